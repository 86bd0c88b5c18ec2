import { randomOf } from '../../src/core/forecast/random.ts';
import type { Panel } from '../../src/core/forecast/panel.ts';

/** Number of the first month of every panel made here. */
export const FIRST = 241;

export type Change = (unit: number, month: number, count: number) => number;
export type Made = { readonly months?: number; readonly seed?: number; /** A series with holes is made by it, as are spikes. */ readonly change?: Change };

/** Deaths a month of each unit of `panelOf`, in the mean. */
export const LEVELS: readonly number[] = [0, 0, 0, 0.05, 0.3, 1, 2, 8, 30, 120, 600, 1000, 4, 5];
export const [ALWAYS_QUIET, AT_WAR, LATE, ENDED, BURSTS] = [0, 11, 12, 13, 8];

/** Quiet units, units at war, one of bursts, one that begins late and one that ends, all by chance of a seed. Every unit has the next one beside it. */
export function panelOf({ months = 130, seed = 5, change = (_unit, _month, count) => count }: Made = {}): Panel {
  const random = randomOf(seed);
  const counts = LEVELS.flatMap((level, unit) => Array.from({ length: months }, (_, month) => {
    const drawn = random.poisson(level * random.gamma(2) * 0.5);
    if (unit === LATE && month < months * 0.4) return Number.NaN;
    if (unit === ENDED && month > months * 0.6) return Number.NaN;
    return change(unit, month, unit === BURSTS && month % 40 > 6 ? 0 : drawn);
  }));
  return {
    kind: 'country', units: LEVELS.map((_, i) => 10 + 3 * i), names: LEVELS.map((_, i) => `N${i}`), first: FIRST, months,
    counts: Float64Array.from(counts), neighbours: LEVELS.map((_, i) => (i + 1 < LEVELS.length ? [i + 1] : [])),
  };
}

/** A panel of rows as they are. */
export const panelOfRows = (rows: readonly (readonly number[])[], first = FIRST): Panel => ({
  kind: 'country', units: rows.map((_, i) => i + 1), names: rows.map((_, i) => `N${i}`), first, months: rows[0]!.length, counts: Float64Array.from(rows.flat()), neighbours: null,
});
