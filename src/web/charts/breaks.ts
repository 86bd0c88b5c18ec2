/** Lower ends of at most four classes above zero, for values up to a maximum: 1, then as many steps of the same ratio as there is room for. Pure. */
export function breaksFor(max: number): number[] {
  if (!(max >= 2)) return [1];
  const steps = Math.min(3, Math.floor(max) - 1);
  const ratio = max ** (1 / (steps + 1));
  const found = Array.from({ length: steps }, (_, i) => rounded(ratio ** (i + 1)));
  return [1, ...found].filter((n, i, all) => i === 0 || n > all[i - 1]!);
}
function rounded(n: number): number {
  const power = 10 ** Math.floor(Math.log10(n));
  return Math.max(2, Math.round(([1, 1.5, 2, 3, 4, 5, 7, 10].reduce((a, b) => (Math.abs(b * power - n) < Math.abs(a * power - n) ? b : a))) * power));
}
