import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomOf } from '../forecast/random.ts';
import { sorterOf } from './counting-sort.ts';
import { crps, crpsFair, crpsThresholdWeighted, crpsWeighted } from './crps.ts';
import { dawidSebastianiOfDraws } from './dawid-sebastiani.ts';
import { energyScore } from './energy.ts';
import { resamplerOf, seriesOf, transformOf } from './fourier.ts';
import { binOf, challengeIgnorance, ignorance } from './ignorance.ts';
import { logKernel } from './log-score.ts';
import { intervalScore, intervalScoreOfSorted, quantileOfSorted } from './quantile.ts';

const count = fc.oneof({ weight: 3, arbitrary: fc.nat(5) }, fc.nat(20_000));
const draw = fc.oneof(count, fc.double({ min: 0, max: 1e6, noNaN: true }));
const some = fc.array(draw, { minLength: 1, maxLength: 40 });
const close = (a: number, b: number): void => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(a), Math.abs(b)));

/** By the definition, pair by pair. */
const naive = (draws: readonly number[], y: number): number => {
  const n = draws.length;
  return draws.reduce((sum, x) => sum + Math.abs(x - y), 0) / n - draws.reduce((sum, a) => sum + draws.reduce((all, b) => all + Math.abs(a - b), 0), 0) / (2 * n * n);
};

describe('CRPS', () => {
  test('is the double sum, is not negative, and is the same in any order', () => {
    fc.assert(fc.property(some, count, (draws, y) => {
      close(crps(draws, y), naive(draws, y));
      expect(crps(draws, y)).toBeGreaterThanOrEqual(-1e-9 * Math.max(...draws, y));
      expect(crps(draws.toReversed(), y)).toBe(crps(draws, y));
    }));
    // The check can fail: the fair estimator is another number.
    expect(crpsFair([0, 4], 1)).not.toBeCloseTo(naive([0, 4], 1), 3);
  });

  test('fair is no more than n²; weights that are all one change nothing, and a weight of two is the draw twice', () => {
    fc.assert(fc.property(fc.array(draw, { minLength: 2, maxLength: 30 }), count, (draws, y) => {
      expect(crpsFair(draws, y)).toBeLessThanOrEqual(crps(draws, y) + 1e-9 * Math.max(...draws, y));
      close(crpsWeighted(draws, draws.map(() => 3), y), crps(draws, y));
      close(crpsWeighted(draws, draws.map((_, i) => (i === 0 ? 2 : 1)), y), crps([draws[0]!, ...draws], y));
      close(crpsThresholdWeighted(draws, y, 0), crps(draws, y));
      close(energyScore(draws.map((x) => [x]), [y]), crps(draws, y));
    }));
    expect(crpsThresholdWeighted([0, 3, 4], 1, 5)).toBe(0);
  });

  test('no draw, one draw for the fair score, weights that do not fit: refused', () => {
    expect(() => crps([], 1)).toThrow(RangeError);
    expect(() => crps([1, Number.NaN], 1)).toThrow(RangeError);
    expect(() => crpsFair([1], 1)).toThrow(RangeError);
    for (const weights of [[1], [0, 0], [1, -1], [1, Number.NaN]]) expect(() => crpsWeighted([1, 2], weights, 1)).toThrow(RangeError);
    expect(() => energyScore([[1, 2]], [1])).toThrow(RangeError);
    expect(() => logKernel([3, 3, 3], 1)).toThrow(RangeError);
    expect(dawidSebastianiOfDraws([3, 3], 4)).toBe(Infinity);
  });

  test('is least, on the average over outcomes, for the distribution they come from', () => {
    const truth = [0, 0, 0, 0, 1, 1, 2, 5];
    const expected = (draws: readonly number[], score: typeof crps): number => truth.reduce((sum, y) => sum + score(draws, y), 0) / truth.length;
    const others = [[0], [0, 1], truth.map((x) => x + 1), truth.map((x) => 2 * x), truth.slice(0, -1), [...truth, 9]];
    for (const other of others) expect(expected(truth, crps)).toBeLessThan(expected(other, crps));
    // |mean - y| is not proper in this sense: the median is best for it.
    const byMean = (draws: ArrayLike<number>, y: number): number => Math.abs(Array.from(draws).reduce((sum, x) => sum + x, 0) / draws.length - y);
    expect(expected(truth, byMean)).toBeGreaterThan(expected([0], byMean));
  });
});

describe('quantiles and intervals', () => {
  test('are those of numpy', () => {
    // numpy 2.4: quantile([0, 1, 3, 10], [0, .05, .25, .5, .95, 1]).
    expect([0, 0.05, 0.25, 0.5, 0.95, 1].map((p) => quantileOfSorted([0, 1, 3, 10], p))).toEqual([0, 0.15000000000000002, 0.75, 2, 8.949999999999998, 10]);
    expect(quantileOfSorted([7], 0.95)).toBe(7);
  });

  test('MIS is the definition on quantiles by hand', () => {
    fc.assert(fc.property(some, count, (draws, y) => {
      const sorted = draws.toSorted((a, b) => a - b);
      const at = (p: number): number => {
        const place = p * (sorted.length - 1);
        const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
        return low * (1 - (place % 1)) + high * (place % 1);
      };
      const [lower, upper] = [at(0.05), at(0.95)];
      const theirs = upper - lower + (y < lower ? 20 * (lower - y) : 0) + (y > upper ? 20 * (y - upper) : 0);
      expect(Math.abs(intervalScoreOfSorted(sorted, 0.1, y) - theirs)).toBeLessThanOrEqual(1e-9 * Math.max(1, ...sorted, y) * 20);
    }));
    // Of a miss each unit costs 2 / alpha: at 95 % twice as much as at 90 %.
    expect(intervalScore(0, 1, 0.05, 3)).toBe(81);
    expect(intervalScore(0, 1, 0.1, 3)).toBe(41);
  });
});

describe('the ignorance score', () => {
  test('bins as the challenge does, and gives each bin one draw more', () => {
    expect([0, 0.49, 0.5, 2, 3, 1000, 1001, 1e9].map(binOf)).toEqual([0, 0, 1, 1, 2, 9, 10, 10]);
    expect(ignorance(new Float32Array(1000), 0)).toBeCloseTo(-Math.log2(1001 / 1011), 15);
    expect(ignorance(new Float32Array(1000), 1)).toBeCloseTo(-Math.log2(1 / 1011), 15);
    expect(ignorance([-3, 0, 5000], 0)).toBeCloseTo(-Math.log2(3 / 14), 15);
    for (const outcome of [-1, Number.NaN]) expect(() => binOf(outcome)).toThrow(RangeError);
  });

  test('draws of which there are 1,000 are taken as they are, others through a Fourier series', () => {
    const thousand = Float32Array.from({ length: 1000 }, (_, i) => i % 7);
    expect(challengeIgnorance(1000)(thousand, 3)).toBe(ignorance(thousand, 3));
    const few = [0, 0, 90, 0, 3, 0, 0, 0, 12, 0, 0, 1, 0, 0, 0];
    expect(challengeIgnorance(15)(few, 1)).not.toBe(ignorance(few, 1));
    expect(challengeIgnorance(15)(few.map(() => 4), 4)).toBeCloseTo(-Math.log2(1001 / 1011), 15);
  });

  // SciPy 1.17: resample(x, 1000) at 0, 1, 2, 333, 500 and 999, for x[i] = i² · 7919 mod 101 at every third i, else 0.
  test.each([
    [12, [0, -0.0697938223637757, -0.13460579232473538, 0.3463320663765908, 62, 0.07468806315302845]],
    [15, [0, 0.1980931930168299, 0.39991823201921217, -0.4041925266035055, -23.3471100748328, -0.19393602434949572]],
    [200, [0, 5.5802330403828515, 9.094441291872094, 19.87678191296553, 0, -5.827545117830659]],
    [999, [0, 0.014822795048239641, -0.09637596258191479, 32.844881375571966, -29.71044701035011, 0.012462054948509832]],
    [1001, [0, -0.022845698052140505, 0.10824521381748127, 26.757008827296165, 43.67596849095381, 0.01232786760584304]],
    [2000, [-0.47010565244520286, 15.140823425430439, 27.463247266774676, 14.633304393747961, 4.612041482324676, 18.962248949704087]],
  ])('%i draws are resampled as SciPy does', (size, expected) => {
    const x = Array.from({ length: size }, (_, i) => (i % 3 === 0 ? (i * i * 7919) % 101 : 0));
    const out = new Float64Array(1000);
    resamplerOf(size, 1000)(x, out);
    [0, 1, 2, 333, 500, 999].forEach((at, i) => expect(Math.abs(out[at]! - expected[i]!)).toBeLessThan(1e-10));
  });

  test('the transform and the resampling are those of the definition', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 40 }), (x, to) => {
      const n = x.length;
      const term = (k: number, part: (angle: number) => number): number => x.reduce((sum, value, j) => sum + value * part((-2 * Math.PI * j * k) / n), 0);
      const [re, im] = [new Float64Array(n), new Float64Array(n)];
      transformOf(n)(Float64Array.from(x), new Float64Array(n), re, im);
      for (let k = 0; k < n; k++) expect(Math.abs(re[k]! - term(k, Math.cos)) + Math.abs(im[k]! - term(k, Math.sin))).toBeLessThan(1e-9);
      const [out, bySeries] = [new Float64Array(to), new Float64Array(to)];
      resamplerOf(n, to)(x, out);
      seriesOf(n, to)(Float64Array.from(x), bySeries);
      const shared = Math.min(n, to);
      for (let m = 0; m < to; m++) {
        let sum = term(0, Math.cos);
        for (let k = 1; 2 * k <= shared; k++) {
          // A middle that both have stays as it is; one that stands for both signs on one side alone counts once up and, real, twice down.
          const scale = 2 * k === shared ? 1 : 2;
          const imaginary = 2 * k === n || 2 * k === to ? 0 : term(k, Math.sin);
          const doubled = 2 * k === to && to < n ? 2 : 1;
          sum += scale * doubled * (term(k, Math.cos) * Math.cos((2 * Math.PI * k * m) / to) - imaginary * Math.sin((2 * Math.PI * k * m) / to));
        }
        expect(Math.abs(out[m]! - sum / n)).toBeLessThan(1e-9);
        expect(Math.abs(bySeries[m]! - sum / n)).toBeLessThan(1e-9);
      }
    }), { numRuns: 200 });
  });
});

test('rows are sorted the same whether they are counted or not', () => {
  fc.assert(fc.property(fc.array(fc.oneof(count, fc.constantFrom(0.5, -1, 8191, 8192, 3e10, Infinity)), { minLength: 1, maxLength: 30 }), (values) => {
    const sort = sorterOf(values.length, 1e10);
    const out = new Float64Array(values.length);
    // Twice, since a row that could not be counted to its end must leave nothing behind.
    for (const row of [values, values.map(() => 2), values]) {
      sort(Float32Array.from(row), out);
      expect([...out]).toEqual(Array.from(Float32Array.from(row), (x) => Math.min(1e10, x)).sort((a, b) => a - b));
    }
  }));
  expect(() => sorterOf(2, 1e10)(Float32Array.of(1, Number.NaN), new Float64Array(2))).toThrow(RangeError);
});

test('the kernel score knows the density it is given draws of', () => {
  const random = randomOf(5);
  const draws = Array.from({ length: 4000 }, () => random.normal());
  expect(logKernel(draws, 0)).toBeCloseTo(0.5 * Math.log(2 * Math.PI), 1);
  expect(logKernel(draws, 400)).toBeGreaterThan(1e4);
});
