import type { Draws } from './draws.ts';
import { HORIZONS, type Fitted } from './model.ts';
import { existing, lastMonth, type Panel } from './panel.ts';
import { randomOf } from './random.ts';

export type Asked = { readonly size: number; readonly seed: number; /** Months after the origin; all where nothing is said. */ readonly ahead?: readonly number[] };

/** Draws of every unit that exists at the origin, unit by unit; the same for the same seed in whatever pieces they are asked for. */
export function forecast(fitted: Fitted, known: Panel, asked: Asked, units: readonly number[] = existing(known), values?: Float32Array): Draws {
  const { size, seed, ahead = Array.from({ length: HORIZONS }, (_, i) => i + 1) } = asked;
  const rows = units.length * ahead.length;
  const draws: Draws = { units: new Int32Array(rows), months: new Int32Array(rows), size, values: values ?? new Float32Array(rows * size) };
  const origin = lastMonth(known);
  let row = 0;
  for (const unit of units) {
    for (const h of ahead) {
      draws.units[row] = known.units[unit]!;
      draws.months[row] = origin + h;
      fitted.draw(unit, h, randomOf(seed, known.units[unit]!, origin + h), draws.values.subarray(row * size, (row + 1) * size));
      row++;
    }
  }
  return draws;
}
