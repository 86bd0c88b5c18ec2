import type { Random } from './random.ts';
import type { Panel } from './panel.ts';

/** Months ahead that are forecast: 1 is the month after the origin. */
export const HORIZONS = 14;

/**
 * A way to forecast. It is given what was known at the origin and nothing else; what it learns there can be kept and used
 * again for the same origin.
 */
export type Model = {
  readonly id: string;
  /** The paper it follows. */
  readonly source: string;
  fit(known: Panel): Fitted;
};

/** @param unit place of the unit in the panel it was fitted to. @param ahead months after the origin. @param out is filled */
export type Fitted = { draw(unit: number, ahead: number, random: Random, out: Float32Array): void };
