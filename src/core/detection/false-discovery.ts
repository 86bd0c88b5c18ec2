/**
 * Which of many tests of one run to believe, so that at most a share `rate` of those believed are false on average (Benjamini and
 * Hochberg, JRSS B 57, 1995; it holds for independent tests and for those that rise and fall together). Six indicators in 34
 * provinces judged at 1 % cry wolf twice a week; this does not.
 * @param chances probabilities under "nothing has changed"; null for what was not judged, which is never believed
 */
export function believed(chances: readonly (number | null)[], rate: number): boolean[] {
  const judged = chances.filter((p) => p !== null).sort((a, b) => a - b);
  const limit = judged.findLast((p, i) => p <= ((i + 1) / judged.length) * rate);
  return chances.map((p) => p !== null && limit !== undefined && p <= limit);
}
