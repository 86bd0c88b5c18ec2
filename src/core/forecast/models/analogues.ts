import { HORIZONS, type Fitted, type Model } from '../model.ts';
import { seriesOf, type Panel } from '../panel.ts';

/** A history that resembled: a unit (by its place) at the end of a month of the panel (from 0), how far it is, and its level then (deaths a month). */
export type Analogue = { readonly unit: number; readonly month: number; readonly distance: number; readonly level: number };

/** Where a history stands: its means over so many months, in log(1 + deaths), each with its weight. Recent ones weigh more. */
const STATE = [[1, 1], [3, 1], [6, 1], [12, 1], [24, 0.7], [60, 0.7]] as const;
const WIDE = STATE.length;
/** Distances are means over the lengths: 1 is about a factor of e at each. */
const WEIGHTS = STATE.reduce((sum, [, weight]) => sum + weight, 0);
/** The mean by which a future is made larger or smaller. */
const LEVEL = 2;
const LEAST = 24;
const NEAREST = 150;
/** Of one unit histories this many months apart: neighbouring months are one episode told twice. */
const APART = 3;
/** Of histories without a death, which are all alike, one in so many. */
const QUIET = 10;
const LONGEST = Math.max(...STATE.map(([length]) => length));
/** No more than so many of the quiet ones, and of the others: those of a world of cells would take hours to look through. */
const MOST_QUIET = 5000;
const MOST = 40_000;
const FLOOR = 3;

type Library = { readonly units: Int32Array; readonly months: Int32Array; /** Rows of `WIDE`, each value times the root of its weight. */ readonly states: Float32Array };

/** Writes where a unit stands at the end of a month. @returns false where it does not exist */
function stateOf(counts: Float64Array, month: number, out: Float32Array): boolean {
  if (Number.isNaN(counts[month]!)) return false;
  let [sum, known, done] = [0, 0, 0];
  for (let back = 0; done < WIDE; back++) {
    const count = month - back >= 0 ? counts[month - back]! : Number.NaN;
    if (!Number.isNaN(count)) {
      sum += count;
      known++;
    }
    const [length, weight] = STATE[done]!;
    if (back === length - 1) out[done++] = Math.log1p(sum / known) * Math.sqrt(weight);
  }
  return true;
}

const levelOf = (state: Float32Array): number => Math.expm1(state[LEVEL]!);

/** Calls with each history whose next months are all known, and whether nobody died in it. */
function histories(known: Panel, call: (unit: number, month: number, quiet: boolean) => void): void {
  for (let unit = 0; unit < known.units.length; unit++) {
    const counts = seriesOf(known, unit);
    const deaths = sumsOf(counts);
    let missing = counts.findLastIndex((count) => Number.isNaN(count));
    for (let month = known.months - 1 - HORIZONS; month >= LEAST; month -= APART) {
      while (missing > month + HORIZONS) missing = counts.subarray(0, missing).findLastIndex((count) => Number.isNaN(count));
      if (missing <= month && !Number.isNaN(counts[month]!)) call(unit, month, deaths[month + 1]! === deaths[Math.max(0, month + 1 - LONGEST)]!);
    }
  }
}

/** Of too many every second or third and so on. */
function libraryOf(known: Panel): Library {
  let [quiet, others] = [0, 0];
  histories(known, (_unit, _month, still) => void (still ? quiet++ : others++));
  const [quietStep, step] = [Math.max(QUIET, Math.ceil(quiet / MOST_QUIET)), Math.ceil(others / MOST)];
  const [units, months]: [number[], number[]] = [[], []];
  [quiet, others] = [0, 0];
  histories(known, (unit, month, still) => {
    if ((still ? quiet++ % quietStep : others++ % step) !== 0) return;
    units.push(unit);
    months.push(month);
  });
  const states = new Float32Array(units.length * WIDE);
  for (let i = 0; i < units.length; i++) stateOf(seriesOf(known, units[i]!), months[i]!, states.subarray(i * WIDE, (i + 1) * WIDE));
  return { units: Int32Array.from(units), months: Int32Array.from(months), states };
}

function sumsOf(counts: Float64Array): Float64Array {
  const sums = new Float64Array(counts.length + 1);
  for (let month = 0; month < counts.length; month++) sums[month + 1] = sums[month]! + (Number.isNaN(counts[month]!) ? 0 : counts[month]!);
  return sums;
}

function nearestIn({ units, months, states }: Library, here: Float32Array, count: number): Analogue[] {
  const squares = new Float32Array(units.length);
  for (let i = 0; i < squares.length; i++) {
    let square = 0;
    for (let k = 0; k < WIDE; k++) square += (states[i * WIDE + k]! - here[k]!) ** 2;
    squares[i] = square;
  }
  const bound = smallest(squares.slice(), Math.min(count, squares.length) - 1);
  const found: Analogue[] = [];
  for (let i = 0; i < squares.length; i++) if (squares[i]! <= bound) found.push({ unit: units[i]!, month: months[i]!, distance: Math.sqrt(squares[i]! / WEIGHTS), level: levelOf(states.subarray(i * WIDE, (i + 1) * WIDE)) });
  return found.sort((a, b) => a.distance - b.distance || b.month - a.month || a.unit - b.unit).slice(0, count);
}

/** The value that would stand at a place if they were sorted (Hoare 1961); they are shuffled. 0 where there is none. */
function smallest(values: Float32Array, place: number): number {
  let [from, to] = [0, values.length - 1];
  while (from < to) {
    const pivot = values[(from + to) >> 1]!;
    let [i, j] = [from, to];
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      [values[i], values[j]] = [values[j]!, values[i]!];
      i++;
      j--;
    }
    if (place <= j) to = j;
    else if (place >= i) from = i;
    else return values[place]!;
  }
  return values[place] ?? 0;
}

/** The histories nearest to that of a unit at the origin, whose next months are all known: nearest first, and of those as near the latest. */
export function analogues(known: Panel, unit: number, count: number): Analogue[] {
  const here = new Float32Array(WIDE);
  return stateOf(seriesOf(known, unit), known.months - 1, here) ? nearestIn(libraryOf(known), here, count) : [];
}

/** What came after histories that resembled, larger or smaller by as much as the own level is. Nearest neighbours in the space of states (Lorenz 1969; Chadefaux 2022 for conflict). */
export const nearest: Model = {
  id: 'analogues', version: '1', source: 'Lorenz 1969, Atmospheric predictability as revealed by naturally occurring analogues; Chadefaux 2022, A shape-based approach to conflict forecasting',
  fit(known): Fitted {
    const library = libraryOf(known);
    /** By the state: many units stand at the same point, where nobody has died. */
    const kept = new Map<string, readonly Analogue[]>();
    const here = new Float32Array(WIDE);
    return {
      draw(unit, ahead, random, out) {
        if (!stateOf(seriesOf(known, unit), known.months - 1, here)) throw new RangeError(`unit ${known.units[unit]} does not exist at the origin`);
        const key = here.join(' ');
        let like = kept.get(key);
        if (!like) kept.set(key, (like = nearestIn(library, here, NEAREST)));
        if (like.length === 0) return void out.fill(0);
        const own = levelOf(here);
        for (let i = 0; i < out.length; i++) {
          const one = like[random.below(like.length)]!;
          const came = seriesOf(known, one.unit)[one.month + ahead]!;
          out[i] = came === 0 ? 0 : Math.max(1, Math.round((came * (own + FLOOR)) / (one.level + FLOOR)));
        }
      },
    };
  },
};
