const distance = (a: readonly number[], b: readonly number[]): number => Math.sqrt(a.reduce((sum, x, i) => sum + (x - b[i]!) ** 2, 0));

/**
 * The CRPS of outcomes that are vectors, such as several months at once: mean‖x - y‖ - Σ‖x - x'‖ / 2n², smaller is better (Gneiting &
 * Raftery, J. Am. Stat. Assoc. 102, 2007). @param draws each of the length of `y`, all in one unit. @throws RangeError otherwise
 */
export function energyScore(draws: readonly (readonly number[])[], y: readonly number[]): number {
  const n = draws.length;
  if (n === 0 || draws.some((draw) => draw.length !== y.length)) throw new RangeError('draws are vectors of the length of the outcome');
  let pairs = 0;
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) pairs += distance(draws[i]!, draws[j]!);
  return draws.reduce((sum, draw) => sum + distance(draw, y), 0) / n - pairs / n ** 2;
}
