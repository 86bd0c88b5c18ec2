import { dayOf, sayDay, sayMonth } from '#core/time.ts';
import { fill, say, sayNumber } from '#core/words.ts';
import { periodsBetween, shiftPeriod } from '#core/series/period.ts';
import { areaView, confidenceOf, forecastsWords, trustOf, type AreaView, type Past } from '#features/forecasts/index.ts';
import { areaName, missing, peopleNames, read } from '../../edge.ts';
import { capital, headline, nounOf, sayShare, telling, whatOf, wordFor, type Words } from './said.ts';

/** Months before the origin that are drawn. */
const HISTORY = 40;
const METHODS = ['conflictology-12', 'last', 'nb-12'] as const;
type At = { locals: App.Locals; params: { forecast: string; area: string }; url: URL };

/** Everything that the page of a country says, and that its charts export. @throws 404 */
export async function lookAtArea({ locals, params, url }: At) {
  const { lang, charter } = locals;
  const w = forecastsWords[lang].ui;
  const found = await read(locals, async (lease) => ({ view: await areaView(lease, params.forecast, params.area), name: await peopleNames(lease, locals) }));
  const { view } = found;
  if (!view) missing(locals);
  const { forecast, series, rows, history, later, past, similar } = view;
  const noun = nounOf(forecast.target, w);
  const number = (n: number): string => sayNumber(n, lang);
  const first = rows[0]!;
  const asked = telling(first);
  const trust = trustOf(past);
  const confidence = confidenceOf(trust);
  const scale = url.searchParams.get('scale') === 'plain' ? ('plain' as const) : ('log' as const);
  const from = history.length > HISTORY ? shiftPeriod(forecast.origin, 1 - HISTORY) : series.covers_from;
  const shown = history.filter(({ month }) => month >= from);
  const name = areaName(locals, params.area);
  const source = fill(w.sourceLine!, { source: series.source, licence: series.licence, vintage: series.vintage, import: series.id });
  return {
    w, name, area: params.area, noun, id: forecast.id, example: forecast.example, view, source, asked, first, seriesTitle: say(series.title, lang),
    title: `${name}: ${headline(asked.p, whatOf(asked.n, first.month, forecast.target, w, lang), locals)}`,
    origin: fill(w.origin!, { month: sayMonth(forecast.origin, lang), n: forecast.horizons }), drawn: fill(w.drawn!, { n: number(forecast.size), model: forecast.model }),
    issued: fill(w.issuedBy!, { id: forecast.id, when: sayDay(dayOf(forecast.issued_at, charter.seat.zone), lang), who: found.name(forecast.issued_by) }), seq: forecast.seq, model: forecast.model,
    made: forecast.origin < forecast.covers_to ? fill(w.afterwardsNote!, { origin: sayMonth(forecast.origin, lang), vintage: forecast.vintage }) : w.aheadNote!,
    confidence: { level: w[`conf_${confidence.level}`]!, why: w[`c_${confidence.why}`]! },
    fan: {
      title: capital(fill(w.fanTitle!, { noun })), sub: name, scale, from, origin: forecast.origin, observed: shown, later, forecast: rows, words: { origin: fill(w.originLabel!, { month: sayMonth(forecast.origin, lang) }), observed: w.observedLabel! },
      note: scale === 'plain' ? w.plainScale! : fill(w.logScale!, { high: number(Math.max(...shown.map(({ value }) => value ?? 0), ...rows.map(({ q95 }) => q95))) }), other: scale === 'plain' ? { href: '?', text: w.toLog! } : { href: '?scale=plain', text: w.toPlain! },
      missing: shown.some(({ value }) => value === null) ? w.missingMonths! : '', cut: from > series.covers_from ? fill(w.cut!, { month: sayMonth(from, lang) }) : '',
    },
    trust: trust.months === 0 ? null : {
      note: fill(w.trustNote!, { from: past.find((one) => one.own)!.year, to: trust.last!.year }),
      stats: [
        { figure: per(trust.inside90, trust.months, w), text: fill(w.in90!, { n: number(trust.months) }) }, { figure: per(trust.inside50, trust.months, w), text: w.in50! },
        { figure: fill(w.ofN!, { n: trust.won, all: trust.years }), text: w.wonYears! }, { figure: fill(w.ofN!, { n: trust.last!.outside, all: trust.last!.months }), text: fill(w.lastOutside!, { year: trust.last!.year }) },
      ],
      says: w[`c_${confidence.why}`]!, worst: fill(w.worst!, { month: sayMonth(trust.worst!.month, lang), observed: number(trust.worst!.observed!), low: number(trust.worst!.q05), high: number(trust.worst!.q95) }),
    },
    past: {
      cap: capital(fill(w.pastCap!, { noun })), said: past.length === 0 ? '' : fill(w.pastSaid!, { from: past[0]!.year, to: past.at(-1)!.year, inside: trust.inside90, all: trust.months }),
      blocks: past.map((one) => ({ label: one.year, href: `/forecasts/${one.forecast}/${params.area}`, sub: insideOf(one, w), months: one.months.map(({ month, q05, q25, median, q75, q95, observed }) => ({ month, q05, q25, median, q75, q95, observed })) })),
    },
    errors: errorsOf(past, w, lang),
    rows: rows.map((row) => ({
      month: sayMonth(row.month, lang), shares: [row.p1, row.p25, row.p100].map((p) => ({ p, said: sayShare(p, w) })), median: number(row.median), interval: fill(w.interval!, { low: number(row.q05), high: number(row.q95) }),
      observed: observedIn(view, row.month, number),
    })),
    thresholds: [1, 25, 100].map((n) => fill(w.atLeast!, { n })), anyObserved: later.length > 0,
    read: fill(w.readText!, { n: asked.n, month: sayMonth(first.month, lang), p: sayShare(asked.p, w), hundred: Math.round(asked.p * 100), ...wordFor(asked.p, locals) }),
    reached: trust.months === 0 ? w.readNone! : fill(w.readReached!, { all: trust.months, reached: trust.reached(asked.n), n: asked.n }),
    similar: similar.map((one) => ({
      key: `${one.area} ${one.month}`, name: fill(w.similar!, { area: areaName(locals, one.area), month: sayMonth(one.month, lang) }), distance: fill(w.resembles!, { d: number(Math.round(one.distance * 100) / 100) }), area: one.area, month: one.month, before: one.before, after: one.after,
      says: fill(w.similarAfter!, { before: number(Math.round(mean(one.before.slice(-12).flatMap(({ value }) => value ?? [])))), after: number(Math.round(mean(one.after.map(({ value }) => value)))) }),
    })),
    resolution: resolutionOf(view, w, lang),
  };
}
export type LookedArea = Awaited<ReturnType<typeof lookAtArea>>;

const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length);
const per = (n: number, of: number, w: Words): string => fill(w.percent!, { n: Math.round((n / of) * 100) });
const observedIn = (view: AreaView, month: string, number: (n: number) => string): string | null => { const one = view.later.find((other) => other.month === month); return one ? number(one.value) : null; };

function insideOf(one: Past, w: Words): string {
  const scored = one.months.filter(({ score }) => score !== null);
  return scored.length === 0 ? w.pending! : fill(w.ofN!, { n: scored.filter(({ score }) => score!.inside90).length, all: scored.length });
}

/** A year a line: our error beside that of each method, the smallest marked. */
function errorsOf(past: readonly Past[], w: Words, lang: string) {
  const scored = past.filter((one) => one.own !== null);
  if (scored.length === 0) return null;
  const methods = METHODS.filter((name) => scored.every((one) => name in one.beside));
  const say = (crps: number): string => sayNumber(crps < 10 ? Math.round(crps * 10) / 10 : Math.round(crps), lang);
  const line = (own: number, beside: readonly number[]) => {
    const least = Math.min(own, ...beside);
    const best = own === least ? 'ours' : methods[beside.indexOf(least)]!;
    return { cells: [own, ...beside].map((crps) => ({ said: say(crps), best: crps === least })), best: w[`m_${best}`] ?? best, ours: best === 'ours' };
  };
  return {
    heads: methods.map((name) => w[`m_${name}`] ?? name), caps: methods.map((name) => w[`cap_${name}`] ?? ''),
    lines: scored.map((one) => ({ year: one.year, months: one.months.filter(({ score }) => score).length, ...line(one.own!.crps, methods.map((name) => one.beside[name]!.crps)) })),
    mean: line(mean(scored.map((one) => one.own!.crps)), methods.map((name) => mean(scored.map((one) => one.beside[name]!.crps)))),
  };
}

function resolutionOf({ forecast, resolutions, scores, later }: AreaView, w: Words, lang: string) {
  const span = (months: readonly string[]): string => (months.length === 1 ? sayMonth(months[0]!, lang) : `${sayMonth(months[0]!, lang)} – ${sayMonth(months.at(-1)!, lang)}`);
  const all = periodsBetween(shiftPeriod(forecast.origin, 1), shiftPeriod(forecast.origin, forecast.horizons));
  return {
    note: scores.length === 0 ? w.pending! : fill(w.resolvedText!, { n: scores.length, of: all.length }), waiting: later.some((one) => scores.find((score) => score.month === one.month)?.observed !== one.value), pending: fill(w.pendingText!, { month: sayMonth(forecast.origin, lang) }),
    list: resolutions.map((one) => ({ id: one.id, seq: one.seq, text: fill(w.resolvedIn!, { id: one.id, months: span(one.months.map(({ month }) => month)), import: one.import }) })),
  };
}
