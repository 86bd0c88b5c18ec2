import type { Random } from './random.ts';
import type { Panel } from './panel.ts';

/** Months ahead that are forecast: 1 is the month after the origin. */
export const HORIZONS = 14;
/** Months that a model which learns needs up to the origin: two years of history, and a year of what came after it. */
export const LEARNS_FROM = 36;

/** @param unit place of the unit in the panel it was fitted to. @param ahead months after the origin. @param out is filled */
export type Fitted = { draw(unit: number, ahead: number, random: Random, out: Float32Array): void };

/** A way to forecast. It is given what was known at the origin and nothing else. */
export type Model = {
  readonly id: string;
  /** Another version draws other numbers from the same seed. */
  readonly version: string;
  /** The paper it follows. */
  readonly source: string;
  fit(known: Panel): Fitted;
};

/** A model that learns: what it has learned is plain data, which can be kept, handed to another thread, and used again. */
export type Learner<L> = Model & { learn(known: Panel): L; from(known: Panel, learned: L): Fitted };

export const learner = <L>(parts: Omit<Learner<L>, 'fit'>): Learner<L> => ({ ...parts, fit: (known) => parts.from(known, parts.learn(known)) });
