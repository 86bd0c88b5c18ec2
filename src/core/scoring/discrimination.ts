import type { Outcome } from './categorical.ts';

/** How well a forecast tells what came from what did not, whatever its scale: larger is better. */

/** Groups of one value, from the highest: how many came, and how many did not. */
function groups(scores: readonly number[], outcomes: readonly Outcome[]): { came: number; not: number }[] {
  if (scores.length !== outcomes.length) throw new RangeError(`${scores.length} scores and ${outcomes.length} outcomes`);
  const order = scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
  const found: { came: number; not: number }[] = [];
  order.forEach((i, at) => {
    if (at === 0 || scores[i] !== scores[order[at - 1]!]) found.push({ came: 0, not: 0 });
    found.at(-1)![outcomes[i] === 1 ? 'came' : 'not']++;
  });
  return found;
}

/** The chance that one that came was given more than one that did not, ties half (Hanley & McNeil, Radiology 143, 1982). @throws RangeError unless both kinds are there */
export function areaUnderRoc(scores: readonly number[], outcomes: readonly Outcome[]): number {
  let [above, came, not] = [0, 0, 0];
  for (const group of groups(scores, outcomes)) {
    above += group.not * (came + group.came / 2);
    came += group.came;
    not += group.not;
  }
  if (came === 0 || not === 0) throw new RangeError('an area needs outcomes of both kinds');
  return above / (came * not);
}

/** Σ (R - R before) P from the highest score down, not interpolated: what scikit-learn computes. Its level by chance is the base rate. @throws RangeError where nothing came */
export function averagePrecision(scores: readonly number[], outcomes: readonly Outcome[]): number {
  let [sum, came, seen] = [0, 0, 0];
  for (const group of groups(scores, outcomes)) {
    came += group.came;
    seen += group.came + group.not;
    sum += group.came * (came / seen);
  }
  if (came === 0) throw new RangeError('precision needs one that came');
  return sum / came;
}
