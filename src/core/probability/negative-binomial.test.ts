import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { above, fitByMoments, quantile } from './negative-binomial.ts';

describe('the negative binomial', () => {
  // SciPy 1.17: nbinom(size, size / (size + mean)) and poisson(mean), their ppf(p) and sf(count).
  test.each([
    { size: 1.9, mean: 34.25, p: 0.99, count: 119, beyond: 0.00955234850602649 },
    { size: 1.9, mean: 34.25, p: 0.01, count: 1, beyond: 0.9896150226772221 },
    { size: 2.1, mean: 2475.3, p: 0.99, count: 8045, beyond: 0.009997886909168929 },
    { size: 0.2, mean: 0.25, p: 0.99, count: 4, beyond: 0.005216840237405839 },
    { size: 15, mean: 13.4, p: 0.99, count: 27, beyond: 0.00857531409363639 },
    { size: 15, mean: 13.4, p: 0.01, count: 4, beyond: 0.9820935358267073 },
    { size: Infinity, mean: 0.0138889, p: 0.99, count: 1, beyond: 9.556234238857331e-05 },
    { size: Infinity, mean: 12, p: 0.99, count: 21, beyond: 0.00606514740439652 },
    { size: Infinity, mean: 2000, p: 0.99, count: 2105, beyond: 0.009578809272661935 },
    { size: 0.05, mean: 300, p: 0.95, count: 1596, beyond: 0.04998157408090964 },
    { size: 120, mean: 8000, p: 0.999, count: 10466, beyond: 0.000998819761768356 },
  ])('size $size, mean $mean: the $p point is $count', ({ size, mean, p, count, beyond }) => {
    expect(quantile({ mean, size }, p)).toBe(count);
    expect(above({ mean, size }, count)).toBeCloseTo(beyond, 9);
  });

  test('is fitted by moments; counts no more spread than a Poisson are one', () => {
    expect(fitByMoments([2, 4, 9])).toEqual({ mean: 5, size: 25 / 8 });
    expect(fitByMoments([3, 3, 3])).toEqual({ mean: 3, size: Infinity });
    expect(fitByMoments(Array<number>(36).fill(0))).toEqual({ mean: 0.5 / 36, size: Infinity });
    expect(() => fitByMoments([])).toThrow(RangeError);
  });

  test('the point is the smallest count that reaches the probability', () => {
    fc.assert(fc.property(fc.double({ min: 0.01, max: 3000, noNaN: true }), fc.oneof(fc.constant(Infinity), fc.double({ min: 0.05, max: 200, noNaN: true })), fc.double({ min: 0.01, max: 0.995, noNaN: true }), (mean, size, p) => {
      const count = quantile({ mean, size }, p);
      expect(1 - above({ mean, size }, count)).toBeGreaterThanOrEqual(p - 1e-9);
      if (count > 0) expect(1 - above({ mean, size }, count - 1)).toBeLessThan(p + 1e-9);
    }), { numRuns: 200 });
  });

  test('means of many thousands do not underflow', () => {
    const far = quantile({ mean: 50_000, size: Infinity }, 0.99);
    expect(far).toBeGreaterThan(50_400);
    expect(far).toBeLessThan(50_700);
  });
});
