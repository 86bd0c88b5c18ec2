import type { Model } from '../model.ts';
import { seriesOf, type Panel } from '../panel.ts';
import type { Random } from '../random.ts';

/** The benchmarks of the ViEWS prediction challenge 2023/24 (Hegre et al., arXiv 2407.11045), which a forecast has to beat. */
const CHALLENGE = 'Hegre et al. 2024, arXiv 2407.11045';

export const zero: Model = { id: 'zero', version: '1', source: CHALLENGE, fit: () => ({ draw: (_unit, _ahead, _random, out) => void out.fill(0) }) };

/** A Poisson around the last month. */
export const last: Model = {
  id: 'last', version: '1', source: CHALLENGE,
  fit: (known) => ({
    draw(unit, _ahead, random, out) {
      const mean = seriesOf(known, unit)[known.months - 1]!;
      for (let i = 0; i < out.length; i++) out[i] = mean === 0 ? 0 : random.poisson(mean);
    },
  }),
};

/** Draws from the unit's own last months. */
export const conflictology = (months: number): Model => ({
  id: `conflictology-${months}`, version: '1', source: CHALLENGE,
  fit: (known) => ({ draw: (unit, _ahead, random, out) => resample(recent(known, unit, months), random, out) }),
});

/** Draws from the last twelve months of the unit and of those beside it. */
export const conflictologyNeighbours: Model = {
  id: 'conflictology-neighbours', version: '1', source: CHALLENGE,
  fit: (known) => ({
    draw: (unit, _ahead, random, out) => resample([unit, ...(known.neighbours?.[unit] ?? [])].flatMap((one) => recent(known, one, 12)), random, out),
  }),
};

/** Draws from all months of all units in twenty years. */
export const bootstrap: Model = {
  id: 'bootstrap-240', version: '1', source: CHALLENGE,
  fit(known) {
    const pool = known.units.flatMap((_, unit) => recent(known, unit, 240));
    return { draw: (_unit, _ahead, random, out) => resample(pool, random, out) };
  },
};

/** The last months of a unit in which it existed, oldest first. */
export function recent(known: Panel, unit: number, months: number): number[] {
  const found: number[] = [];
  for (const count of seriesOf(known, unit).subarray(Math.max(0, known.months - months))) if (!Number.isNaN(count)) found.push(count);
  return found;
}

/** @throws RangeError where there is nothing to draw from */
export function resample(pool: ArrayLike<number>, random: Random, out: Float32Array): void {
  if (pool.length === 0) throw new RangeError('no month to draw from');
  for (let i = 0; i < out.length; i++) out[i] = pool[random.below(pool.length)]!;
}
