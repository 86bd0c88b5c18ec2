import { rowScores } from '../scoring/window.ts';
import type { Draws } from './draws.ts';
import { lastMonth, monthOf, seriesOf, type Panel } from './panel.ts';
import { randomOf } from './random.ts';

/**
 * Windows of the ViEWS prediction challenge 2023/24: a calendar year, forecast from October of the year before, so 3 to 14
 * months ahead.
 */
export const AHEAD_OF_WINDOW: readonly number[] = Array.from({ length: 12 }, (_, i) => i + 3);
export const originOf = (year: number): number => monthOf(year - 1, 10);

/** Scores of each row, by unit, so that models can be compared country by country. */
export type WindowResult = { readonly crps: number; readonly ign: number; readonly mis: number; readonly n: number; readonly units: Int32Array; readonly rows: { readonly crps: Float64Array; readonly ign: Float64Array; readonly mis: Float64Array } };

/** Draws whose outcome the panel knows, with it: units that had ceased to exist are left out. @throws RangeError where there is none */
export function comeOf(panel: Panel, draws: Draws): { draws: Draws; observed: Float64Array } {
  const places = new Map(panel.units.map((id, place) => [id, place] as const));
  const kept: number[] = [];
  const observed: number[] = [];
  for (let row = 0; row < draws.units.length; row++) {
    const month = draws.months[row]!;
    const count = month > lastMonth(panel) ? Number.NaN : seriesOf(panel, places.get(draws.units[row]!)!)[month - panel.first]!;
    if (Number.isNaN(count)) continue;
    kept.push(row);
    observed.push(count);
  }
  if (kept.length === 0) throw new RangeError('nothing of the window has come');
  const { size } = draws;
  const whole = kept.length === draws.units.length;
  const values = whole ? draws.values : new Float32Array(kept.length * size);
  if (!whole) for (const [i, row] of kept.entries()) values.set(draws.values.subarray(row * size, (row + 1) * size), i * size);
  return { draws: { units: Int32Array.from(kept, (row) => draws.units[row]!), months: Int32Array.from(kept, (row) => draws.months[row]!), size, values }, observed: Float64Array.from(observed) };
}

/** Scores draws against what came. @throws RangeError where nothing can be scored */
export function scoreWindow(panel: Panel, drawn: Draws): WindowResult {
  const { draws, observed } = comeOf(panel, drawn);
  const rows = rowScores(draws, observed);
  const n = observed.length;
  const mean = (of: Float64Array): number => of.reduce((sum, score) => sum + score, 0) / n;
  return { crps: mean(rows.crps), ign: mean(rows.ign), mis: mean(rows.mis), n, units: draws.units, rows };
}

export type Score = 'crps' | 'ign' | 'mis';
export type Difference = { readonly score: Score; /** How much less the first loses, mean over the windows. */ readonly gain: number; readonly from: number; readonly to: number };

const REPLICATES = 2000;

/** What one model gains on another, mean over windows, with the interval of 95 % of a bootstrap that draws whole units (Künsch 1989; Efron & Tibshirani 1993): months of one country are one story. @param ours windows in the same order as `theirs`, with the same rows */
export function difference(ours: readonly WindowResult[], theirs: readonly WindowResult[], score: Score, seed: number): Difference {
  const units = [...new Set(ours.flatMap((window) => [...window.units]))].sort((a, b) => a - b);
  const place = new Map(units.map((unit, i) => [unit, i] as const));
  const [sums, counts] = [ours.map(() => new Float64Array(units.length)), ours.map(() => new Float64Array(units.length))];
  for (const [w, window] of ours.entries()) {
    if (theirs[w]?.n !== window.n) throw new RangeError('the two models were not scored on the same rows');
    for (let row = 0; row < window.n; row++) {
      const unit = place.get(window.units[row]!)!;
      sums[w]![unit]! += theirs[w]!.rows[score][row]! - window.rows[score][row]!;
      counts[w]![unit]!++;
    }
  }
  const gainOf = (drawn: ArrayLike<number>): number => {
    let total = 0;
    for (let w = 0; w < ours.length; w++) {
      let [sum, n] = [0, 0];
      for (let i = 0; i < drawn.length; i++) {
        sum += sums[w]![drawn[i]!]!;
        n += counts[w]![drawn[i]!]!;
      }
      total += sum / n;
    }
    return total / ours.length;
  };
  const random = randomOf(seed, ours.length);
  const gains = Float64Array.from({ length: REPLICATES }, () => gainOf(Int32Array.from(units, () => random.below(units.length)))).sort();
  return { score, gain: gainOf(units.map((_, i) => i)), from: gains[Math.floor(0.025 * REPLICATES)]!, to: gains[Math.ceil(0.975 * REPLICATES) - 1]! };
}
