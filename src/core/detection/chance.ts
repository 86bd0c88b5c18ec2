/** Draws from a seed: the same seed gives the same draws, on every machine. */
export type Chance = { uniform(): number; whole(below: number): number; normal(): number; gamma(shape: number): number; poisson(mean: number): number };

/** Small and fast, and good enough for tests of millions of weeks: sfc32 (Doty-Humphrey, PractRand), seeded by splitmix32. */
export function chanceOf(seed: number): Chance {
  let mixing = seed >>> 0;
  const mixed = (): number => {
    mixing = (mixing + 0x9e3779b9) >>> 0;
    let z = mixing;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  let [a, b, c, counter] = [mixed(), mixed(), mixed(), 1];
  const word = (): number => {
    const sum = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = ((c << 21) | (c >>> 11)) + sum >>> 0;
    return sum;
  };
  for (let i = 0; i < 12; i++) word();
  const uniform = (): number => (word() * 2 ** 21 + (word() >>> 11) + 0.5) / 2 ** 53;
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  /** Marsaglia & Tsang (2000). */
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  /** By inversion, in parts small enough for it. */
  const poisson = (mean: number): number => {
    if (mean > 500) return poisson(mean / 2) + poisson(mean / 2);
    let [count, mass] = [0, Math.exp(-mean)];
    for (let left = uniform() - mass; left > 0 && mass > 0; left -= mass) mass *= mean / ++count;
    return count;
  };
  return { uniform, normal, gamma, poisson, whole: (below) => Math.floor(uniform() * below) };
}
