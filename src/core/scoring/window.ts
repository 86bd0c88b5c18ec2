import { rowOf, type Draws } from '../forecast/draws.ts';
import { sorterOf } from './counting-sort.ts';
import { crpsOfSorted } from './crps.ts';
import { challengeIgnorance, ignorance } from './ignorance.ts';
import { intervalScoreOfSorted } from './quantile.ts';

/**
 * The three scores of the ViEWS Prediction Challenge 2023/24 (Hegre et al. 2024, arXiv 2407.11045) as its code computes them: CRPS of the
 * empirical distribution and the interval score at 90 %, both in deaths, and the ignorance score in bits. Smaller is better.
 */
export type RowScores = { readonly crps: Float64Array; readonly ign: Float64Array; readonly mis: Float64Array };
/** Plain means over the rows; `n` rows. */
export type WindowScores = { readonly crps: number; readonly ign: number; readonly mis: number; readonly n: number };

/** `challenge` brings draws to 1,000 before they are binned; `as drawn` bins them as they are, as some published tables do. */
export type Binned = 'challenge' | 'as drawn';

/** A draw above this counts as this, since there are no more people. */
const MOST = 1e10;
const ALPHA = 0.1;

/** Scores of each row, in the order of the rows. @param observed one outcome to a row, from 0. @throws RangeError where a draw or an outcome is no number, or their numbers do not fit */
export function rowScores(draws: Draws, observed: Float64Array, binned: Binned = 'challenge'): RowScores {
  const { size } = draws;
  const n = observed.length;
  if (size < 1 || draws.values.length !== n * size) throw new RangeError(`${n} outcomes do not fit ${draws.values.length} draws in rows of ${size}`);
  const scores = { crps: new Float64Array(n), ign: new Float64Array(n), mis: new Float64Array(n) };
  const sort = sorterOf(size, MOST);
  const bits = binned === 'challenge' ? challengeIgnorance(size) : ignorance;
  const sorted = new Float64Array(size);
  for (let row = 0; row < n; row++) {
    const y = observed[row]!;
    const drawn = rowOf(draws, row);
    sort(drawn, sorted);
    scores.crps[row] = crpsOfSorted(sorted, y);
    scores.mis[row] = intervalScoreOfSorted(sorted, ALPHA, y);
    scores.ign[row] = bits(drawn, y);
  }
  return scores;
}

/** @throws RangeError as `rowScores` does, and where there is no row */
export function scoreDraws(draws: Draws, observed: Float64Array, binned: Binned = 'challenge'): WindowScores {
  const n = observed.length;
  if (n === 0) throw new RangeError('nothing to score');
  const { crps, ign, mis } = rowScores(draws, observed, binned);
  const mean = (values: Float64Array): number => values.reduce((sum, one) => sum + one, 0) / n;
  return { crps: mean(crps), ign: mean(ign), mis: mean(mis), n };
}
