import { workedOut } from '../alike.ts';
import { boost, probabilityOf, type Boosted, type BoostOptions } from '../boost.ts';
import { caseAt, casesOf } from '../cases.ts';
import { AHEAD, at, latestRows, WIDTH, type FeatureName } from '../features.ts';
import { learner, type Learner } from '../model.ts';
import { seriesOf, type Panel } from '../panel.ts';
import { randomOf } from '../random.ts';
import { binned } from '../trees.ts';

/** Last counts of the bins, each about 1.4 times the one before, and so that every bin of the challenge is made of whole ones. */
export const UPTO: readonly number[] = [0, 1, 2, 3, 5, 7, 10, 14, 18, 25, 35, 50, 70, 100, 140, 190, 250, 350, 500, 700, 1000, 1400, 2000, 2800, 4000, 5600, 8000, 11_000, 16_000, 24_000, 40_000, 80_000, 200_000];
/** A bound is seen as it is, and beside these levels of the unit: so what holds at a hundred deaths holds at ten thousand. */
export const BESIDE: readonly FeatureName[] = ['last', 'mean3', 'mean12', 'mean60', 'max12', 'recent'];
const BESIDE_AT = BESIDE.map(at);
/** Months of which the share up to the bound is seen, and of which the share that stopped in the bin among those that came so far. */
const SHARES = [6, 12, 24, 60, 120];
const STOPS = [24, 90];
const OWN = WIDTH + 1 + BESIDE.length;
const WIDE = OWN + SHARES.length + STOPS.length;
/** Below this chance of going on, a count ends. */
const ENOUGH = 5e-4;

export type HazardOptions = BoostOptions & { /** Horizons drawn for each history. */ readonly each: number; readonly seed: number; /** Months after which a case counts half. */ readonly half: number };

/**
 * The chance that a count which has passed one bound stops before the next, boosted: continuation ratios (Tutz 1991) in the
 * manner of survival in discrete time, one classifier for all bounds. Inside a bin counts are spread evenly in the logarithm.
 */
export const hazard = (options: HazardOptions): Learner<Boosted> =>
  learner({
    id: 'hazard', version: '1', source: 'Tutz 1991, Sequential models in categorical regression; Friedman 2001, Greedy function approximation',
    learn(known) {
      const cases = casesOf(known, options.each, randomOf(options.seed, 1));
      const face = facing(known);
      const steps = Int32Array.from(cases.outcomes, (outcome) => Math.min(UPTO.length, binOf(outcome) + 1));
      const size = steps.reduce((sum, n) => sum + n, 0);
      const [rows, stops, weights] = [new Float32Array(size * WIDE), new Uint8Array(size), new Float32Array(size)];
      let row = 0;
      for (let i = 0; i < cases.size; i++) {
        const weight = cases.weights[i]! * 0.5 ** ((known.months - cases.months[i]!) / options.half);
        for (let bin = 0; bin < steps[i]!; bin++, row++) {
          const out = rows.subarray(row * WIDE, (row + 1) * WIDE);
          out.set(caseAt(cases, i));
          face(out, bin, cases.units[i]!, cases.months[i]!);
          stops[row] = cases.outcomes[i]! <= UPTO[bin]! ? 1 : 0;
          weights[row] = weight;
        }
      }
      return boost(binned(rows, size, WIDE), stops, weights, options, randomOf(options.seed, 2));
    },
    from(known, boosted) {
      const rowOf = latestRows(known);
      const face = facing(known);
      const row = new Float32Array(WIDE);
      const climbOf = workedOut<Float64Array>(known);
      const climbed = (unit: number): Float64Array => {
        const upTo = new Float64Array(UPTO.length);
        let [left, bins] = [1, 0];
        for (; bins < UPTO.length && left > ENOUGH; bins++) {
          face(row, bins, unit, known.months - 1);
          left *= 1 - probabilityOf(boosted, row);
          upTo[bins] = 1 - left;
        }
        upTo[bins - 1] = 1;
        return upTo;
      };
      return {
        draw(unit, ahead, random, out) {
          row.set(rowOf(unit));
          row[AHEAD] = ahead;
          const upTo = climbOf(unit, row, ahead, () => climbed(unit));
          // One draw from each of as many equal shares of the distribution: less chance in a forecast than in free draws.
          for (let i = 0, bin = 0; i < out.length; i++) {
            const p = (i + random.next()) / out.length;
            while (upTo[bin]! < p) bin++;
            const below = bin === 0 ? 0 : upTo[bin - 1]!;
            out[i] = inside(bin, (p - below) / (upTo[bin]! - below));
          }
        },
      };
    },
  });

function binOf(count: number): number {
  let bin = 0;
  while (bin < UPTO.length && count > UPTO[bin]!) bin++;
  return bin;
}

/** Completes a row by what a bound means to a unit at the end of a month: beside its levels, and among its own months. */
function facing(known: Panel): (row: Float32Array, bin: number, unit: number, month: number) => void {
  // Units come one after another, and of a world of cells all would not fit into memory.
  let [of, own] = [-1, new Uint16Array(0)];
  return (row, bin, unit, month) => {
    if (unit !== of) [of, own] = [unit, countsUpTo(seriesOf(known, unit))];
    const bound = Math.log1p(UPTO[bin]! + 0.5);
    row[WIDTH] = bound;
    for (let k = 0; k < BESIDE_AT.length; k++) row[WIDTH + 1 + k] = bound - row[BESIDE_AT[k]!]!;
    const over = (at: number, length: number): number => own[at * (known.months + 1) + month + 1]! - own[at * (known.months + 1) + Math.max(0, month + 1 - length)]!;
    for (let k = 0; k < SHARES.length; k++) row[OWN + k] = over(bin, SHARES[k]!) / over(UPTO.length, SHARES[k]!);
    for (let k = 0; k < STOPS.length; k++) {
      const below = bin === 0 ? 0 : over(bin - 1, STOPS[k]!);
      // A third of a month that stopped, of one more that came so far: a share of nothing is no knowledge.
      row[OWN + SHARES.length + k] = (over(bin, STOPS[k]!) - below + 0.3) / (over(UPTO.length, STOPS[k]!) - below + 1);
    }
  };
}

/** Running numbers of months up to each bound, bound after bound, and of all that are known. */
function countsUpTo(counts: Float64Array): Uint16Array<ArrayBuffer> {
  const wide = counts.length + 1;
  const sums = new Uint16Array((UPTO.length + 1) * wide);
  for (let bin = 0; bin <= UPTO.length; bin++) {
    for (let month = 0; month < counts.length; month++) {
      const count = counts[month]!;
      sums[bin * wide + month + 1] = sums[bin * wide + month]! + (Number.isNaN(count) ? 0 : bin === UPTO.length || count <= UPTO[bin]! ? 1 : 0);
    }
  }
  return sums;
}

/** The count at a share of a bin. */
function inside(bin: number, share: number): number {
  if (bin === 0) return 0;
  const [first, last] = [UPTO[bin - 1]! + 1, UPTO[bin]!];
  return first === last ? first : Math.min(last, Math.floor((first - 0.5) * ((last + 0.5) / (first - 0.5)) ** share + 0.5));
}
