import { covered, pitHistogram, pitOfDraws, type Pit } from '../scoring/pit.ts';
import { quantileOfSorted } from '../scoring/quantile.ts';
import { comeOf } from './backtest.ts';
import { rowOf, type Draws } from './draws.ts';
import type { Panel } from './panel.ts';

/** Where outcomes fell in their forecasts, of those that leave something open. */
export type Fallen = { /** Forecasts whose outcome has come; of the rest the ends of the interval of 90 % are one number. */ readonly rows: number; readonly pits: readonly Pit[]; /** Of each whether it lay in the interval of 50 % and of 90 %, ends included. */ readonly inside: readonly (readonly boolean[])[] };

export const LEVELS = [0.5, 0.9] as const;
const BINS = 20;

export type Coverage = { readonly level: number; /** Share of outcomes inside, an outcome on an end counted by as much of its atom as lies inside. */ readonly share: number; /** Ends counted as inside: of counts more than the level even where all is well. */ readonly withEnds: number };
export type Calibration = { readonly rows: number; readonly open: number; readonly coverage: readonly Coverage[]; /** Of the transform of each outcome, in bins of one width; 1 / bins each where all is well. */ readonly histogram: readonly number[] };

/** @throws RangeError where nothing of the window has come */
export function fallenIn(panel: Panel, drawn: Draws): Fallen {
  const { draws, observed } = comeOf(panel, drawn);
  const pits: Pit[] = [];
  const inside: boolean[][] = [];
  for (const [row, outcome] of observed.entries()) {
    const sorted = rowOf(draws, row).slice().sort();
    if (quantileOfSorted(sorted, 0.05) === quantileOfSorted(sorted, 0.95)) continue;
    pits.push(pitOfDraws(sorted, outcome));
    inside.push(LEVELS.map((level) => covered(sorted, outcome, level)));
  }
  return { rows: observed.length, pits, inside };
}

/**
 * Coverage and the histogram of the probability integral transform. For counts the transform is spread over the atom of the outcome: what
 * the randomised one is on average, with no chance in it (Czado, Gneiting & Held 2009). @throws RangeError where no forecast leaves anything open
 */
export function calibrationOf(windows: readonly Fallen[]): Calibration {
  const pits = windows.flatMap((window) => window.pits);
  const inside = windows.flatMap((window) => window.inside);
  const histogram = pitHistogram(pits, BINS);
  const coverage = LEVELS.map((level, k): Coverage => {
    const outer = Math.round(((1 - level) / 2) * BINS);
    return { level, share: histogram.slice(outer, BINS - outer).reduce((sum, one) => sum + one, 0), withEnds: inside.filter((one) => one[k]).length / inside.length };
  });
  return { rows: windows.reduce((sum, { rows }) => sum + rows, 0), open: pits.length, coverage, histogram };
}
