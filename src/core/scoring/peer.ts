import type { Outcome } from './categorical.ts';

/** Scores of Metaculus, in hundredths, larger is better (metaculus.com/help/scores-faq). */

const given = (p: number, outcome: Outcome): number => (outcome === 1 ? p : 1 - p);

/** Bits gained over even odds: 100 is certainty that was right, 0 knows nothing. */
export const baselineScore = (p: number, outcome: Outcome): number => 100 * Math.log2(2 * given(p, outcome));

/** How much more each gave to what came, in log, than the others did on average. Sums to 0. @throws RangeError for one alone */
export function peerScores(p: readonly number[], outcome: Outcome): number[] {
  if (p.length < 2) throw new RangeError('there is no peer');
  const logs = p.map((one) => Math.log(given(one, outcome)));
  const sum = logs.reduce((all, one) => all + one, 0);
  return logs.map((one) => 100 * (one - (sum - one) / (p.length - 1)));
}
