import { quantileOfSorted } from './quantile.ts';

/**
 * The probability integral transform: where outcomes fell in their forecasts. Uniform where forecasts are calibrated; a U says they
 * are too narrow, a hump that they are too wide (Dawid 1984; for counts Czado, Gneiting & Held, Biometrics 65, 2009).
 */

/** The probability that the forecast gave to less than the outcome, and to no more than it. Equal where the forecast is continuous. */
export type Pit = { readonly below: number; readonly upTo: number };

/** @param draws in any order, at least one */
export function pitOfDraws(draws: ArrayLike<number>, y: number): Pit {
  let [below, upTo] = [0, 0];
  for (let i = 0; i < draws.length; i++) {
    if (draws[i]! < y) below++;
    if (draws[i]! <= y) upTo++;
  }
  return { below: below / draws.length, upTo: upTo / draws.length };
}

/** @param chance uniform in [0, 1) */
export const randomisedPit = ({ below, upTo }: Pit, chance: number): number => below + chance * (upTo - below);

/** The part of the mass between `below` and `upTo` that lies under u. */
const share = ({ below, upTo }: Pit, u: number): number => (u >= upTo ? 1 : u <= below ? 0 : (u - below) / (upTo - below));

/** Not randomised: the share of outcomes in each of so many bins of one width, an atom spread over the bins it covers. Sums to 1. @throws RangeError without a forecast */
export function pitHistogram(pits: readonly Pit[], bins = 10): number[] {
  if (pits.length === 0) throw new RangeError('nothing to count');
  // An atomless value on an edge is below it, and one of 0 is in the first bin.
  const upTo = Array.from({ length: bins + 1 }, (_, k) => (k === 0 ? 0 : pits.reduce((sum, pit) => sum + share(pit, k / bins), 0) / pits.length));
  return upTo.slice(1).map((sum, k) => sum - upTo[k]!);
}

/** Whether the outcome lies in the central interval of the draws, ends included. @param sorted in rising order. @param level 0.9 for 90 % */
export const covered = (sorted: ArrayLike<number>, y: number, level: number): boolean => quantileOfSorted(sorted, (1 - level) / 2) <= y && y <= quantileOfSorted(sorted, (1 + level) / 2);

/** The share of outcomes in their central intervals; of counts it is above the level even where all is well, since ends are atoms. @param rows each in rising order */
export function coverage(rows: readonly ArrayLike<number>[], outcomes: ArrayLike<number>, level: number): number {
  if (rows.length !== outcomes.length || rows.length === 0) throw new RangeError(`${rows.length} forecasts and ${outcomes.length} outcomes`);
  return rows.filter((sorted, i) => covered(sorted, outcomes[i]!, level)).length / rows.length;
}
