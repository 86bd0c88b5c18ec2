import { sayMonth } from '#core/time.ts';
import { fill, say, sayNumber } from '#core/words.ts';
import { FEWEST_MONTHS, forecastsWords, type AllAreas } from '#features/forecasts/index.ts';
import { numericOf } from '#platform/countries.ts';
import { areaName } from '../../edge.ts';
import { drawMap } from '../watch/map.server.ts';
import { hrefOf, nounOf, sayChange, sayShare } from './said.ts';

/** Lower ends of the classes of the map, in per cent. */
const BREAKS = [5, 20, 55, 80];
const SIZE = { width: 476, height: 380, most: 9 };
const NARROW = { width: 358, height: 300, most: 7 };

/** All countries of a forecast in one month, as the pages show them and as they are exported. */
export function sayAll(all: AllAreas, locals: App.Locals) {
  const { lang } = locals;
  const w = forecastsWords[lang].ui;
  const { forecast, series, before, month } = all;
  const noun = nounOf(forecast.target, w);
  const number = (n: number): string => sayNumber(n, lang);
  const sinceOrigin = before && all.areas.some(({ earlier }) => earlier) ? sayMonth(before.origin, lang) : null;
  const areas = all.areas.map(({ row, earlier, observed }) => {
    const share = sayShare(row.p25, w);
    const change = earlier ? sayChange(row.p25, earlier.p25) : null;
    return {
      code: row.area, name: areaName(locals, row.area), href: hrefOf(forecast.id, row.area), row, earlier: earlier?.p25 ?? null, p25: { p: row.p25, said: share }, p1: { p: row.p1, said: sayShare(row.p1, w) }, p100: { p: row.p100, said: sayShare(row.p100, w) }, change,
      median: number(row.median), interval: fill(w.interval!, { low: number(row.q05), high: number(row.q95) }), observed: observed === null ? null : number(observed),
      said: [fill(w.mapSaid!, { name: areaName(locals, row.area), p: share, month: sayMonth(month, lang) }), ...(change && sinceOrigin ? [fill(w.changeSaid!, { change, before: sinceOrigin })] : [])].join('; '),
      label: `${share}${change === null ? '' : ` (${change})`}`,
    };
  }).sort((a, b) => b.row.p25 - a.row.p25 || b.row.median - a.row.median || (a.code < b.code ? -1 : 1));
  const left = forecast.left_out.map(({ area, why }) => ({ code: area, name: areaName(locals, area), why: fill(w[`why_${why}`]!, { n: FEWEST_MONTHS }) }));
  const countries = [...areas.map(({ code, name, p25, label }) => ({ code, numeric: numericOf(code) ?? '', name, value: p25.p * 100 < BREAKS[0]! ? 0 : p25.p * 100, label })), ...left.map(({ code, name }) => ({ code, numeric: numericOf(code) ?? '', name, value: null }))];
  const draw = (size: typeof SIZE) => drawMap({ countries, outside: [], fit: countries.map(({ code }) => code), segments: [], breaks: BREAKS, none: w.legendNone!, lang, size });
  return {
    id: forecast.id, seq: forecast.seq, example: forecast.example, month, monthSaid: sayMonth(month, lang), noun, areas, left, breaks: BREAKS, legend: [0, 1, 2, 3].map((i) => w[`legend_${i}`]!), map: draw(SIZE), narrow: draw(NARROW),
    months: all.months.map((one) => ({ value: one, label: sayMonth(one, lang) })), anyObserved: areas.some(({ observed }) => observed !== null), seriesTitle: series ? say(series.title, lang) : forecast.target,
    mapTitle: fill(w.mapTitle!, { noun, month: sayMonth(month, lang) }), mapNote: sinceOrigin ? fill(w.mapNote!, { month: sayMonth(month, lang), before: sinceOrigin }) : fill(w.mapNoteAlone!, { month: sayMonth(month, lang) }),
    tableNote: sinceOrigin ? fill(w.tableNote!, { month: sayMonth(month, lang), before: sinceOrigin }) : fill(w.tableNoteAlone!, { month: sayMonth(month, lang) }), before: before && { id: before.id, href: hrefOf(before.id), origin: sayMonth(before.origin, lang) },
    origin: fill(w.origin!, { month: sayMonth(forecast.origin, lang), n: forecast.horizons }), drawn: fill(w.drawn!, { n: number(forecast.size), model: forecast.model }), model: forecast.model,
    made: forecast.origin < forecast.covers_to ? fill(w.afterwardsNote!, { origin: sayMonth(forecast.origin, lang), vintage: forecast.vintage }) : w.aheadNote!,
    source: series ? fill(w.sourceLine!, { source: series.source, licence: series.licence, vintage: series.vintage, import: series.id }) : '',
  };
}
export type SaidAll = ReturnType<typeof sayAll>;
