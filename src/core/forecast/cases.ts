import { AHEAD, rowAt, WIDTH, type Features } from './features.ts';
import { HORIZONS } from './model.ts';
import { seriesOf, type Panel } from './panel.ts';
import type { Random } from './random.ts';

/** What a model learns from: histories, each with what came so many months after it. All of it lies before the origin. */
export type Cases = {
  readonly size: number;
  /** Rows of `WIDTH`, with the horizon. */
  readonly rows: Float32Array;
  readonly outcomes: Float32Array;
  /** Place of the unit, and month of the panel at whose end the history is taken. */
  readonly units: Int32Array;
  readonly months: Int32Array;
  /** How many cases each stands for. */
  readonly weights: Float32Array;
};

/** Months of the panel before the first history that is learned from. */
const LEAST = 24;
/** Of histories without a death in five years, which are most, so many are taken; each stands for more. */
const QUIET_SHARE = 0.3;
const MEAN60 = 5;

/** Fewer are none to a forest, whose trees are each grown from half of them. */
const FEWEST = 2;

/** @param each horizons that are drawn for each history, of those whose outcome is known. @throws RangeError where the panel is too short to learn from */
export function casesOf(known: Panel, features: Features, each: number, random: Random): Cases {
  const rows: number[] = [];
  const [outcomes, weights, units, months]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let unit = 0; unit < known.units.length; unit++) {
    const counts = seriesOf(known, unit);
    for (let month = LEAST; month < known.months - 1; month++) {
      const row = rowAt(features, unit, month);
      if (Number.isNaN(row[0]!)) continue;
      const quiet = row[MEAN60] === 0;
      if (quiet && random.next() > QUIET_SHARE) continue;
      for (let i = 0; i < each; i++) {
        const ahead = 1 + random.below(HORIZONS);
        const outcome = counts[month + ahead];
        if (outcome === undefined || Number.isNaN(outcome)) continue;
        for (let k = 0; k < AHEAD; k++) rows.push(row[k]!);
        rows.push(ahead);
        outcomes.push(outcome);
        units.push(unit);
        months.push(month);
        weights.push(quiet ? 1 / QUIET_SHARE : 1);
      }
    }
  }
  if (outcomes.length < FEWEST) throw new RangeError(`${known.months} months are too few to learn from: histories of ${LEAST + 1} and what came after them are needed`);
  return { size: outcomes.length, rows: Float32Array.from(rows), outcomes: Float32Array.from(outcomes), units: Int32Array.from(units), months: Int32Array.from(months), weights: Float32Array.from(weights) };
}

export const caseAt = ({ rows }: Cases, i: number): Float32Array => rows.subarray(i * WIDTH, (i + 1) * WIDTH);
