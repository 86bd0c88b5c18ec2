import { incompleteBeta, incompleteGamma, logFactorial, logGamma, normalAbove, studentBeyond } from '../detection/special.ts';

/** What a parametric forecast can be. Scales, sizes, shapes and rates are above 0. */
export type Continuous =
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'lognormal'; readonly meanlog: number; readonly sdlog: number }
  | { readonly kind: 'logistic'; readonly location: number; readonly scale: number }
  | { readonly kind: 'student'; readonly df: number; readonly location: number; readonly scale: number }
  | { readonly kind: 'beta'; readonly shape1: number; readonly shape2: number }
  | { readonly kind: 'gamma'; readonly shape: number; readonly rate: number }
  | { readonly kind: 'uniform'; readonly min: number; readonly max: number }
  | { readonly kind: 'exponential'; readonly rate: number }
  | { readonly kind: 'laplace'; readonly location: number; readonly scale: number }
  /** Weights sum to 1. */
  | { readonly kind: 'normal-mixture'; readonly means: readonly number[]; readonly sds: readonly number[]; readonly weights: readonly number[] };

/** Of counts. The variance of the negative binomial is mean + mean² / size. */
export type Counting = { readonly kind: 'poisson'; readonly mean: number } | { readonly kind: 'negative-binomial'; readonly mean: number; readonly size: number };
export type Distribution = Continuous | Counting;

export const normalDensity = (z: number): number => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
export const normalUpTo = (z: number): number => normalAbove(-z);
export const studentUpTo = (t: number, df: number): number => (t < 0 ? studentBeyond(t, df) / 2 : 1 - studentBeyond(t, df) / 2);
export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

/** ln P(X = k). @param k a whole number from 0 */
export function logMass(distribution: Counting, k: number): number {
  const { mean } = distribution;
  if (mean === 0) return k === 0 ? 0 : -Infinity;
  if (distribution.kind === 'poisson') return k * Math.log(mean) - mean - logFactorial(k);
  const { size } = distribution;
  return logGamma(k + size) - logGamma(size) - logFactorial(k) - size * Math.log1p(mean / size) + k * Math.log(mean / (size + mean));
}

/** P(X <= k). @param k below 0 too */
export function massUpTo(distribution: Counting, k: number): number {
  if (k < 0) return 0;
  const { mean } = distribution;
  if (mean === 0) return 1;
  return distribution.kind === 'poisson' ? incompleteGamma(Math.floor(k) + 1, mean).upper : incompleteBeta(distribution.size / (distribution.size + mean), distribution.size, Math.floor(k) + 1);
}

export const varianceOf = (distribution: Counting): number => distribution.mean + (distribution.kind === 'poisson' ? 0 : distribution.mean ** 2 / distribution.size);
