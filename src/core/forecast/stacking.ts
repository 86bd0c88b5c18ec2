/**
 * Weights of a pool of forecasts, learned from forecasts whose outcome is known (stacking: Wolpert 1992; for distributions
 * Yao et al. 2018). The pool is a mixture: its CRPS is quadratic in the weights (Gneiting & Raftery 2007, by energy
 * distances), its chance of the bin that came true linear.
 */
export type Case = {
  /** Of each member the mean distance of its draws to the outcome. */
  readonly miss: Float64Array;
  /** Of each two members the mean distance of a draw of one to a draw of the other. */
  readonly spread: Float64Array;
  /** Of each member the share of draws in the bin of the outcome. */
  readonly hit: Float64Array;
};

export type Weighing = { /** What is assumed before anything is known; adds up to 1. */ readonly prior: readonly number[]; /** How hard the weights hold to it. */ readonly pull: number };

const ROUNDS = 150;
const STEP = 0.3;
const LEAST = 1e-4;
/** Draws of the challenge, and its bins with a draw more in each. */
const [DRAWS, ALL] = [1000, 1011];

/** @param draws of each member, sorted; all of one size. @param bin from and below which the outcome's bin goes */
export function caseOf(draws: readonly Float32Array[], outcome: number, [from, below]: readonly [number, number]): Case {
  const members = draws.length;
  const [miss, spread, hit] = [new Float64Array(members), new Float64Array(members * members), new Float64Array(members)];
  for (const [k, drawn] of draws.entries()) {
    for (const value of drawn) {
      miss[k]! += Math.abs(value - outcome) / drawn.length;
      if (value >= from && value < below) hit[k]! += 1 / drawn.length;
    }
    for (let other = 0; other <= k; other++) spread[k * members + other] = spread[other * members + k] = distance(drawn, draws[other]!);
  }
  return { miss, spread, hit };
}

/** Mean distance of a draw of one sample to a draw of another, both sorted: the integral of F (1 - G) + G (1 - F). */
export function distance(a: Float32Array, b: Float32Array): number {
  let [i, j, sum] = [0, 0, 0];
  let before = Math.min(a[0]!, b[0]!);
  while (i < a.length || j < b.length) {
    const first = j >= b.length || (i < a.length && a[i]! <= b[j]!);
    const value = first ? a[i]! : b[j]!;
    const [f, g] = [i / a.length, j / b.length];
    sum += (value - before) * (f * (1 - g) + g * (1 - f));
    before = value;
    if (first) i++;
    else j++;
  }
  return sum;
}

/** Weights that make CRPS and ignorance of the pool smallest, each against what the prior reaches, by exponentiated gradients (Kivinen & Warmuth 1997). Those of the prior where there is nothing to learn from. */
export function weigh(cases: readonly Case[], { prior, pull }: Weighing): number[] {
  const members = prior.length;
  const crps = cases.reduce((sum, one) => sum + crpsOf(one, prior), 0);
  const ignorance = cases.reduce((sum, one) => sum + ignoranceOf(one, prior), 0);
  if (!(crps > 0 && ignorance > 0)) return [...prior];
  let weights = [...prior];
  // A hard pull in long steps would throw weights past the prior, each time further.
  const step = Math.min(STEP, 1 / pull);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Float64Array(members);
    for (const one of cases) {
      const chance = pooled(one.hit, weights) * DRAWS + 1;
      for (let k = 0; k < members; k++) {
        let miss = one.miss[k]!;
        for (let other = 0; other < members; other++) miss -= weights[other]! * one.spread[k * members + other]!;
        slope[k]! += 0.5 * (miss / crps - (DRAWS * one.hit[k]!) / chance / Math.LN2 / ignorance);
      }
    }
    const pulled = weights.map((weight, k) => slope[k]! - (pull * prior[k]!) / weight);
    const lowest = Math.min(...pulled);
    weights = normal(weights.map((weight, k) => weight * Math.exp(-step * (pulled[k]! - lowest))));
  }
  return weights;
}

const normal = (weights: readonly number[]): number[] => {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const kept = weights.map((weight) => Math.max(LEAST, weight / sum));
  const all = kept.reduce((total, weight) => total + weight, 0);
  return kept.map((weight) => weight / all);
};

const pooled = (of: Float64Array, weights: readonly number[]): number => weights.reduce((sum, weight, k) => sum + weight * of[k]!, 0);

export function crpsOf({ miss, spread }: Case, weights: readonly number[]): number {
  let sum = pooled(miss, weights);
  for (let k = 0; k < weights.length; k++) for (let other = 0; other < weights.length; other++) sum -= 0.5 * weights[k]! * weights[other]! * spread[k * weights.length + other]!;
  return sum;
}

export const ignoranceOf = ({ hit }: Case, weights: readonly number[]): number => -Math.log2((pooled(hit, weights) * DRAWS + 1) / ALL);
