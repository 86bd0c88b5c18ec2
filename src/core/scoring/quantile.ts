/**
 * Scores of quantiles and of central intervals, in the unit of the outcome, smaller is better (Gneiting & Raftery,
 * J. Am. Stat. Assoc. 102, 2007; weighted: Bracher, Ray, Gneiting & Reich, PLoS Comput. Biol. 17, 2021).
 */

/** The p point between order statistics: linear, Hyndman & Fan's 7, as numpy has it to the last bit. @param sorted in rising order, at least one. @param p from 0 to 1 */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const [share, lower, upper] = [place - below, sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
  return share < 0.5 ? lower + (upper - lower) * share : upper - (upper - lower) * (1 - share);
}

/** The pinball loss of the forecast that the outcome stays below `quantile` with probability `level`. */
export const quantileScore = (quantile: number, level: number, y: number): number => ((y <= quantile ? 1 : 0) - level) * (quantile - y);

/** Width, and 2 / alpha for each unit by which the outcome lies outside. @param alpha 0.1 for an interval of 90 % */
export const intervalScore = (lower: number, upper: number, alpha: number, y: number): number => upper - lower + (2 / alpha) * (Math.max(0, lower - y) + Math.max(0, y - upper));

/** The interval score of the central interval between linear quantiles of the draws. @param sorted in rising order, at least one */
export const intervalScoreOfSorted = (sorted: ArrayLike<number>, alpha: number, y: number): number => intervalScore(quantileOfSorted(sorted, alpha / 2), quantileOfSorted(sorted, 1 - alpha / 2), alpha, y);

export type Interval = { readonly lower: number; readonly upper: number; readonly alpha: number };

/** Half the error of the median and alpha / 2 of each interval score, over K + ½. @throws RangeError where an interval is upside down */
export function weightedIntervalScore(median: number, intervals: readonly Interval[], y: number): number {
  if (intervals.some(({ lower, upper, alpha }) => !(lower <= upper && alpha > 0 && alpha < 1))) throw new RangeError('an interval has its lower end first and an alpha between 0 and 1');
  const sum = intervals.reduce((all, { lower, upper, alpha }) => all + (alpha / 2) * intervalScore(lower, upper, alpha, y), 0.5 * Math.abs(y - median));
  return sum / (intervals.length + 0.5);
}

/** CRPS by quantiles: twice the mean pinball loss; equals the weighted interval score where levels are symmetric and hold the median. @throws RangeError where lengths differ or are 0 */
export function crpsOfQuantiles(quantiles: readonly number[], levels: readonly number[], y: number): number {
  if (quantiles.length !== levels.length || levels.length === 0) throw new RangeError(`${quantiles.length} quantiles and ${levels.length} levels`);
  return (2 * quantiles.reduce((sum, quantile, i) => sum + quantileScore(quantile, levels[i]!, y), 0)) / levels.length;
}
