/** Deaths a month that a reader asks about. */
export const THRESHOLDS = [1, 25, 100] as const;
export type Threshold = (typeof THRESHOLDS)[number];

/** What pages read of a row of draws: order statistics, so that of whole numbers they are whole numbers, and shares of the draws. */
export type Summary = {
  readonly q05: number; readonly q25: number; readonly median: number; readonly q75: number; readonly q95: number;
  /** Share of draws of at least 1, 25 and 100. */
  readonly p1: number; readonly p25: number; readonly p100: number;
};

/** The smallest draw that at least this share of draws does not exceed. @param sorted in rising order, at least one. @param p above 0 */
export const orderStatistic = (sorted: ArrayLike<number>, p: number): number => sorted[Math.max(0, Math.ceil(p * sorted.length - 1e-9) - 1)]!;

/** The share of draws that reach a number. @param sorted in rising order */
export function reaching(sorted: ArrayLike<number>, least: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! < least) from = middle + 1;
    else to = middle;
  }
  return (sorted.length - from) / sorted.length;
}

/** @param sorted in rising order. @throws RangeError where there is none */
export function summaryOf(sorted: ArrayLike<number>): Summary {
  if (sorted.length === 0) throw new RangeError('no draw');
  const at = (p: number): number => orderStatistic(sorted, p);
  const [p1, p25, p100] = THRESHOLDS.map((least) => reaching(sorted, least)) as [number, number, number];
  return { q05: at(0.05), q25: at(0.25), median: at(0.5), q75: at(0.75), q95: at(0.95), p1, p25, p100 };
}
