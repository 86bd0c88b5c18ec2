import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomOf } from '../forecast/random.ts';
import { brier, brierMean, ordinalBrier, rankedProbabilityScore, type Outcome } from './categorical.ts';
import { cookeCalibration, cookeInformation, cookeScores, cookeWeights, intrinsicRange } from './cooke.ts';
import { crps } from './crps.ts';
import { corpCurve, corpDecomposition, murphyDecomposition } from './decomposition.ts';
import { areaUnderRoc, averagePrecision } from './discrimination.ts';
import { isotonic } from './isotonic.ts';
import { logBinary, logMulticlass } from './log-score.ts';
import { crpsOf, logScoreOf } from './parametric.ts';
import { peerScores } from './peer.ts';
import { coverage, pitHistogram, pitOfDraws, randomisedPit } from './pit.ts';
import { betaPool, logOddsPool, medianPool, meanPool } from './pooling.ts';
import { binomialBand, consistencyBand, expectedCalibrationError, reliabilityBins } from './reliability.ts';

const forecasts = fc.array(fc.record({ p: fc.integer({ min: 0, max: 10 }).map((k) => k / 10), o: fc.constantFrom<Outcome>(0, 1) }), { minLength: 1, maxLength: 25 });
const parted = (all: readonly { p: number; o: Outcome }[]): [number[], Outcome[]] => [all.map(({ p }) => p), all.map(({ o }) => o)];

describe('isotonic', () => {
  const cost = (fit: readonly number[], values: readonly number[], weights: readonly number[]): number => fit.reduce((sum, x, i) => sum + weights[i]! * (x - values[i]!) ** 2, 0);

  test('rises, and nothing that rises is nearer', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 5 }), (all) => {
      const [values, weights] = [all.map(([v]) => v), all.map(([, w]) => w)];
      const fit = isotonic(values, weights);
      fit.forEach((x, i) => expect(x).toBeGreaterThanOrEqual(fit[i - 1] ?? -Infinity));
      // Every rising sequence is constant on blocks, and the best on a block is its mean: all ways to cut into blocks.
      let best = Infinity;
      for (let cuts = 0; cuts < 2 ** (values.length - 1); cuts++) {
        const tried: number[] = [];
        for (let from = 0, to = 1; to <= values.length; to++) {
          if (to < values.length && !(cuts & (1 << (to - 1)))) continue;
          const weight = weights.slice(from, to).reduce((a, b) => a + b, 0);
          const mean = values.slice(from, to).reduce((sum, v, i) => sum + v * weights[from + i]!, 0) / weight;
          for (; from < to; from++) tried.push(mean);
        }
        if (tried.every((x, i) => i === 0 || x >= tried[i - 1]!)) best = Math.min(best, cost(tried, values, weights));
      }
      expect(cost(fit, values, weights)).toBeCloseTo(best, 9);
    }));
    // The check can fail: a running maximum rises too, and is not the nearest.
    expect(cost([3, 3, 3], [3, 0, 1], [1, 1, 1])).toBeGreaterThan(cost(isotonic([3, 0, 1]), [3, 0, 1], [1, 1, 1]));
  });
});

describe('reliability', () => {
  test('the parts add up to the Brier score, and those of CORP are not negative', () => {
    fc.assert(fc.property(forecasts, (all) => {
      const [p, o] = parted(all);
      const corp = corpDecomposition(p, o);
      expect(corp.miscalibration - corp.discrimination + corp.uncertainty).toBeCloseTo(corp.brier, 12);
      expect(Math.min(corp.miscalibration, corp.discrimination)).toBeGreaterThanOrEqual(-1e-12);
      const murphy = murphyDecomposition(p, o);
      expect(murphy.reliability - murphy.resolution + murphy.uncertainty).toBeCloseTo(brierMean(p, o), 12);
      expect(corpCurve(p, o).reduce((sum, { count }) => sum + count, 0)).toBe(p.length);
      expect(expectedCalibrationError(p, o)).toBeLessThanOrEqual(1);
    }));
  });

  test('bands hold what is calibrated, and not what is not', () => {
    expect(binomialBand({ count: 20, forecast: 0.5 })).toEqual({ lower: 6 / 20, upper: 14 / 20 });
    expect(binomialBand({ count: 20, forecast: 0 })).toEqual({ lower: 0, upper: 0 });
    const random = randomOf(3);
    const p = Array.from({ length: 600 }, (_, i) => ((i % 9) + 1) / 10);
    const band = consistencyBand(p, random);
    const outside = (o: Outcome[]): number => corpCurve(p, o).filter(({ observed }, i) => observed < band[i]!.lower - 1e-12 || observed > band[i]!.upper + 1e-12).length;
    expect(outside(p.map((one) => (random.next() < one ? 1 : 0)))).toBeLessThanOrEqual(3);
    expect(outside(p.map((one) => (random.next() < one ** 3 ? 1 : 0)))).toBeGreaterThanOrEqual(5);
    expect(() => reliabilityBins([], [], 5)).toThrow(RangeError);
    expect(() => corpCurve([0.5], [])).toThrow(RangeError);
  });
});

describe('discrimination', () => {
  test('area and precision by hand, ties included', () => {
    expect(areaUnderRoc([0.9, 0.8, 0.8, 0.1], [1, 1, 0, 0])).toBe(0.875);
    expect(averagePrecision([0.9, 0.8, 0.7, 0.1], [1, 0, 1, 0])).toBeCloseTo(5 / 6, 15);
    expect(averagePrecision([0.5, 0.5, 0.5, 0.5], [1, 0, 0, 0])).toBe(0.25);
    expect(() => areaUnderRoc([0.4, 0.5], [1, 1])).toThrow(RangeError);
    expect(() => averagePrecision([0.4], [0])).toThrow(RangeError);
  });

  test('the area is the share of pairs that are told apart', () => {
    fc.assert(fc.property(forecasts, (all) => {
      const [p, o] = parted([...all, { p: 0.5, o: 1 }, { p: 0.5, o: 0 }]);
      let [won, pairs] = [0, 0];
      p.forEach((a, i) => p.forEach((b, j) => {
        if (o[i] !== 1 || o[j] !== 0) return;
        pairs++;
        won += a > b ? 1 : a === b ? 0.5 : 0;
      }));
      expect(areaUnderRoc(p, o)).toBeCloseTo(won / pairs, 12);
    }));
  });
});

describe('proper scores', () => {
  const grid = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);
  const best = (truth: number, score: (p: number, o: Outcome) => number): number => grid.reduce((a, b) => {
    const expected = (p: number): number => truth * score(p, 1) + (1 - truth) * score(p, 0);
    return expected(a) <= expected(b) ? a : b;
  });

  test('are least where the probability is the true one', () => {
    for (const truth of grid) for (const score of [brier, logBinary, (p: number, o: Outcome) => rankedProbabilityScore([1 - p, p], o), (p: number, o: Outcome) => ordinalBrier([1 - p, p], o)]) expect(best(truth, score)).toBe(truth);
    // |p - o| is not proper, and the check says so.
    expect(best(0.3, (p, o) => Math.abs(p - o))).toBe(0.05);
  });

  test('of counts too: both scores of a Poisson are least at its own mean', () => {
    const masses = Array.from({ length: 60 }, (_, k) => Math.exp(-logScoreOf({ kind: 'poisson', mean: 4 }, k)));
    const expected = (mean: number, score: typeof crpsOf): number => masses.reduce((sum, mass, k) => sum + mass * score({ kind: 'poisson', mean }, k), 0);
    for (const score of [crpsOf, logScoreOf]) for (const other of [3, 3.8, 4.2, 5]) expect(expected(4, score)).toBeLessThan(expected(other, score));
  });

  test('the parametric score is that of many draws, and far means do not lose their digits', () => {
    const random = randomOf(11);
    const draws = Array.from({ length: 20_000 }, () => random.poisson(2 * random.gamma(3) / 3));
    for (const y of [0, 2, 9]) expect(crps(draws, y)).toBeCloseTo(crpsOf({ kind: 'negative-binomial', mean: 2, size: 3 }, y), 1);
    // SciPy 1.17: the sum of (cdf - step)² over all counts.
    expect(crpsOf({ kind: 'poisson', mean: 40_000 }, 40_100)).toBeCloseTo(66.33923346843217, 7);
    expect(crpsOf({ kind: 'negative-binomial', mean: 9000, size: 0.3 }, 700)).toBeCloseTo(2100.4932869485756, 6);
    expect(() => crpsOf({ kind: 'poisson', mean: 4 }, 1.5)).toThrow(RangeError);
    expect(() => crpsOf({ kind: 'student', df: 1, location: 0, scale: 1 }, 0)).toThrow(RangeError);
    expect(() => logMulticlass([0.5, 0.5], 2)).toThrow(RangeError);
  });
});

describe('the probability integral transform', () => {
  test('is uniform for draws of the truth, and a U for draws that are too narrow', () => {
    const random = randomOf(2);
    const pits = (spread: number): ReturnType<typeof pitOfDraws>[] => Array.from({ length: 1500 }, () => pitOfDraws(Array.from({ length: 60 }, () => random.poisson(3) * spread + 3 * (1 - spread)), random.poisson(3)));
    const good = pitHistogram(pits(1), 5);
    expect(good.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
    for (const share of good) expect(Math.abs(share - 0.2)).toBeLessThan(0.04);
    const narrow = pitHistogram(pits(0.3), 5);
    expect(narrow[0]! + narrow[4]!).toBeGreaterThan(0.5);
    expect(pitOfDraws([0, 0, 1, 5], 1)).toEqual({ below: 0.5, upTo: 0.75 });
    expect(randomisedPit({ below: 0.5, upTo: 0.75 }, 0.5)).toBe(0.625);
    expect(() => pitHistogram([])).toThrow(RangeError);
  });

  test('coverage counts ends in', () => {
    const row = Float64Array.from({ length: 101 }, (_, i) => i);
    expect(coverage([row, row, row, row], [5, 95, 4.9, 50], 0.9)).toBe(0.75);
    expect(() => coverage([row], [], 0.9)).toThrow(RangeError);
  });
});

describe('several people', () => {
  test('pools stay between the least and the most, and are refused what is no probability', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0.01, max: 0.99, noNaN: true }), { minLength: 1, maxLength: 9 }), (p) => {
      for (const pool of [meanPool, medianPool, logOddsPool]) {
        expect(pool(p)).toBeGreaterThanOrEqual(Math.min(...p) - 1e-12);
        expect(pool(p)).toBeLessThanOrEqual(Math.max(...p) + 1e-12);
      }
    }));
    expect(logOddsPool([0.7, 0.7], 2)).toBeCloseTo(0.49 / (0.49 + 0.09), 12);
    expect(betaPool([0.5])).toBeCloseTo(0.5, 12);
    expect(() => meanPool([])).toThrow(RangeError);
    expect(() => medianPool([1.2])).toThrow(RangeError);
    expect(peerScores([0.2, 0.5, 0.9], 1).reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 10);
    expect(() => peerScores([0.5], 1)).toThrow(RangeError);
  });

  test("Cooke's weights go to who is calibrated and narrow", () => {
    expect(cookeCalibration([1, 9, 9, 1])).toBeCloseTo(1, 12);
    expect(cookeCalibration([10, 0, 0, 0])).toBeLessThan(1e-9);
    // Quantiles where a uniform on the range would have them say nothing.
    expect(cookeInformation([5, 50, 95], { from: 0, to: 100 })).toBeCloseTo(0, 12);
    expect(intrinsicRange([{ quantiles: [0, 5, 10], truth: 20 }])).toEqual({ from: -2, to: 22 });
    const truths = [3, 12, 7, 9, 11, 6, 14, 8];
    const scores = cookeScores(truths.map((truth) => [{ quantiles: [2, 9, 16], truth }, { quantiles: [30, 31, 32], truth }]));
    const weights = cookeWeights(scores, 0.05);
    expect(weights).toEqual([1, 0]);
    expect(scores[1]!.information).toBeGreaterThan(scores[0]!.information);
    expect(cookeWeights(scores, 2)).toEqual([0.5, 0.5]);
    expect(() => cookeScores([[{ quantiles: [1, 2, 3] }]])).toThrow(RangeError);
  });
});
