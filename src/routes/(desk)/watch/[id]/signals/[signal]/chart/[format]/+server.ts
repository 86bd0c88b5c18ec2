import { cadenceOf } from '#core/series/period.ts';
import { valueIn } from '#core/series/series.ts';
import { sayDay } from '#core/time.ts';
import { fill, say } from '#core/words.ts';
import { explain, signalByKey, signalsWords } from '#features/signals/index.ts';
import { readerOf } from '#features/sources/index.ts';
import { fileById } from '#features/watch/index.ts';
import SignalChartSvg from '#web/SignalChartSvg.svelte';
import ChartKey from '#web/ChartKey.svelte';
import { sayPeriod } from '#web/charts/periods.ts';
import { layoutSignal } from '#web/charts/signal.ts';
import { signalLines, signalWords } from '#web/signal-words.ts';
import { wordsIn } from '#web/words.ts';
import { missing, read, requireActor } from '../../../../../../../edge.ts';
import { exported, part } from '../../../../../../../exports.server.ts';
import { sayFinding, sayIndicator, sayRarity, partsOf, weeksAround, type Said } from '../../../../../signals.ts';
import type { RequestHandler } from './$types';

const SIZE = { width: 860, height: 260 };

/** The weeks behind a signal, with what was expected, the limit, and the imports that it was raised on. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params } = event;
  const { lang } = locals;
  const at = partsOf(params.signal);
  const found = at && cadenceOf(at.period) === 'week' ? await read(locals, async (lease) => {
    const file = (await fileById(lease, params.id))?.file;
    const signal = file && (await signalByKey(lease, `${params.id}/${params.signal}`));
    return file && signal ? { file, signal, told: await explain(lease, file, { ...at, run: signal.run }) } : null;
  }) : null;
  if (!found?.told.series || !found.told.run) missing(locals);
  const { file, signal: { mark, indicator, area, period }, told: { series, run } } = found;
  const behind = run!.vintages.filter((v) => v.indicator === indicator);
  const said: Said = { locals, w: signalsWords[lang].ui, file };
  const w = wordsIn(lang);
  const points = weeksAround(series!, period);
  const lines = signalLines({ expected: Math.round(mark.expected * 10) / 10, upper: mark.upper ?? undefined }, lang);
  const chart = layoutSignal({ points, cadence: 'week', lines, ...SIZE, ...signalWords(period, valueIn(series, period), lang) });
  const window = fill(w.export.window, { from: sayPeriod(points[0]!.period, lang), to: sayPeriod(points.at(-1)!.period, lang) });
  return exported(locals, params.format, {
    file: [file.id, indicator, area, points[0]!.period, points.at(-1)!.period], title: sayFinding(mark, said), subtitle: `${sayIndicator(indicator, said)}; ${window}`,
    panels: [{ part: part(SignalChartSvg, { chart, ...SIZE, label: params.signal, class: '' }) }], key: part(ChartKey, { gap: chart.gaps.length > 0 ? w.signal.gap : undefined }),
    notes: [said.w.chartWeeks!, `${said.w.rarity}: ${sayRarity(mark, said)}.`],
    source: behind.map((v) => fill(said.w.vintageText!, { source: readerOf(v.source) ? say(readerOf(v.source)!.title, lang) : v.source, import: v.import, vintage: v.vintage === '' ? '' : ` (${v.vintage})`, to: v.to === null ? '?' : sayDay(v.to, lang) })),
    table: { columns: ['indicator', 'area', 'week', 'value', 'marked', 'expected', 'limit', 'run', 'source', 'vintage'], rows: points.map((p) => [indicator, area, p.period, p.value, p.period === period ? 'marked' : null, p.period === period ? Number(mark.expected.toFixed(2)) : null, p.period === period ? mark.upper : null, run!.id, behind.map((v) => `${v.source} ${v.import}`).join('; '), behind.map((v) => v.vintage).join('; ')]) },
  });
};
