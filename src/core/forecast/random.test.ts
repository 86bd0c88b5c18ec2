import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomOf, type Random } from './random.ts';

const DRAWS = 40_000;
/** Standard errors that a moment may stray at a fixed seed; the seeds are not chosen. */
const STRAY = 4.5;

/** @param excess kurtosis beyond that of the normal, on which the error of a variance depends */
const moments: readonly (readonly [string, (random: Random) => number, { mean: number; variance: number; excess: number }])[] = [
  ['uniform', ({ next }) => next(), { mean: 0.5, variance: 1 / 12, excess: -1.2 }],
  ['whole numbers below 7', ({ below }) => below(7), { mean: 3, variance: 4, excess: -1.25 }],
  ['normal', ({ normal }) => normal(), { mean: 0, variance: 1, excess: 0 }],
  ...[0.3, 1, 5].map((shape) => [`gamma ${shape}`, ({ gamma }: Random) => gamma(shape), { mean: shape, variance: shape, excess: 6 / shape }] as const),
  ...[0.5, 5, 15.9, 16.1, 50, 1e4].map((mean) => [`Poisson ${mean}`, ({ poisson }: Random) => poisson(mean), { mean, variance: mean, excess: 1 / mean }] as const),
];

describe('mean and variance, within 4.5 standard errors of 40,000 draws', () => {
  test.each(moments)('%s', (_name, draw, { mean, variance, excess }) => {
    for (const seed of [1, 2]) {
      const random = randomOf(seed);
      const draws = Float64Array.from({ length: DRAWS }, () => draw(random));
      const average = draws.reduce((sum, x) => sum + x, 0) / DRAWS;
      const spread = draws.reduce((sum, x) => sum + (x - average) ** 2, 0) / (DRAWS - 1);
      expect(Math.abs(average - mean)).toBeLessThan(STRAY * Math.sqrt(variance / DRAWS));
      expect(Math.abs(spread - variance)).toBeLessThan(STRAY * variance * Math.sqrt((excess + 2) / DRAWS));
    }
  });
});

const poisson = (mean: number, k: number): number => Math.exp(k * Math.log(mean) - mean - Array.from({ length: k }, (_, i) => Math.log(i + 1)).reduce((sum, x) => sum + x, 0));
/** @returns the statistic of Pearson over the counts from `from` to `to`, the ends with all beyond them */
function chiSquare(draw: () => number, mean: number, from: number, to: number): number {
  const seen = new Float64Array(to + 1);
  for (let i = 0; i < DRAWS; i++) seen[Math.min(to, Math.max(from, draw()))]!++;
  const chances = Array.from({ length: to - from }, (_, i) => (i === 0 ? Array.from({ length: from + 1 }, (_, k) => poisson(mean, k)).reduce((sum, p) => sum + p, 0) : poisson(mean, from + i)));
  return [...chances, 1 - chances.reduce((sum, p) => sum + p, 0)].reduce((sum, p, i) => sum + (seen[from + i]! - p * DRAWS) ** 2 / (p * DRAWS), 0);
}

test('small Poisson counts come as often as they should: chi-square below the 99.9 % point', () => {
  const random = randomOf(3);
  expect(chiSquare(() => random.poisson(0.5), 0.5, 0, 5)).toBeLessThan(20.52);
  expect(chiSquare(() => random.poisson(2.5), 2.5, 0, 9)).toBeLessThan(27.88);
  // Above 16 it is drawn another way: by a gamma and what is left.
  expect(chiSquare(() => random.poisson(20), 20, 10, 30)).toBeLessThan(45.31);
  expect(chiSquare(() => random.poisson(2.6), 2.5, 0, 9)).toBeGreaterThan(27.88);
});

test('a mean of 0 gives 0, and gammas are above 0 and normals on both sides', () => {
  const random = randomOf(4);
  expect(Array.from({ length: 100 }, () => random.poisson(0)).every((count) => count === 0)).toBe(true);
  expect(Array.from({ length: 1000 }, () => random.gamma(0.3)).every((x) => x >= 0 && x < Infinity)).toBe(true);
  expect(Array.from({ length: 1000 }, () => random.normal()).filter((x) => x > 0).length).toBeGreaterThan(400);
});

test('seeds that differ in one place, in order, or in number give other numbers; the same ones the same', () => {
  const first = (...seeds: number[]): number[] => { const random = randomOf(...seeds); return [random.next(), random.next(), random.next()]; };
  fc.assert(fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 4 }), fc.nat(3), (seeds, at) => {
    expect(first(...seeds)).toEqual(first(...seeds));
    const moved = seeds.map((seed, i) => (i === at % seeds.length ? seed + 1 : seed));
    expect(first(...moved)).not.toEqual(first(...seeds));
    expect(first(...seeds, 0)).not.toEqual(first(...seeds));
  }));
  expect(first(1, 2)).not.toEqual(first(2, 1));
});

test('neighbouring seeds are not alike: first numbers of 2,000 months spread evenly', () => {
  const tenths = new Float64Array(10);
  for (let month = 0; month < 2000; month++) tenths[Math.floor(10 * randomOf(1, 7, month).next())]!++;
  expect(tenths.reduce((sum, seen) => sum + (seen - 200) ** 2 / 200, 0)).toBeLessThan(27.88);
});

test('known values, since a forecast on record has to come again', () => {
  const random = randomOf(7, 42, 503);
  expect([random.next(), random.next()]).toEqual([0.5667765522375703, 0.9418628739658743]);
  expect([random.below(1000), random.normal(), random.normal()]).toEqual([190, -1.3434488738475556, 2.187803661365882]);
  expect([random.gamma(0.3), random.gamma(5)]).toEqual([0.003925172686399642, 3.894465795722192]);
  expect([random.poisson(5), random.poisson(1e4)]).toEqual([2, 10_072]);
});
