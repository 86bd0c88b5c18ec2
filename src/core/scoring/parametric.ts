import { incompleteBeta, incompleteGamma, logGamma } from '../detection/special.ts';
import { logBeta, logMass, massUpTo, normalDensity, normalUpTo, studentUpTo, type Continuous, type Counting, type Distribution } from './distribution.ts';

/**
 * CRPS and logarithmic score of parametric forecasts, smaller is better (closed forms: Jordan, Krüger & Lerch, J. Stat. Softw. 90, 2019,
 * appendix A; Grimit et al. 2006 for mixtures).
 */
const counts = (distribution: Distribution): distribution is Counting => distribution.kind === 'poisson' || distribution.kind === 'negative-binomial';
const whole = (y: number): number => {
  if (!Number.isInteger(y) || y < 0) throw new RangeError(`${y} is no count`);
  return y;
};

/** In the unit of `y`. @throws RangeError where a count is forecast and `y` is none, or the distribution has no mean (Student's t with df up to 1) */
export const crpsOf = (distribution: Distribution, y: number): number => (counts(distribution) ? crpsOfCounts(distribution, whole(y)) : crpsOfContinuous(distribution, y));

/** What is left of the sum beyond such a probability is less than rounding. */
const NEGLIGIBLE = 1e-13;

/** Σ (F - O)² over all counts: the ranked probability score, which CRPS is for counts. The F are added up from their masses, anew from the closed form now and then. */
function crpsOfCounts(distribution: Counting, y: number): number {
  let [sum, upTo] = [0, 0];
  for (let k = 0; ; k++) {
    upTo = k % 64 === 0 ? massUpTo(distribution, k) : Math.min(1, upTo + Math.exp(logMass(distribution, k)));
    sum += (upTo - (k >= y ? 1 : 0)) ** 2;
    if (k >= y && k >= distribution.mean && 1 - upTo < NEGLIGIBLE) return sum;
  }
}

/** E|X - μ| for a normal X of mean 0, from the mean `m` and deviation `s` of X - μ. */
const absolute = (m: number, s: number): number => 2 * s * normalDensity(m / s) + m * (2 * normalUpTo(m / s) - 1);

function crpsOfContinuous(d: Continuous, y: number): number {
  switch (d.kind) {
    case 'normal':
      return absolute(y - d.mean, d.sd) - d.sd / Math.sqrt(Math.PI);
    case 'lognormal': {
      const z = y > 0 ? (Math.log(y) - d.meanlog) / d.sdlog : -Infinity;
      const [below, moved] = y > 0 ? [normalUpTo(z), normalUpTo(z - d.sdlog)] : [0, 0];
      return y * (2 * below - 1) - 2 * Math.exp(d.meanlog + d.sdlog ** 2 / 2) * (moved + normalUpTo(d.sdlog / Math.SQRT2) - 1);
    }
    case 'logistic': {
      const z = Math.abs(y - d.location) / d.scale;
      return d.scale * (z + 2 * Math.log1p(Math.exp(-z)) - 1);
    }
    case 'student': {
      if (!(d.df > 1)) throw new RangeError("Student's t has no mean unless df is above 1");
      const z = (y - d.location) / d.scale;
      const density = Math.exp(-logBeta(0.5, d.df / 2) - ((d.df + 1) / 2) * Math.log1p(z * z / d.df)) / Math.sqrt(d.df);
      const spread = ((2 * Math.sqrt(d.df)) / (d.df - 1)) * Math.exp(logBeta(0.5, d.df - 0.5) - 2 * logBeta(0.5, d.df / 2));
      return d.scale * (z * (2 * studentUpTo(z, d.df) - 1) + (2 * density * (d.df + z * z)) / (d.df - 1) - spread);
    }
    case 'beta': {
      const [a, b] = [d.shape1, d.shape2];
      const spread = (2 / a) * Math.exp(logBeta(2 * a, 2 * b) - 2 * logBeta(a, b));
      return y * (2 * incompleteBeta(y, a, b) - 1) + (a / (a + b)) * (1 - 2 * incompleteBeta(y, a + 1, b) - spread);
    }
    case 'gamma':
      return y * (2 * incompleteGamma(d.shape, d.rate * y).lower - 1) - (d.shape / d.rate) * (2 * incompleteGamma(d.shape + 1, d.rate * y).lower - 1) - 1 / (d.rate * Math.exp(logBeta(0.5, d.shape)));
    case 'uniform': {
      const z = (y - d.min) / (d.max - d.min);
      const inside = Math.min(1, Math.max(0, z));
      return (d.max - d.min) * (Math.abs(z - inside) + inside * inside - inside + 1 / 3);
    }
    case 'exponential':
      return Math.abs(y) - (2 * (y > 0 ? -Math.expm1(-d.rate * y) : 0)) / d.rate + 1 / (2 * d.rate);
    case 'laplace': {
      const z = Math.abs(y - d.location) / d.scale;
      return d.scale * (z + Math.exp(-z) - 0.75);
    }
    case 'normal-mixture':
      return d.weights.reduce((sum, w, i) => sum + w * absolute(y - d.means[i]!, d.sds[i]!)
        - 0.5 * d.weights.reduce((all, v, j) => all + w * v * absolute(d.means[i]! - d.means[j]!, Math.hypot(d.sds[i]!, d.sds[j]!)), 0), 0);
  }
}

/** -ln of the density or, of counts, of the probability of `y`, in nats; Infinity outside the support. @throws RangeError where a count is forecast and `y` is none */
export const logScoreOf = (distribution: Distribution, y: number): number => -(counts(distribution) ? logMass(distribution, whole(y)) : logDensity(distribution, y));

const LOG_ROOT = 0.5 * Math.log(2 * Math.PI);
const logNormal = (y: number, mean: number, sd: number): number => -0.5 * ((y - mean) / sd) ** 2 - Math.log(sd) - LOG_ROOT;

function logDensity(d: Continuous, y: number): number {
  switch (d.kind) {
    case 'normal':
      return logNormal(y, d.mean, d.sd);
    case 'lognormal':
      return y > 0 ? logNormal(Math.log(y), d.meanlog, d.sdlog) - Math.log(y) : -Infinity;
    case 'logistic': {
      const z = Math.abs(y - d.location) / d.scale;
      return -z - 2 * Math.log1p(Math.exp(-z)) - Math.log(d.scale);
    }
    case 'student': {
      const z = (y - d.location) / d.scale;
      return -logBeta(0.5, d.df / 2) - 0.5 * Math.log(d.df) - ((d.df + 1) / 2) * Math.log1p((z * z) / d.df) - Math.log(d.scale);
    }
    case 'beta':
      return y < 0 || y > 1 ? -Infinity : power(d.shape1 - 1, Math.log(y)) + power(d.shape2 - 1, Math.log1p(-y)) - logBeta(d.shape1, d.shape2);
    case 'gamma':
      return y < 0 ? -Infinity : d.shape * Math.log(d.rate) + power(d.shape - 1, Math.log(y)) - d.rate * y - logGamma(d.shape);
    case 'uniform':
      return y < d.min || y > d.max ? -Infinity : -Math.log(d.max - d.min);
    case 'exponential':
      return y < 0 ? -Infinity : Math.log(d.rate) - d.rate * y;
    case 'laplace':
      return -Math.abs(y - d.location) / d.scale - Math.log(2 * d.scale);
    case 'normal-mixture': {
      const parts = d.weights.map((w, i) => Math.log(w) + logNormal(y, d.means[i]!, d.sds[i]!));
      const largest = Math.max(...parts);
      return largest + Math.log(parts.reduce((sum, part) => sum + Math.exp(part - largest), 0));
    }
  }
}

/** ln x^exponent, where 0⁰ is 1. */
const power = (exponent: number, logarithm: number): number => (exponent === 0 ? 0 : exponent * logarithm);
