/**
 * The negative binomial distribution of counts, and with it the Poisson as its limit.
 *
 * `mean` m and `size` r: variance is m + m²/r; r = Infinity is the Poisson. Probabilities are added up in logarithms, so
 * that means of many thousands do not underflow.
 */
export type NegativeBinomial = { readonly mean: number; readonly size: number };

/**
 * Fits by moments (Anscombe 1950): the mean, and a size from the unbiased variance; counts no more spread than a Poisson are one.
 * Where all counts are zero the mean is that of the posterior under Jeffreys' prior, ½ / n, since "never seen in n" is not "impossible".
 * @throws RangeError without a count.
 */
export function fitByMoments(counts: readonly number[]): NegativeBinomial {
  const n = counts.length;
  if (n === 0) throw new RangeError('nothing to fit');
  const mean = counts.reduce((sum, c) => sum + c, 0) / n;
  if (mean === 0) return { mean: 0.5 / n, size: Infinity };
  const variance = n < 2 ? mean : counts.reduce((sum, c) => sum + (c - mean) ** 2, 0) / (n - 1);
  return { mean, size: variance > mean ? mean ** 2 / (variance - mean) : Infinity };
}

/** Walks the distribution from 0 upwards; `see` is told each count with the probability up to and including it. */
function walk({ mean, size }: NegativeBinomial, see: (count: number, upTo: number) => boolean): void {
  const poisson = size === Infinity;
  let log = poisson ? -mean : size * Math.log(size / (size + mean));
  const ratio = poisson ? Math.log(mean) : Math.log(mean / (size + mean));
  let upTo = 0;
  for (let k = 0; ; k++) {
    upTo += Math.exp(log);
    if (!see(k, Math.min(1, upTo))) return;
    log += ratio + Math.log(poisson ? 1 / (k + 1) : (k + size) / (k + 1));
  }
}

/** No count of this far can be asked for: the walk ends there even where rounding keeps the sum below the probability. */
const far = ({ mean, size }: NegativeBinomial): number => Math.ceil(mean + 60 * Math.sqrt(mean + (size === Infinity ? 0 : mean ** 2 / size)) + 60);

/** The smallest count with P(X <= count) >= p. @param p from 0 to below 1 */
export function quantile(distribution: NegativeBinomial, p: number): number {
  let found = 0;
  const most = far(distribution);
  walk(distribution, (count, upTo) => {
    found = count;
    return upTo < p && count < most;
  });
  return found;
}

/** P(X > count): how often chance alone gives more. */
export function above(distribution: NegativeBinomial, count: number): number {
  if (count < 0) return 1;
  let rest = 1;
  const most = far(distribution);
  walk(distribution, (k, upTo) => {
    rest = 1 - upTo;
    return k < count && k < most;
  });
  return Math.max(0, rest);
}
