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

/** Histories whose next months are all known. */
function libraryOf(known: Panel): Library {
  const [units, months, states]: [number[], number[], number[]] = [[], [], []];
  const state = new Float32Array(WIDE);
  let quiet = 0;
  for (let unit = 0; unit < known.units.length; unit++) {
    const counts = seriesOf(known, unit);
    let missing = counts.findLastIndex((count) => Number.isNaN(count));
    for (let month = known.months - 1 - HORIZONS; month >= LEAST; month -= APART) {
      while (missing > month + HORIZONS) missing = counts.subarray(0, missing).findLastIndex((count) => Number.isNaN(count));
      if (missing > month || !stateOf(counts, month, state)) continue;
      if (state.every((value) => value === 0) && quiet++ % QUIET !== 0) continue;
      units.push(unit);
      months.push(month);
      for (const value of state) states.push(value);
    }
  }
  return { units: Int32Array.from(units), months: Int32Array.from(months), states: Float32Array.from(states) };
}

function nearestIn({ units, months, states }: Library, here: Float32Array, count: number): Analogue[] {
  const squares = new Float32Array(units.length);
  for (let i = 0; i < squares.length; i++) {
    let square = 0;
    for (let k = 0; k < WIDE; k++) square += (states[i * WIDE + k]! - here[k]!) ** 2;
    squares[i] = square;
  }
  const bound = squares.slice().sort()[Math.min(count, squares.length) - 1] ?? 0;
  const found: Analogue[] = [];
  for (let i = 0; i < squares.length; i++) if (squares[i]! <= bound) found.push({ unit: units[i]!, month: months[i]!, distance: Math.sqrt(squares[i]! / WEIGHTS), level: levelOf(states.subarray(i * WIDE, (i + 1) * WIDE)) });
  return found.sort((a, b) => a.distance - b.distance || b.month - a.month || a.unit - b.unit).slice(0, count);
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
