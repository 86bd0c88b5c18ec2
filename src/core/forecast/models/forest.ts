import { workedOut } from '../alike.ts';
import { caseAt, casesOf } from '../cases.ts';
import { AHEAD, at, latestRows, WIDTH, type FeatureName } from '../features.ts';
import { growForest, type ForestOptions, type ForestTree } from '../forest.ts';
import { learner, type Learner } from '../model.ts';
import { randomOf } from '../random.ts';
import { binned, valueOf } from '../trees.ts';

/** What each tree has learned, and of each case what came of it, with its own levels. */
export type Forest = { readonly trees: readonly ForestTree[]; readonly outcomes: Float32Array; readonly levels: readonly Float32Array[] };

const OPTIONS: ForestOptions = { trees: 120, tried: 9, leaf: 30, depth: 20, share: 0.5 };
/** Horizons drawn for each history. */
const EACH = 2;
const SEED = 11;
/** Deaths added to levels before they are divided, so that one death more than none is no endless rise. */
const FLOOR = 3;

/**
 * Forecasts from histories that resemble: those that share a leaf of a random forest (Meinshausen 2006). What came of them
 * is drawn, larger or smaller by as much as the unit's own level is than theirs; the levels, of which each draw takes one,
 * are means over different lengths, since nobody knows which of them goes on.
 */
export const forest = (levels: readonly FeatureName[]): Learner<Forest> =>
  learner({
    id: 'forest', version: '1', source: 'Meinshausen 2006, Quantile regression forests',
    learn(known) {
      const cases = casesOf(known, EACH, randomOf(SEED, 1));
      const logs = cases.outcomes.map((outcome) => Math.log1p(outcome));
      const trees = growForest(binned(cases.rows, cases.size, WIDTH), [logs], OPTIONS, randomOf(SEED, 2));
      return { trees, outcomes: cases.outcomes, levels: levels.map((level) => Float32Array.from({ length: cases.size }, (_, i) => Math.expm1(caseAt(cases, i)[at(level)]!))) };
    },
    from(known, { trees, outcomes, levels: theirs }) {
      const rowOf = latestRows(known);
      const row = new Float32Array(WIDTH);
      const leavesOf = workedOut<readonly number[]>(known);
      return {
        draw(unit, ahead, random, out) {
          row.set(rowOf(unit));
          row[AHEAD] = ahead;
          const own = levels.map((level) => Math.expm1(row[at(level)]!));
          const leaves = leavesOf(unit, row, ahead, () => trees.map(({ tree }) => valueOf(tree, row)));
          for (let i = 0; i < out.length; i++) {
            const { starts, cases } = trees[i % trees.length]!;
            const leaf = leaves[i % trees.length]!;
            const from = starts[leaf]!;
            const one = cases[from + random.below(starts[leaf + 1]! - from)]!;
            const outcome = outcomes[one]!;
            const level = levels.length === 1 ? 0 : random.below(levels.length);
            out[i] = outcome === 0 ? 0 : Math.max(1, Math.round((outcome * (own[level]! + FLOOR)) / (theirs[level]![one]! + FLOOR)));
          }
        },
      };
    },
  });
