/**
 * Quadratic scores of probabilities, without unit, smaller is better (Brier, Mon. Weather Rev. 78, 1950; Epstein,
 * J. Appl. Meteorol. 8, 1969). Probabilities are taken as they are: nothing is clipped.
 */
export type Outcome = 0 | 1;

/** (p - o)², from 0 to 1. */
export const brier = (p: number, outcome: Outcome): number => (p - outcome) ** 2;

/** Brier's own, over both answers: from 0 to 2. */
export const brierTwoSided = (p: number, outcome: Outcome): number => 2 * brier(p, outcome);

/** The mean of Brier scores. @throws RangeError where lengths differ or are 0 */
export function brierMean(p: readonly number[], outcomes: readonly Outcome[]): number {
  if (p.length !== outcomes.length || p.length === 0) throw new RangeError(`${p.length} probabilities and ${outcomes.length} outcomes`);
  return p.reduce((sum, one, i) => sum + brier(one, outcomes[i]!), 0) / p.length;
}

/** Ranked probability score: Σ over the K - 1 bounds of (F - O)², not divided. @param probs of ordered answers. @param outcome the place of the one that came, from 0 */
export function rankedProbabilityScore(probs: readonly number[], outcome: number): number {
  if (!(outcome in probs)) throw new RangeError(`there is no answer ${outcome} among ${probs.length}`);
  let [upTo, sum] = [0, 0];
  for (let k = 0; k < probs.length - 1; k++) {
    upTo += probs[k]!;
    sum += (upTo - (k >= outcome ? 1 : 0)) ** 2;
  }
  return sum;
}

/** Brier's score of each way to cut ordered answers in two, averaged over the K - 1 cuts, both sides counted (Jose, Nau & Winkler, Manage. Sci. 55, 2009): from 0 to 2. */
export const ordinalBrier = (probs: readonly number[], outcome: number): number => (2 * rankedProbabilityScore(probs, outcome)) / (probs.length - 1);
