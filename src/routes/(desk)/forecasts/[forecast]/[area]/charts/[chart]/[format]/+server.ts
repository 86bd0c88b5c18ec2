import { sayNumber } from '#core/words.ts';
import { layoutFan } from '#web/charts/fan.ts';
import { layoutPast } from '#web/charts/past.ts';
import { fanLabel, fanWords } from '#web/fan-words.ts';
import FanKey from '#web/FanKey.svelte';
import FanSvg from '#web/FanSvg.svelte';
import PastSvg from '#web/PastSvg.svelte';
import { wordsIn } from '#web/words.ts';
import { missing, requireActor } from '../../../../../../../edge.ts';
import { exported, part, type Chart } from '../../../../../../../exports.server.ts';
import { lookAtArea, type LookedArea } from '../../../../../area.server.ts';
import type { RequestHandler } from './$types';

const FAN = { width: 860, height: 440 };
const PAST = { width: 860, height: 340 };
const SMALL = { width: 410, height: 200 };

/** The fan, past forecasts beside what happened, or the histories that resemble. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params } = event;
  const chart = chartOf(params.chart, await lookAtArea(event), locals.lang);
  if (!chart) missing(locals);
  return exported(locals, params.format, chart);
};

function chartOf(name: string, one: LookedArea, lang: 'en' | 'ru'): Chart | null {
  const { w, view: { forecast, rows, past, series } } = one;
  const say = (n: number): string => sayNumber(n, lang);
  const common = { source: [one.source], notes: [one.made] };
  const subtitle = `${one.name}; ${one.origin}; ${one.drawn}; ${one.id}`;
  const from = [forecast.id, forecast.target, forecast.import, forecast.vintage, forecast.origin, forecast.model, one.area] as const;
  const columns = ['forecast', 'target', 'import', 'vintage', 'origin', 'model', 'area'];
  if (name === 'fan') {
    const { title, observed, later, scale, origin, words } = one.fan;
    const drawn = layoutFan({ observed, later, forecast: rows, from: one.fan.from, origin, scale, ...FAN, say, words: { ...fanWords(lang), ...words } });
    return {
      ...common, file: [forecast.id, forecast.target, one.area, 'fan', scale], title: `${title}: ${one.name}`, subtitle, notes: [one.fan.note.replace(/;$/, '.'), one.fan.missing, one.fan.cut, one.made].filter((note) => note !== ''),
      panels: [{ part: part(FanSvg, { chart: drawn, ...FAN, label: fanLabel({ title, observed, forecast: rows, from: one.fan.from, lang }), class: '' }) }],
      key: part(FanKey, { observed: true, bands: true, came: drawn.later.some((dot) => !dot.outside), miss: drawn.later.some((dot) => dot.outside), gap: drawn.gaps.length > 0, lang }),
      table: {
        columns: [...columns, 'month', 'observed', 'q_05', 'q_25', 'median', 'q_75', 'q_95', 'p_1', 'p_25', 'p_100', 'source', 'licence'],
        rows: [
          ...observed.map(({ month, value }) => [...from, month, value, null, null, null, null, null, null, null, null, series.source, series.licence]),
          ...rows.map((r) => [...from, r.month, later.find((seen) => seen.month === r.month)?.value ?? null, r.q05, r.q25, r.median, r.q75, r.q95, r.p1, r.p25, r.p100, series.source, series.licence]),
        ],
      },
    };
  }
  if (name === 'past' && past.length > 0) {
    const drawn = layoutPast({ blocks: one.past.blocks, ...PAST, say, inside: w.inside! });
    return {
      ...common, file: [forecast.target, one.area, forecast.model, 'past'], title: `${w.past}: ${one.name}`, subtitle: `${one.past.cap} ${forecast.model}`,
      panels: [{ part: part(PastSvg, { chart: drawn, ...PAST, label: one.past.said, class: '' }) }], key: part(FanKey, { bands: true, dots: wordsIn(lang).fan.inside, miss: drawn.blocks.some(({ crosses }) => crosses.length > 0), lang }),
      table: {
        columns: ['forecast', 'area', 'month', 'q_05', 'q_25', 'median', 'q_75', 'q_95', 'observed', 'crps', 'ignorance_bits', 'interval_score_90', 'inside_90', 'crps_conflictology_12', 'crps_last', 'crps_nb_12', 'resolution'],
        rows: past.flatMap((block) => block.months.map(({ score, ...r }) => [block.forecast, one.area, r.month, r.q05, r.q25, r.median, r.q75, r.q95, r.observed, ...(score ? [score.crps, score.ign, score.mis, score.inside90 ? 'yes' : 'no', ...['conflictology-12', 'last', 'nb-12'].map((method) => score.beside[method]?.crps ?? null), score.resolution] : [null, null, null, '', null, null, null, ''])])),
      },
    };
  }
  if (name === 'similar' && one.similar.length > 0) {
    return {
      ...common, file: [forecast.id, one.area, 'similar'], title: `${w.why}: ${one.name}`, subtitle, columns: 2, notes: [w.whyCap!, one.made],
      panels: one.similar.map((s) => ({ heading: s.name, sub: s.says, part: part(FanSvg, { chart: layoutFan({ observed: s.before, later: s.after, forecast: [], ahead: s.after.length, from: s.before[0]!.month, origin: s.month, scale: 'log', ...SMALL, say }), ...SMALL, label: s.name, class: '' }) })),
      table: { columns: ['forecast', 'area', 'resembles', 'up_to', 'month', 'value', 'followed'], rows: one.similar.flatMap((s) => [...s.before.map(({ month, value }) => [forecast.id, one.area, s.area, s.month, month, value, 'no']), ...s.after.map(({ month, value }) => [forecast.id, one.area, s.area, s.month, month, value, 'yes'])]) },
    };
  }
  return null;
}
