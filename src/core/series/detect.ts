import { beyond } from '../detection/counts.ts';
import { above, fitByMoments, quantile } from '../probability/negative-binomial.ts';
import { cadenceOf, periodNumber, periodsBetween, shiftPeriod } from './period.ts';

/**
 * The detector: a month is marked when its count lies above the 99 % point of a negative binomial fitted by moments to
 * the 36 months before it. It looks back and never ahead, knows nothing of causes, and says how often chance alone would mark.
 *
 * The quantile rule is the simplest member of the family of Farrington et al. (1996) and Noufaily et al. (2013): no trend,
 * no season. On counts that change their level it fires more often than it says; so the number of marks found is always
 * shown beside the number that chance would give.
 */
export const WINDOW = 36;
/** Fewer known months than this before it, and a month is not judged. */
export const LEAST = 24;
export const LEVEL = 0.99;

export type Point = { readonly period: string; readonly value: number };

/** One judged month. `low` and `high` are the 1 % and 99 % points; `chance` is the probability of a mark if nothing has changed, `tail` that of a count this high or higher. */
export type Judged = {
  readonly period: string; readonly observed: number; readonly expected: number; readonly low: number; readonly high: number;
  readonly chance: number; readonly tail: number; readonly months: number; readonly marked: boolean;
};

/** Judges one month by the months before it; null where the month or too many of those before it are not known. */
export function judge(known: ReadonlyMap<string, number>, period: string): Judged | null {
  const observed = known.get(period);
  if (observed === undefined || cadenceOf(period) !== 'month') return null;
  const before = periodsBetween(shiftPeriod(period, -WINDOW), shiftPeriod(period, -1)).flatMap((p) => known.get(p) ?? []);
  if (before.length < LEAST) return null;
  const model = fitByMoments(before);
  const high = quantile(model, LEVEL);
  return {
    period, observed, expected: before.reduce((sum, value) => sum + value, 0) / before.length, low: quantile(model, 1 - LEVEL), high,
    chance: above(model, high), tail: beyond(model, observed - 1), months: before.length, marked: observed > high,
  };
}

/**
 * Judges every month of a series from `from` to `to`.
 * @param points counts, whole numbers; a month without a point is not known, which is not zero.
 */
export function judgeSeries(points: readonly Point[], from: string, to: string): Judged[] {
  const known = new Map(points.map(({ period, value }) => [period, value]));
  return periodsBetween(from, to).flatMap((period) => judge(known, period) ?? []);
}

/** How many marks chance alone would give, if nothing had changed in any of the judged months. */
export const expectedByChance = (judged: readonly Judged[]): number => judged.reduce((sum, one) => sum + one.chance, 0);

/** The months without a figure between the first and the last that have one: stretches of silence inside a series. */
export function silences(points: readonly Point[]): { from: string; to: string }[] {
  const sorted = points.map((p) => p.period).sort((a, b) => (a < b ? -1 : 1));
  return sorted.flatMap((period, i) => {
    const before = sorted[i - 1];
    if (before === undefined || periodNumber(period) - periodNumber(before) < 2) return [];
    return [{ from: shiftPeriod(before, 1), to: shiftPeriod(period, -1) }];
  });
}
