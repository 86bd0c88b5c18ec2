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
const LEAST_MEAN = Number.EPSILON;

/** Null where the rounds do not settle. @param sloped false: levels alone */
export function fitOneWay(layout: Layout, sloped: boolean): Fit | null {
  const { counts, groups, times } = layout;
  const n = counts.length;
  const prior = Float64Array.from(layout.weights ?? counts.map(() => 1));
  const known = new Set(groups).size;
  const mean = Float64Array.from(counts, (y) => y + 0.1);
  const eta = mean.map(Math.log);
  const [work, weight] = [new Float64Array(n), new Float64Array(n)];
  let deviance = devianceOf(counts, mean, prior);
  for (let round = 1; round <= ROUNDS; round++) {
    for (let i = 0; i < n; i++) {
      work[i] = eta[i]! + (counts[i]! - mean[i]!) / mean[i]!;
      weight[i] = prior[i]! * mean[i]!;
    }
    const sums = leastSquares(groups, times, work, weight, sloped);
    if (!sums) return null;
    for (let i = 0; i < n; i++) {
      eta[i] = sums.level(groups[i]!) + sums.slope * times[i]!;
      mean[i] = meanOf(eta[i]!);
    }
    const next = devianceOf(counts, mean, prior);
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
        const m = meanOf(sums.level(group) + sums.slope * time);
        return { mean: m, error: m * Math.sqrt(phi * sums.variance(group, time)) };
      },
    };
  }
  return null;
}

const meanOf = (eta: number): number => Math.max(Math.exp(eta), LEAST_MEAN);

function devianceOf(counts: readonly number[], mean: Float64Array, prior: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < mean.length; i++) {
    const [y, m] = [counts[i]!, mean[i]!];
    sum += prior[i]! * (y > 0 ? y * Math.log(y / m) - (y - m) : m);
  }
  return 2 * sum;
}

type Squares = { slope: number; within: number; level(group: number): number; variance(group: number, time: number): number };

function leastSquares(groups: readonly number[], times: readonly number[], work: Float64Array, weight: Float64Array, sloped: boolean): Squares | null {
  const size = Math.max(...groups) + 1;
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
    const from = times[i]! - meanTime[groups[i]!]!;
    within += weight[i]! * from * from;
    both += weight[i]! * from * (work[i]! - meanWork[groups[i]!]!);
  }
  const slope = within > 0 ? both / within : 0;
  if (!Number.isFinite(slope)) return null;
  return {
    slope, within,
    level: (g) => meanWork[g]! - slope * meanTime[g]!,
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
