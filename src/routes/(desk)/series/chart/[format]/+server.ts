import { sayMonth } from '#core/time.ts';
import { fill, plural, say, sayNumber } from '#core/words.ts';
import ChartKey from '#web/ChartKey.svelte';
import LineChartSvg from '#web/LineChartSvg.svelte';
import SmallMultipleSvg from '#web/SmallMultipleSvg.svelte';
import { layoutMultiple } from '#web/charts/multiple.ts';
import { layoutSeries } from '#web/charts/series.ts';
import { wordsIn } from '#web/words.ts';
import { areaName, missing, read, requireActor } from '../../../../edge.ts';
import { exported, part } from '../../../../exports.server.ts';
import { seriesAsked } from '../../shown.ts';
import type { RequestHandler } from './$types';

const SIZE = { width: 860, height: 280 };

/** One series in one country, in the vintage that the desk holds now. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params, url } = event;
  const { lang } = locals;
  const { present, area, points } = await read(locals, (lease) => seriesAsked(lease, url.searchParams));
  if (!present || area === null) missing(locals);
  const w = wordsIn(lang);
  const [name, unit] = [areaName(locals, area), say(present.unit, lang)];
  const monthly = present.cadence === 'month';
  const at = (period: string): string => (period.length === 4 ? period : sayMonth(period, lang));
  const { covers_from: from, covers_to: to } = present;
  const label = `${name}, ${unit}`;
  const number = (n: number): string => sayNumber(n, lang);
  const line = layoutSeries({ points: points.map((p) => ({ month: p.period, value: p.value })), from, to, evidence: [], limits: [], ...SIZE, say: number });
  const gaps = monthly ? line.gaps.reduce((n, gap) => n + gap.months, 0) : 0;
  const drawn = monthly ? part(LineChartSvg, { chart: line, ...SIZE, label, class: '' }) : part(SmallMultipleSvg, { chart: layoutMultiple({ cadence: 'year', points, from, to, ...SIZE, say: number }), ...SIZE, label, class: '' });
  const documents = [...new Set(points.flatMap((p) => (p.source === null ? [] : [p.source])))];
  return exported(locals, params.format, {
    file: [present.series, area, from, to], title: `${say(present.title, lang)}: ${name}`, subtitle: `${unit}; ${fill(w.export.window, { from: at(from), to: at(to) })}`,
    panels: [{ part: drawn }], key: monthly ? (gaps > 0 ? part(ChartKey, { gap: w.chart.gap }) : undefined) : part(ChartKey, { gap: w.multiple.gap.split(':')[0] }), notes: gaps > 0 ? [plural(lang, gaps, w.chart.gaps)] : [],
    source: [fill(w.export.source, { source: present.source, licence: present.licence, vintage: present.vintage }), ...documents],
    table: { columns: ['series', 'area', 'period', 'value', 'unit', 'source', 'licence', 'vintage', 'published', 'import'], rows: points.map((p) => [present.series, area, p.period, p.value, unit, p.source ?? present.source, present.licence, present.vintage, p.published, present.id]) },
  });
};
