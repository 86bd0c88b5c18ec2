import { YEAR, type Detector } from './detector.ts';

/** In how many of the last weeks a detector would have fired, each judged by what was known then; null where none could be judged. */
export function wouldHaveFired(detector: Detector, counts: readonly number[], weeks = YEAR): number | null {
  const judge = detector(counts);
  const verdicts = Array.from({ length: Math.min(weeks, counts.length) }, (_, i) => judge(counts.length - 1 - i));
  return verdicts.some(({ alarm, upper }) => alarm || upper !== null) ? verdicts.filter(({ alarm }) => alarm).length : null;
}

/**
 * The most watchful of some thresholds that would have fired at most so often in the last twelve months on this very series.
 * @param thresholds from the most watchful to the least
 * @returns null where each would have fired more often, or none could be judged
 */
export function calibrate(counts: readonly number[], family: (threshold: number) => Detector, thresholds: readonly number[], most: number): { threshold: number; fired: number } | null {
  for (const threshold of thresholds) {
    const fired = wouldHaveFired(family(threshold), counts);
    if (fired !== null && fired <= most) return { threshold, fired };
  }
  return null;
}
