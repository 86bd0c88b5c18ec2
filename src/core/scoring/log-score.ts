import { quantileOfSorted } from './quantile.ts';
import { rising } from './crps.ts';
import type { Outcome } from './categorical.ts';

/** The logarithmic score in nats, smaller is better: -ln of the probability or density of what came (Good, J. R. Stat. Soc. B 14, 1952). Infinity where that was 0. */
export const logBinary = (p: number, outcome: Outcome): number => -Math.log(outcome === 1 ? p : 1 - p) + 0;

/** @param outcome the place of the answer that came, from 0. @throws RangeError where there is none */
export function logMulticlass(probs: readonly number[], outcome: number): number {
  if (!(outcome in probs)) throw new RangeError(`there is no answer ${outcome} among ${probs.length}`);
  return -Math.log(probs[outcome]!) + 0;
}

/** R's bw.nrd: 1.06 n^-⅕ times the smaller of the deviation and the interquartile range over 1.34 (Scott 1992). */
function bandwidth(sorted: Float64Array): number {
  const n = sorted.length;
  const mean = sorted.reduce((sum, x) => sum + x, 0) / n;
  const deviation = Math.sqrt(sorted.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1));
  return 1.06 * Math.min(deviation, (quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25)) / 1.34) * n ** -0.2;
}

/**
 * Of draws smoothed by a Gaussian kernel (Krüger, Lerch, Thorarinsdottir & Gneiting, Int. Stat. Rev. 89, 2021). Not for counts that
 * are mostly zero. @throws RangeError where the bandwidth is not above 0: fewer than two draws, or half of them the same
 */
export function logKernel(draws: ArrayLike<number>, y: number): number {
  const sorted = rising(draws);
  const h = bandwidth(sorted);
  if (!(h > 0)) throw new RangeError('draws that do not vary have no density');
  // The largest exponent is taken out, so that an outcome far from all draws does not underflow.
  const exponents = Array.from(sorted, (x) => -0.5 * ((y - x) / h) ** 2);
  const largest = exponents.reduce((most, e) => Math.max(most, e), -Infinity);
  const sum = exponents.reduce((all, e) => all + Math.exp(e - largest), 0);
  return -(largest + Math.log(sum / (sorted.length * h * Math.sqrt(2 * Math.PI))));
}
