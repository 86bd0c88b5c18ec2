/**
 * ln variance + (y - mean)² / variance, smaller is better: proper, and asks for two moments only (Dawid & Sebastiani,
 * Ann. Stat. 27, 1999). @param variance above 0, in squares of the unit of `y`
 */
export const dawidSebastiani = (mean: number, variance: number, y: number): number => Math.log(variance) + (y - mean) ** 2 / variance;

/** With the moments of the draws, the variance over n. Infinity where the draws are all one number other than `y`. @throws RangeError without a draw */
export function dawidSebastianiOfDraws(draws: ArrayLike<number>, y: number): number {
  const n = draws.length;
  if (n === 0) throw new RangeError('a forecast has at least one draw');
  const all = Float64Array.from(draws);
  const mean = all.reduce((sum, x) => sum + x, 0) / n;
  const variance = all.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n;
  return variance === 0 ? (y === mean ? -Infinity : Infinity) : dawidSebastiani(mean, variance, y);
}
