/**
 * Chance as an argument. xoshiro128** (Blackman & Vigna 2021) started by SplitMix32 from a seed and the unit and month that
 * are drawn, so that a row is the same whoever draws it, in whatever order.
 */
export type Random = {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in 0 .. n - 1. */
  below(n: number): number;
  normal(): number;
  gamma(shape: number): number;
  poisson(mean: number): number;
};

export function randomOf(...seeds: readonly number[]): Random {
  let state = 0x9e3779b9;
  const split = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  for (const seed of seeds) {
    state = (state ^ seed) | 0;
    state = split();
  }
  let [a, b, c, d] = [split(), split(), split(), split()] as [number, number, number, number];
  let spare = Number.NaN;

  function word(): number {
    const s = Math.imul(b, 5);
    const result = Math.imul((s << 7) | (s >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result;
  }
  const next = (): number => word() / 4294967296;

  /** Polar method (Marsaglia & Bray 1964). */
  function normal(): number {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    for (;;) {
      const [u, v] = [2 * next() - 1, 2 * next() - 1];
      const s = u * u + v * v;
      if (s === 0 || s >= 1) continue;
      const scale = Math.sqrt((-2 * Math.log(s)) / s);
      spare = v * scale;
      return u * scale;
    }
  }

  /** Marsaglia & Tsang 2000. */
  function gamma(shape: number): number {
    if (shape < 1) return gamma(shape + 1) * Math.pow(1 - next(), 1 / shape);
    const e = shape - 1 / 3;
    const f = 1 / Math.sqrt(9 * e);
    for (;;) {
      const x = normal();
      const v = (1 + f * x) ** 3;
      if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + e - e * v + e * Math.log(v)) return e * v;
    }
  }

  /** By multiplication (Knuth) for small means; above, by halving: the larger part by a gamma (Ahrens & Dieter 1974). */
  function poisson(mean: number): number {
    let [count, left] = [0, mean];
    while (left > 16) {
      const m = Math.floor(left * 0.875);
      const x = gamma(m);
      if (x > left) {
        for (let i = 0, p = left / x; i < m - 1; i++) if (next() < p) count++;
        return count;
      }
      count += m;
      left -= x;
    }
    const limit = Math.exp(-left);
    for (let product = 1 - next(); product > limit; product *= 1 - next()) count++;
    return count;
  }

  return { next, below: (n) => Math.floor(next() * n), normal, gamma, poisson };
}
