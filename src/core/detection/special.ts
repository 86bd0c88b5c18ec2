/**
 * Special functions that tests of counts need, to about 1e-13 relative: the logarithm of the gamma function, the
 * regularised incomplete beta and gamma functions, and the quantile of the normal.
 */

/** The Stirling series from here on; smaller arguments are lifted by the recurrence. */
const STIRLING = 12;

/** ln Γ(x) for x > 0 (Stirling's series: Abramowitz & Stegun 6.1.41, after 6.1.15 where x is small). */
export function logGamma(x: number): number {
  let lift = 1;
  let z = x;
  for (; z < STIRLING; z++) lift *= z;
  const i2 = 1 / (z * z);
  const series = (1 / 12 - i2 * (1 / 360 - i2 * (1 / 1260 - i2 * (1 / 1680 - i2 * (1 / 1188 - i2 * (691 / 360360)))))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - Math.log(lift);
}

const FACTORIALS = Array.from({ length: 256 }, (_, n) => logGamma(n + 1));
/** ln n! for n a whole number from 0. */
export const logFactorial = (n: number): number => FACTORIALS[n] ?? logGamma(n + 1);

const TINY = 1e-300;
const EPSILON = 1e-16;
/** Continued fractions take about the root of the argument in steps; this is enough for arguments of 1e12. */
const STEPS = 5_000_000;

/** The regularised incomplete beta function I_x(a, b) (Abramowitz & Stegun 26.5.8, by the modified Lentz method). */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(x > 0)) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < EPSILON * 4) break;
  }
  return Math.min(1, front * value);
}

const nonZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/** The regularised incomplete gamma functions, each exact where it is small: `upper` is P(Poisson(x) < a) (Abramowitz & Stegun 6.5.29, 6.5.31). */
export function incompleteGamma(a: number, x: number): { lower: number; upper: number } {
  if (!(x > 0)) return { lower: 0, upper: 1 };
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < STEPS && term > sum * EPSILON; n++) {
      term *= x / (a + n);
      sum += term;
    }
    const lower = Math.min(1, front * sum);
    return { lower, upper: 1 - lower };
  }
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / nonZero(b);
  let value = d;
  for (let n = 1; n < STEPS; n++) {
    b += 2;
    d = 1 / nonZero(b - n * (n - a) * d);
    c = nonZero(b - (n * (n - a)) / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < EPSILON * 4) break;
  }
  const upper = Math.min(1, front * value);
  return { lower: 1 - upper, upper };
}

/** The upper tail of the normal, P(Z > z). */
export const normalAbove = (z: number): number => (z < 0 ? 1 - normalAbove(-z) : 0.5 * incompleteGamma(0.5, (z * z) / 2).upper);

/**
 * The p point of the normal: a first guess (Abramowitz & Stegun 26.2.23, good to 4.5e-4), then Newton steps of the second
 * order (Halley) on the tail.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : Number.NaN;
  const tail = Math.min(p, 1 - p);
  const t = Math.sqrt(-2 * Math.log(tail));
  let z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 3; step++) {
    const error = ((normalAbove(z) - tail) * Math.sqrt(2 * Math.PI)) * Math.exp((z * z) / 2);
    z += error / (1 - (z * error) / 2);
  }
  return p < 0.5 ? -z : z;
}

/** P(|T| > |t|) for Student's t with `freedom` degrees of freedom. */
export const studentBeyond = (t: number, freedom: number): number => incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
