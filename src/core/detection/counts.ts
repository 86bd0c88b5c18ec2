import type { NegativeBinomial } from '../probability/negative-binomial.ts';
import { incompleteBeta, incompleteGamma, logFactorial, logGamma } from './special.ts';

/**
 * The negative binomial where tails are asked for thousands of times and counts may be of any size: by the incomplete beta
 * function, in about the root of the count in steps, where `core/probability` walks every count.
 *
 * In surveillance its spread is given by a dispersion φ: variance = φ · mean, so that size = mean / (φ - 1); φ <= 1 is the Poisson.
 */
export const spread = (mean: number, dispersion: number): NegativeBinomial => ({ mean, size: dispersion > 1 ? mean / (dispersion - 1) : Infinity });

/** P(X <= count). */
export function upTo({ mean, size }: NegativeBinomial, count: number): number {
  if (count < 0) return 0;
  if (!(mean > 0)) return 1;
  return size === Infinity ? incompleteGamma(Math.floor(count) + 1, mean).upper : incompleteBeta(size / (size + mean), size, Math.floor(count) + 1);
}

/** P(X > count), exact where it is small. */
export function beyond({ mean, size }: NegativeBinomial, count: number): number {
  if (count < 0) return 1;
  if (!(mean > 0)) return 0;
  return size === Infinity ? incompleteGamma(Math.floor(count) + 1, mean).lower : incompleteBeta(mean / (size + mean), Math.floor(count) + 1, size);
}

/** ln P(X = count). */
export function logMass({ mean, size }: NegativeBinomial, count: number): number {
  if (!(mean > 0)) return count === 0 ? 0 : -Infinity;
  if (size === Infinity) return count * Math.log(mean) - mean - logFactorial(count);
  return logGamma(count + size) - logGamma(size) - logFactorial(count) - size * Math.log1p(mean / size) - count * Math.log1p(size / mean);
}

/** The smallest count with P(X <= count) >= p, a rounding error allowed. @param p from 0 to below 1 */
export function pointOf(distribution: NegativeBinomial, p: number): number {
  const enough = p * (1 - 64 * Number.EPSILON);
  return least((count) => upTo(distribution, count) >= enough, Math.floor(distribution.mean));
}

/** The smallest whole number from 0 for which `holds`, which must hold for all larger ones; Infinity past 2^50. @param guess where to begin */
export function least(holds: (count: number) => boolean, guess: number): number {
  let low = -1;
  let high = Math.max(0, Math.floor(guess));
  for (let stride = 1; !holds(high); stride *= 2) {
    low = high;
    high += stride;
    if (high > 2 ** 50) return Infinity;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
