import { shiftPeriod } from '#core/series/period.ts';
import { fill, sayNumber } from '#core/words.ts';
import AreaMapKey from '#web/AreaMapKey.svelte';
import AreaMapSvg from '#web/AreaMapSvg.svelte';
import ChartKey from '#web/ChartKey.svelte';
import SmallMultipleSvg from '#web/SmallMultipleSvg.svelte';
import WeekChartSvg from '#web/WeekChartSvg.svelte';
import { layoutMultiple } from '#web/charts/multiple.ts';
import { layoutWeeks } from '#web/charts/weeks.ts';
import { wordsIn } from '#web/words.ts';
import { missing, requireActor } from '../../../../../../../edge.ts';
import { exported, part, type Chart } from '../../../../../../../exports.server.ts';
import { lookAt } from '../../../look.server.ts';
import type { RequestHandler } from './$types';

type Looked = Awaited<ReturnType<typeof lookAt>>;
type Shown = NonNullable<Looked['shown']>;
const WEEKS = { width: 860, height: 220 };
const MONTHS = { width: 270, height: 110 };

/** The map, the strip of all countries, the chosen area week by week, or the areas month by month; for the weeks that the address asks for. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params } = event;
  const looked = await lookAt(event);
  const chart = looked.shown && chartOf(params.chart, looked, looked.shown, locals.lang);
  if (!chart) missing(locals);
  return exported(locals, params.format, chart);
};

function chartOf(name: string, looked: Looked, shown: Shown, lang: 'en' | 'ru'): Chart | null {
  const { w, id, what, count, kind } = looked;
  const said = wordsIn(lang);
  const [from, to] = [shown.weeks.from, shown.weeks.to];
  const source = [...shown.sources.map((one) => `${one.title}, ${one.import}: ${one.rest}; ${one.licence}`), ...(looked.on === null ? [] : [fill(said.export.known, { day: looked.on })])];
  const notes = [...(shown.countryOnly ? [shown.countryOnly] : []), ...shown.left];
  const imports = shown.sources.map((one) => `${one.id} ${one.import}`).join('; ');
  const common = { subtitle: `${what}; ${shown.span}`, source, notes };
  const areas = { columns: ['count', 'kind', 'area', 'name', 'from_week', 'to_week', 'value', 'source'], rows: shown.rows.map((row) => [count, kind, row.id, row.name, from, to, row.value, imports]) };
  if (name === 'map') {
    return {
      ...common, file: [id, count ?? '', kind, from, to], title: fill(w.mapTitle!, { what, span: shown.span, kind: w[`kind_${kind}`]! }), table: areas, source: [...source, said.areas.borders],
      panels: [{ part: part(AreaMapSvg, { map: shown.maps.wide, label: what, areas: shown.rows.map(({ id: area, said: words }) => ({ id: area, said: words, href: '' })), chosen: shown.area, class: '' }, 'map', 'areas') }],
      key: part(AreaMapKey, { map: shown.maps.wide, breaks: shown.breaks, lang }),
    };
  }
  if (name === 'months') {
    return {
      ...common, file: [id, count ?? '', 'months', shown.multiplesFrom, shown.multiplesTo], title: `${w.multiples}: ${what}`, columns: 3,
      panels: shown.multiples.map((one) => ({ heading: one.name, sub: `${one.figure} ${w.inSpan}`, part: part(SmallMultipleSvg, { chart: layoutMultiple({ cadence: 'month', points: one.points, from: shown.multiplesFrom, to: shown.multiplesTo, ...MONTHS, say: (n) => sayNumber(n, lang) }), ...MONTHS, label: one.name, class: '' }) })),
      table: { columns: ['count', 'area', 'name', 'month', 'value', 'source'], rows: shown.multiples.flatMap((one) => one.points.map((p) => [count, one.key, one.name, p.period, p.value, imports])) },
    };
  }
  const weekly = name === 'area' && shown.chosen ? { ...shown.chosen, title: fill(w.weekly!, { what, area: shown.chosen.name }) } : name === 'time' ? { id: 'all', ...shown.strip, title: w.time! } : null;
  if (!weekly) return null;
  const { values, from: first } = weekly;
  return {
    ...common, file: [id, count ?? '', weekly.id, first, shiftPeriod(first, Math.max(0, values.length - 1))], title: weekly.title,
    panels: [{ part: part(WeekChartSvg, { chart: layoutWeeks({ from: first, values, span: shown.weeks, ...WEEKS, say: (n) => sayNumber(n, lang) }), ...WEEKS, label: weekly.title, class: '' }) }],
    key: part(ChartKey, { gap: values.includes(null) ? said.weeks.gap : undefined }),
    table: { columns: ['count', 'area', 'week', 'value', 'source'], rows: values.map((value, i) => [count, weekly.id, shiftPeriod(first, i), value, imports]) },
  };
}
