import { AHEAD, rowsOf, WIDTH } from './features.ts';
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
const QUIET_MONTHS = 60;
/** More histories than these say little that is new: of a world of cells a share is taken, and each stands for more. */
const MOST_QUIET = 20_000;
const MOST = 60_000;

/** Fewer are none to a forest, whose trees are each grown from half of them. */
const FEWEST = 2;

/** Calls with each history that can be learned from, and whether it has no death in five years. */
function histories(known: Panel, call: (unit: number, month: number, quiet: boolean) => void): void {
  for (let unit = 0; unit < known.units.length; unit++) {
    const counts = seriesOf(known, unit);
    let death = -Infinity;
    for (let month = 0; month < known.months - 1; month++) {
      if (counts[month]! > 0) death = month;
      if (month >= LEAST && !Number.isNaN(counts[month]!)) call(unit, month, month - death >= QUIET_MONTHS);
    }
  }
}

/** @param each horizons that are drawn for each history, of those whose outcome is known. @throws RangeError where the panel is too short to learn from */
export function casesOf(known: Panel, each: number, random: Random): Cases {
  let [still, restless] = [0, 0];
  histories(known, (_unit, _month, quiet) => void (quiet ? still++ : restless++));
  const [quietShare, share] = [Math.min(QUIET_SHARE, MOST_QUIET / still), Math.min(1, MOST / restless)];
  const [outcomes, weights, units, months, aheads]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []];
  histories(known, (unit, month, quiet) => {
    if (quiet ? random.next() > quietShare : share < 1 && random.next() > share) return;
    for (let i = 0; i < each; i++) {
      const ahead = 1 + random.below(HORIZONS);
      const outcome = month + ahead < known.months ? known.counts[unit * known.months + month + ahead]! : Number.NaN;
      if (Number.isNaN(outcome)) continue;
      outcomes.push(outcome);
      units.push(unit);
      months.push(month);
      aheads.push(ahead);
      weights.push(1 / (quiet ? quietShare : share));
    }
  });
  const size = outcomes.length;
  if (size < FEWEST) throw new RangeError(`${known.months} months are too few to learn from: histories of ${LEAST + 1} and what came after them are needed`);
  const rows = new Float32Array(size * WIDTH);
  const rowsIn = rowsOf(known);
  // Cases come unit by unit, and in each month by month.
  for (let i = 0, end = 0; i < size; i = end) {
    while (end < size && units[end] === units[i]) end++;
    const [first, last] = [months[i]!, months[end - 1]!];
    const own = rowsIn(units[i]!, first, last + 1);
    for (let k = i; k < end; k++) {
      rows.set(own.subarray((months[k]! - first) * WIDTH, (months[k]! - first + 1) * WIDTH), k * WIDTH);
      rows[k * WIDTH + AHEAD] = aheads[k]!;
    }
  }
  return { size, rows, outcomes: Float32Array.from(outcomes), units: Int32Array.from(units), months: Int32Array.from(months), weights: Float32Array.from(weights) };
}

export const caseAt = ({ rows }: Cases, i: number): Float32Array => rows.subarray(i * WIDTH, (i + 1) * WIDTH);
