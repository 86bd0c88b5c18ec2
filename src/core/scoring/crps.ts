/**
 * The continuous ranked probability score of forecasts given as draws, in the unit of the outcome, smaller is better
 * (Gneiting & Raftery, J. Am. Stat. Assoc. 102, 2007; estimators: Zamo & Naveau, Math. Geosci. 50, 2018).
 */

/** Draws in rising order. @throws RangeError where there is none, or one is no number */
export function rising(draws: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(draws).sort();
  if (sorted.length === 0) throw new RangeError('a forecast has at least one draw');
  if (Number.isNaN(sorted[sorted.length - 1])) throw new RangeError('a draw is no number');
  return sorted;
}

/** Σ|x - y|, and Σ of |x - x'| over the pairs of draws, each pair once. */
function distances(sorted: ArrayLike<number>, y: number): { toOutcome: number; ofPairs: number } {
  const n = sorted.length;
  let [toOutcome, ofPairs] = [0, 0];
  for (let i = 0; i < n; i++) {
    const x = sorted[i]!;
    toOutcome += Math.abs(x - y);
    ofPairs += (2 * i - n + 1) * x;
  }
  return { toOutcome, ofPairs };
}

/** Of the empirical distribution: mean|x - y| - Σ|x - x'| / 2n² over ordered pairs. @param sorted in rising order, at least one */
export function crpsOfSorted(sorted: ArrayLike<number>, y: number): number {
  const { toOutcome, ofPairs } = distances(sorted, y);
  return toOutcome / sorted.length - ofPairs / sorted.length ** 2;
}

/** Of the empirical distribution of the draws (`edf`, n²): what xskillscore and the ViEWS challenge compute. @throws RangeError without a draw */
export const crps = (draws: ArrayLike<number>, y: number): number => crpsOfSorted(rising(draws), y);

/**
 * Unbiased for the distribution the draws came from (`fair`, n(n - 1): Ferro, Q. J. R. Meteorol. Soc. 140, 2014), so that
 * forecasts with few draws can be put beside forecasts with many. May be negative. @throws RangeError with fewer than two draws
 */
export function crpsFair(draws: ArrayLike<number>, y: number): number {
  const n = draws.length;
  if (n < 2) throw new RangeError('the fair score needs two draws');
  const { toOutcome, ofPairs } = distances(rising(draws), y);
  return toOutcome / n - ofPairs / (n * (n - 1));
}

/** Of draws that weigh differently. @param weights not negative, of any sum above 0; one to a draw. @throws RangeError otherwise */
export function crpsWeighted(draws: ArrayLike<number>, weights: ArrayLike<number>, y: number): number {
  if (weights.length !== draws.length) throw new RangeError(`${draws.length} draws and ${weights.length} weights`);
  const total = Array.from(weights).reduce((sum, w) => sum + w, 0);
  if (!(total > 0) || Array.from(weights).some((w) => !(w >= 0))) throw new RangeError('weights are not negative and not all zero');
  const order = Array.from(draws, (_, i) => i).sort((a, b) => draws[a]! - draws[b]!);
  let [toOutcome, ofPairs, weight, moment] = [0, 0, 0, 0];
  for (const i of order) {
    const [x, w] = [draws[i]!, weights[i]! / total];
    toOutcome += w * Math.abs(x - y);
    ofPairs += w * (x * weight - moment);
    weight += w;
    moment += w * x;
  }
  return toOutcome - ofPairs;
}

/**
 * Weighs only what happens at or above a threshold: the score of draws and outcome, both lifted to it (Gneiting & Ranjan,
 * J. Bus. Econ. Stat. 29, 2011; by chaining: Allen, Ginsbourger & Ziegel 2023).
 */
export const crpsThresholdWeighted = (draws: ArrayLike<number>, y: number, threshold: number): number =>
  crps(Array.from(draws, (x) => Math.max(x, threshold)), Math.max(y, threshold));
