import { AHEAD, at } from './features.ts';
import { seriesOf, type Panel } from './panel.ts';

const EVER = at('max');
/** The longest stretch of own months that a model looks at beside the row. */
const LONGEST = 120;

/**
 * Keeps what was worked out for a unit and horizon, for units that never had a death and of which no recent month is missing: those
 * with the same row are the same to a model, and in a world of cells they are most.
 */
export function workedOut<T>(known: Panel): (unit: number, row: Float32Array, ahead: number, work: () => T) => T {
  const kept = new Map<string, T[]>();
  let [of, own]: [number, T[] | null] = [-1, null];
  return (unit, row, ahead, work) => {
    if (unit !== of) {
      own = null;
      if (row[EVER] === 0 && !seriesOf(known, unit).subarray(-LONGEST).some((count) => Number.isNaN(count))) {
        const key = row.subarray(0, AHEAD).join(' ');
        own = kept.get(key) ?? [];
        kept.set(key, own);
      }
      of = unit;
    }
    return own === null ? work() : (own[ahead] ??= work());
  };
}
