import { studentBeyond } from './special.ts';

/**
 * The model under both of Farrington's methods: counts Y with log E(Y) = level of the group + slope · time and variance
 * φ · E(Y), fitted by quasi-likelihood (iteratively reweighted least squares: McCullagh & Nelder 1989, 2.5).
 *
 * With one level for each group and one slope for all, the least squares of each round have a closed form: the slope from
 * what lies within the groups, the levels from their weighted means. No matrix is needed, and hat values and standard errors
 * come from the same sums. Start, stopping rule and the weights that dispersion and errors are taken from (those of the
 * last round, which is one round behind the means) are R's `glm`, so that thresholds agree with it to rounding.
 */
export type Layout = { readonly groups: readonly number[]; readonly times: readonly number[]; readonly counts: readonly number[]; readonly weights?: readonly number[] };

export type Fit = {
  readonly slope: number; readonly fitted: ArrayLike<number>;
  /** Pearson's estimate from the last round, not bounded below; NaN without degrees of freedom. */
  readonly dispersion: number;
  /** Leverage of each count. */
  readonly hat: ArrayLike<number>;
  /** P(|T| > |t|) that the slope is nil; 1 without a slope. */
  readonly slopeChance: number;
  /** The mean at a time in a group, and its standard error on the scale of counts for a dispersion. */
  at(group: number, time: number, dispersion: number): { mean: number; error: number };
};

const ROUNDS = 25;
const CLOSE = 1e-8;
/** No mean is smaller than the rounding error of 1. */
const LEAST_ETA = Math.log(Number.EPSILON);

/** Null where the rounds do not settle. @param sloped false: levels alone */
export function fitOneWay(layout: Layout, sloped: boolean): Fit | null {
  const { counts, groups, times } = layout;
  const n = counts.length;
  const known = new Set(groups).size;
  const [prior, mean, eta, entropy, work, weight] = Array.from({ length: 6 }, () => new Float64Array(n)) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  for (let i = 0; i < n; i++) {
    const y = counts[i]!;
    prior[i] = layout.weights?.[i] ?? 1;
    mean[i] = y + 0.1;
    eta[i] = Math.log(y + 0.1);
    entropy[i] = y > 0 ? y * Math.log(y) : 0;
  }
  let deviance = devianceOf(counts, entropy, eta, mean, prior);
  for (let round = 1; round <= ROUNDS; round++) {
    for (let i = 0; i < n; i++) {
      work[i] = eta[i]! + (counts[i]! - mean[i]!) / mean[i]!;
      weight[i] = prior[i]! * mean[i]!;
    }
    const sums = leastSquares(groups, times, work, weight, sloped);
    if (!sums) return null;
    const { levels, slope } = sums;
    for (let i = 0; i < n; i++) {
      eta[i] = Math.max(levels[groups[i]!]! + slope * times[i]!, LEAST_ETA);
      mean[i] = Math.exp(eta[i]!);
    }
    const next = devianceOf(counts, entropy, eta, mean, prior);
    if (!Number.isFinite(next)) return null;
    const settled = Math.abs(next - deviance) / (Math.abs(next) + 0.1) < CLOSE;
    deviance = next;
    if (!settled) continue;
    const freedom = n - known - (sums.within > 0 ? 1 : 0);
    const dispersion = freedom > 0 ? counts.reduce((sum, y, i) => sum + weight[i]! * ((y - mean[i]!) / mean[i]!) ** 2, 0) / freedom : Number.NaN;
    return {
      slope: sums.slope, fitted: mean, dispersion, hat: weight.map((w, i) => w * sums.variance(groups[i]!, times[i]!)),
      slopeChance: sums.within > 0 ? studentBeyond(sums.slope / Math.sqrt(dispersion / sums.within), freedom) : 1,
      at(group, time, phi) {
        const m = Math.exp(Math.max(levels[group]! + slope * time, LEAST_ETA));
        return { mean: m, error: m * Math.sqrt(phi * sums.variance(group, time)) };
      },
    };
  }
  return null;
}

/** Twice the log likelihood that is missing to a fit that meets each count; `entropy` is y ln y, `eta` ln of the mean. */
function devianceOf(counts: readonly number[], entropy: Float64Array, eta: Float64Array, mean: Float64Array, prior: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < mean.length; i++) sum += prior[i]! * (entropy[i]! - counts[i]! * eta[i]! - counts[i]! + mean[i]!);
  return 2 * sum;
}

type Squares = { slope: number; within: number; levels: Float64Array; variance(group: number, time: number): number };

function leastSquares(groups: readonly number[], times: readonly number[], work: Float64Array, weight: Float64Array, sloped: boolean): Squares | null {
  let size = 0;
  for (const g of groups) size = Math.max(size, g + 1);
  const [weights, meanTime, meanWork] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let i = 0; i < weight.length; i++) {
    const g = groups[i]!;
    weights[g]! += weight[i]!;
    meanTime[g]! += weight[i]! * times[i]!;
    meanWork[g]! += weight[i]! * work[i]!;
  }
  for (let g = 0; g < size; g++) {
    meanTime[g]! /= weights[g]!;
    meanWork[g]! /= weights[g]!;
  }
  let [within, both] = [0, 0];
  for (let i = 0; sloped && i < weight.length; i++) {
    const g = groups[i]!;
    const from = times[i]! - meanTime[g]!;
    within += weight[i]! * from * from;
    both += weight[i]! * from * (work[i]! - meanWork[g]!);
  }
  const slope = within > 0 ? both / within : 0;
  if (!Number.isFinite(slope)) return null;
  return {
    slope, within,
    levels: meanWork.map((level, g) => level - slope * meanTime[g]!),
    variance: (g, time) => 1 / weights[g]! + (within > 0 ? (time - meanTime[g]!) ** 2 / within : 0),
  };
}

/**
 * How far each count lies from its fit, in standard deviations (Anscombe's residuals for counts: Farrington et al. 1996, 3.4).
 * @param dispersion at least 1
 */
export const residualsOf = (counts: readonly number[], fit: Fit, dispersion: number): number[] =>
  counts.map((y, i) => (1.5 * (y ** (2 / 3) * fit.fitted[i]! ** (-1 / 6) - Math.sqrt(fit.fitted[i]!))) / Math.sqrt(dispersion * (1 - fit.hat[i]!)));

/** Weights that take past outbreaks out of a baseline: as residual⁻² above `from`, the same for all others, adding up to their number. */
export function downWeight(residuals: readonly number[], from: number): number[] {
  const raw = residuals.map((s) => (s > from ? s ** -2 : 1));
  const scale = residuals.length / raw.reduce((sum, w) => sum + w, 0);
  return raw.map((w) => w * scale);
}
