import { addDays, type Day } from '../../core/time.ts';
import { daysOf, periodNumber, shiftPeriod } from '../../core/series/period.ts';
import { valueIn, type Series } from '../../core/series/series.ts';

/** Indicator and area of a series, as one word. */
export const nameOf = ({ indicator, area }: Pick<Series, 'indicator' | 'area'>): string => `${indicator}.${area}`;

/**
 * The periods of a series that have a figure now which they did not have, or had otherwise, when it was last looked at; no longer ago
 * than signals stay open, since what is older is nobody's news. Judged again are only these: the same figure gives no second mark.
 * @param before the series as it was known then; null where it was not
 */
export function freshPeriods(now: Series, before: Series | null, today: Day, days: number): string[] {
  const oldest = addDays(today, -days);
  return now.values.flatMap((value, i) => {
    const period = shiftPeriod(now.from, i);
    const { to } = daysOf(period);
    return value === null || to < oldest || to >= today || value === valueIn(before, period) ? [] : [period];
  });
}

const placeIn = ({ from }: Series, period: string): number => periodNumber(period) - periodNumber(from);

/** Since a signal's period, its series has been at or below the limit for two known periods in a row: the second of them, or null. */
export function clearedIn(series: Series, period: string, limit: number): string | null {
  let below = 0;
  for (let at = placeIn(series, period) + 1; at < series.values.length; at++) {
    const value = series.values[at] ?? null;
    below = value === null ? 0 : value <= limit ? below + 1 : 0;
    if (below === CLEARS_AFTER) return shiftPeriod(series.from, at);
  }
  return null;
}
export const CLEARS_AFTER = 2;
