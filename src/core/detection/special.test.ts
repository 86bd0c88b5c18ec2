import { describe, expect, test } from 'vitest';
import { beyond, logMass, pointOf, spread, upTo } from './counts.ts';
import { incompleteBeta, incompleteGamma, logGamma, normalQuantile, studentBeyond } from './special.ts';

/** Relative, and absolute for what is nought. */
const near = (found: number, wanted: number, tolerance: number): void => expect(Math.abs(found - wanted)).toBeLessThanOrEqual(tolerance * Math.max(Math.abs(wanted), 1e-300) + (wanted === 0 ? tolerance : 0));

// SciPy 1.17: gammaln, betainc, gammainc and gammaincc, norm.ppf, 2 t.sf, and nbinom(mean / (φ - 1), 1 / φ) or poisson(mean).
describe('special functions agree with SciPy', () => {
  test.each([[0.05, 2.968879201051731], [0.5, 0.5723649429247], [1, 0], [3.7, 1.428072326665388], [12.5, 18.73434751193645], [1000, 5905.220423209181], [1e9, 19723265827.503716]])(
    'ln Γ(%d)', (x, wanted) => near(logGamma(x), wanted, 1e-13));

  test.each([[0.3, 2.5, 7, 0.6412224629717214], [0.99, 50, 2, 0.9075091007063049], [1e-3, 0.02, 5, 0.9076935673204819], [0.5, 4000, 4100, 0.8667550744270505], [0, 2, 3, 0], [1, 2, 3, 1]])(
    'I_%d(%d, %d)', (x, a, b, wanted) => near(incompleteBeta(x, a, b), wanted, 1e-11));

  test.each([
    [0.5, 0.1, 0.34527915398142317, 0.6547208460185768], [3, 9.5, 0.9958363669624967, 0.0041636330375033484], [120, 90, 0.0014594602498948295, 0.9985405397501051],
    [1e6, 1.001e6, 0.8413447863683402, 0.15865521363165971], [2, 40, 1, 1.7418252446695558e-16], [2, 0, 0, 1],
  ])('P(%d, %d)', (a, x, lower, upper) => {
    near(incompleteGamma(a, x).lower, lower, 1e-9);
    near(incompleteGamma(a, x).upper, upper, 1e-9);
  });

  test.each([[0.5, 0], [0.975, 1.959963984540054], [0.025, -1.959963984540054], [0.99, 2.3263478740408408], [0.999, 3.090232306167813], [1e-9, -5.9978070150076865], [0, -Infinity], [1, Infinity]])(
    'the %d point of the normal', (p, wanted) => (Number.isFinite(wanted) ? near(normalQuantile(p), wanted, 1e-12) : expect(normalQuantile(p)).toBe(wanted)));

  test.each([[2.1, 10, 0.06207724420221853], [-0.3, 2, 0.7924856608401776], [5, 300, 9.769154730247779e-7]])('Student beyond %d with %d', (t, freedom, wanted) => near(studentBeyond(t, freedom), wanted, 1e-11));
});

describe('the negative binomial by its dispersion', () => {
  test.each([
    { mean: 0.14, phi: 2, count: 3, tail: 0.004392044112401266, log: -5.042520381118951, point: 3 },
    { mean: 3.2, phi: 1.5, count: 9, tail: 0.011071179942265435, log: -4.501996836588136, point: 10 },
    { mean: 150, phi: 1.2, count: 190, tail: 0.0019104097058307424, log: -7.693677567211807, point: 182 },
    { mean: 2e6, phi: 1, count: 2_004_000, tail: 0.0023423105528344187, log: -12.171602439135313, point: 2_003_291 },
    { mean: 2e6, phi: 40, count: 2_030_000, tail: 0.00042008759659763195, log: -15.602475631603738, point: 2_020_866 },
    { mean: 1e-9, phi: 1, count: 0, tail: 9.999999995000006e-10, log: -1e-9, point: 0 },
  ])('mean $mean, φ $phi', ({ mean, phi, count, tail, log, point }) => {
    const distribution = spread(mean, phi);
    near(beyond(distribution, count), tail, 1e-6);
    near(upTo(distribution, count), 1 - tail, 1e-9);
    expect(Math.abs(logMass(distribution, count) - log)).toBeLessThan(1e-8);
    expect(pointOf(distribution, 0.99)).toBe(point);
  });

  test('of nothing there is nothing', () => {
    expect(pointOf(spread(0, 1), 0.99)).toBe(0);
    expect(beyond(spread(0, 3), 0)).toBe(0);
    expect(beyond(spread(4, 3), -1)).toBe(1);
    expect(logMass(spread(0, 1), 1)).toBe(-Infinity);
  });
});
