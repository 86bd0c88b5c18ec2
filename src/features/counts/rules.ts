import { isWeekly, type DatePrecision } from '../../core/ingest/record.ts';
import { periodFrom, periodNumber, periodOf, daysOf, type Cadence } from '../../core/series/period.ts';
import type { Series } from '../../core/series/series.ts';
import { addDays, type Day } from '../../core/time.ts';

/** A stretch of days, both ends included. */
export type Span = { readonly from: Day; readonly to: Day };

/** The same days as stretches that neither overlap nor touch, in order. */
export function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = out.at(-1);
    if (last && span.from <= addDays(last.to, 1)) out[out.length - 1] = { from: last.from, to: last.to > span.to ? last.to : span.to };
    else out.push(span);
  }
  return out;
}

/** The days that are in both, each given as `joined` gives it. */
export function common(a: readonly Span[], b: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; a[i]!.to < b[j]!.to ? i++ : j++) {
    const [from, to] = [a[i]!.from > b[j]!.from ? a[i]!.from : b[j]!.from, a[i]!.to < b[j]!.to ? a[i]!.to : b[j]!.to];
    if (from <= to) out.push({ from, to });
  }
  return out;
}

export const covers = (spans: readonly Span[], from: Day, to: Day = from): boolean => spans.some((span) => span.from <= from && to <= span.to);

/** A day, month or year by its name. */
export const spanOf = (period: string): Span => (period.length === 10 ? { from: period, to: period } : daysOf(period));

/** An event, or several that report the same, where it counts. */
export type Placed = {
  readonly source: string; readonly id: string; readonly country: string; readonly day: Day; readonly precision: DatePrecision;
  /** One, or the figure that is added up. */
  readonly value: number;
  readonly areas: readonly string[];
};
/** Of one source: what it covers in each country, by the alpha-3 code. */
export type Coverage = { readonly source: string; readonly countries: ReadonlyMap<string, readonly Span[]> };

/** Whether a date is precise enough for the periods of a cadence. What spans two weeks counts in the week in which it began. */
export const isDated = ({ precision }: Pick<Placed, 'precision'>, cadence: Cadence): boolean => isWeekly(precision) || (cadence !== 'week' && precision === 'month');

/** Whether a day of a country is counted from a source that is trusted more. @param earlier what those cover */
export const isTaken = ({ country, day }: Pick<Placed, 'country' | 'day'>, earlier: readonly Coverage[]): boolean => earlier.some((one) => covers(one.countries.get(country) ?? [], day));

/** The days that the sources together cover in all of some countries. */
export const coveredIn = (coverage: readonly Coverage[], countries: readonly string[]): Span[] =>
  countries.map((country) => joined(coverage.flatMap((one) => one.countries.get(country) ?? []))).reduce((a, b) => common(a, b));

export type Area = { readonly id: string; /** What must be covered for it to be known. */ readonly countries: readonly string[] };

/** The first and last period that lie wholly within what is covered, or null. */
function reach(spans: readonly Span[], cadence: Cadence): { from: number; to: number } | null {
  const whole = spans.flatMap(({ from, to }) => {
    const [a, b] = [periodNumber(periodOf(from, cadence)), periodNumber(periodOf(to, cadence))];
    const [first, last] = [daysOf(periodFrom(a, cadence)).from >= from ? a : a + 1, daysOf(periodFrom(b, cadence)).to <= to ? b : b - 1];
    return first <= last ? [{ from: first, to: last }] : [];
  });
  return whole.length === 0 ? null : { from: whole[0]!.from, to: whole[whole.length - 1]!.to };
}

/** One series for each area, all from the first period that is covered anywhere to the last. Null where an area is not wholly covered. */
export function seriesOf(indicator: string, events: readonly Placed[], areas: readonly Area[], coverage: readonly Coverage[], cadence: Cadence): Series[] {
  const covered = new Map<string, readonly Span[]>();
  for (const { countries } of areas) if (!covered.has(countries.join())) covered.set(countries.join(), coveredIn(coverage, countries));
  const reaches = [...covered.values()].flatMap((spans) => reach(spans, cadence) ?? []);
  if (reaches.length === 0) return [];
  const [first, last] = [Math.min(...reaches.map((one) => one.from)), Math.max(...reaches.map((one) => one.to))];
  const length = last - first + 1;
  const known = new Map([...covered].map(([key, spans]) => [key, wholly(spans, first, length, cadence)]));
  const sums = new Map(areas.map(({ id }) => [id, new Float64Array(length)]));
  const at = new Map<Day, number>();
  for (const { day, value, areas: where } of events.filter((event) => isDated(event, cadence))) {
    let n = at.get(day);
    if (n === undefined) at.set(day, (n = periodNumber(periodOf(day, cadence)) - first));
    if (n < 0 || n >= length) continue;
    for (const area of where) {
      const sum = sums.get(area);
      if (sum) sum[n]! += value;
    }
  }
  const from = periodFrom(first, cadence);
  return areas.map(({ id, countries }) => {
    const [sum, whole] = [sums.get(id)!, known.get(countries.join())!];
    // Figures of sources are seldom exact in binary: what is a hair above a whole number is that number. And minus zero is zero.
    return { indicator, area: id, cadence, from, values: Array.from(sum, (value, i) => (whole[i] ? Math.ceil(value - 1e-6) + 0 : null)) };
  });
}

function wholly(spans: readonly Span[], first: number, length: number, cadence: Cadence): boolean[] {
  const out = Array.from({ length }, () => false);
  for (const span of spans) {
    const inside = reach([span], cadence);
    for (let n = Math.max(inside?.from ?? 0, first); inside && n <= Math.min(inside.to, first + length - 1); n++) out[n - first] = true;
  }
  return out;
}

/** The last day that a source covers in any of the countries. */
export function coversTo({ countries }: Coverage): Day | null {
  const ends = [...countries.values()].flatMap((spans) => spans.at(-1)?.to ?? []);
  return ends.length === 0 ? null : ends.reduce((a, b) => (a > b ? a : b));
}
