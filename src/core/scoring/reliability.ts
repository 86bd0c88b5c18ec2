import { incompleteBeta } from '../detection/special.ts';
import type { Random } from '../forecast/random.ts';
import type { Outcome } from './categorical.ts';
import { corpCurve } from './decomposition.ts';
import { quantileOfSorted } from './quantile.ts';

/** Forecasts put together: how many, their mean, and how often it came. Frequencies from 0 to 1. */
export type Bin = { readonly count: number; readonly forecast: number; readonly observed: number };

/** `uniform`: of one width. `quantile`: of about one count. */
export type Binning = 'uniform' | 'quantile';

function grouped(p: readonly number[], outcomes: readonly Outcome[], bins: number, binOf: (p: number) => number): Bin[] {
  if (p.length !== outcomes.length || p.length === 0) throw new RangeError(`${p.length} probabilities and ${outcomes.length} outcomes`);
  const sums = Array.from({ length: bins }, () => ({ count: 0, forecast: 0, observed: 0 }));
  p.forEach((one, i) => {
    const sum = sums[binOf(one)]!;
    sum.count++;
    sum.forecast += one;
    sum.observed += outcomes[i]!;
  });
  return sums.flatMap(({ count, forecast, observed }) => (count === 0 ? [] : [{ count, forecast: forecast / count, observed: observed / count }]));
}

/**
 * Reliability by bins, the empty ones left out: what scikit-learn's calibration_curve gives. A probability on an edge is in the lower
 * bin. @throws RangeError where lengths differ or are 0
 */
export function reliabilityBins(p: readonly number[], outcomes: readonly Outcome[], bins: number, binning: Binning = 'uniform'): Bin[] {
  const sorted = Float64Array.from(p).sort();
  const edges = Array.from({ length: bins - 1 }, (_, i) => (binning === 'uniform' ? (i + 1) / bins : quantileOfSorted(sorted, (i + 1) / bins)));
  return grouped(p, outcomes, bins, (one) => edges.filter((edge) => edge < one).length);
}

/** Expected calibration error: the mean gap between forecast and frequency over bins of one width, an edge in the upper one (Naeini, Cooper & Hauskrecht 2015). From 0 to 1. */
export const expectedCalibrationError = (p: readonly number[], outcomes: readonly Outcome[], bins = 10): number =>
  grouped(p, outcomes, bins, (one) => Math.min(bins - 1, Math.floor(one * bins))).reduce((sum, { count, forecast, observed }) => sum + (count / p.length) * Math.abs(forecast - observed), 0);

export type Band = { readonly lower: number; readonly upper: number };

/** The smallest k with P(X <= k) >= level for X binomial: by halving. */
function binomialQuantile(level: number, n: number, p: number): number {
  let [low, high] = [0, n];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    // P(X <= k) = I_{1-p}(n - k, k + 1); Abramowitz & Stegun 26.5.24.
    if (middle >= n || incompleteBeta(1 - p, n - middle, middle + 1) >= level) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Frequencies that `count` forecasts of a mean `forecast` would show by chance alone if they were calibrated (consistency bars: Bröcker & Smith, Weather Forecast. 22, 2007). */
export const binomialBand = ({ count, forecast }: Pick<Bin, 'count' | 'forecast'>, level = 0.9): Band => ({
  lower: binomialQuantile((1 - level) / 2, count, forecast) / count,
  upper: binomialQuantile((1 + level) / 2, count, forecast) / count,
});

/**
 * Where the CORP curve would lie by chance alone if the forecasts were calibrated: outcomes drawn from the forecasts themselves, the
 * curve taken anew each time (Dimitriadis, Gneiting & Jordan, PNAS 118, 2021, e2016191118). One band to each distinct forecast, rising.
 */
export function consistencyBand(p: readonly number[], random: Random, { level = 0.9, rounds = 200 } = {}): (Band & { readonly forecast: number })[] {
  const curves = Array.from({ length: rounds }, () => corpCurve(p, p.map((one) => (random.next() < one ? 1 : 0))));
  return curves[0]!.map(({ forecast }, at) => {
    const seen = Float64Array.from(curves, (curve) => curve[at]!.observed).sort();
    return { forecast, lower: quantileOfSorted(seen, (1 - level) / 2), upper: quantileOfSorted(seen, (1 + level) / 2) };
  });
}
