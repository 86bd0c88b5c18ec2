import { baselineOf, type Baseline } from './baseline.ts';
import { LEAST_HISTORY } from './best.ts';
import { logMass, spread } from './counts.ts';
import { SILENT, YEAR, type Detector } from './detector.ts';

export type ChangePoint = {
  /** A change is expected once in so many weeks. */ readonly every: number;
  /** Prior weight of "as the baseline says", in expected cases. */ readonly weight: number;
  /** Weeks that count as "just now". */ readonly fresh: number;
  /** Probability of a rise just now at which it fires. */ readonly enough: number;
};
export const CHANGE_POINT: ChangePoint = { every: 52, weight: 2, fresh: 3, enough: 0.12 };

/** A level since the last change: Gamma(shape, rate) over the ratio to the baseline, with its probability. */
type Run = { since: number; probability: number; shape: number; rate: number };

const NEGLIGIBLE = 1e-4;

/**
 * Bayesian online change point detection (Adams and MacKay, arXiv:0710.3742, 2007): how long has the present level lasted? The level is
 * a ratio to the seasonal baseline with a gamma prior, so that a count is negative binomial; counts more spread than a Poisson
 * weigh in proportion less. Fires where the level is likely enough to have begun just now and lies above the baseline.
 */
export function changesOf(counts: readonly number[], baseline: Baseline, from: number, week: number, settings: ChangePoint = CHANGE_POINT): readonly Run[] {
  const hazard = 1 / settings.every;
  const anew = (since: number, probability: number): Run => ({ since, probability, shape: settings.weight, rate: settings.weight });
  let runs: Run[] = [anew(from, 1)];
  for (let at = from; at <= week; at++) {
    const { mean, dispersion } = baseline.at(at);
    const before = at === from ? runs : [...runs.map((run) => ({ ...run, probability: run.probability * (1 - hazard) })), anew(at, hazard)];
    const logs = before.map((run) => Math.log(run.probability) + logMass(spread((mean * run.shape) / run.rate, dispersion + mean / run.rate), counts[at]!));
    const top = Math.max(...logs);
    const total = logs.reduce((sum, log) => sum + Math.exp(log - top), 0);
    runs = before.flatMap((run, i) => {
      const probability = Math.exp(logs[i]! - top) / total;
      return probability < NEGLIGIBLE ? [] : [{ since: run.since, probability, shape: run.shape + counts[at]! / dispersion, rate: run.rate + mean / dispersion }];
    });
  }
  return runs;
}

export function changePoint(settings: ChangePoint = CHANGE_POINT): Detector {
  return (counts) => {
    const baselines = new Map<number, Baseline>();
    return (week) => {
      const from = Math.floor((week - YEAR) / YEAR) * YEAR;
      if (from < LEAST_HISTORY) return SILENT;
      const baseline = baselines.get(from) ?? baselineOf(counts.slice(0, from));
      baselines.set(from, baseline);
      const risen = changesOf(counts, baseline, from, week, settings).filter((run) => run.since > week - settings.fresh && run.shape > run.rate);
      // A fall is a change too, so that the verdict has no bound on the count.
      return { alarm: risen.reduce((sum, run) => sum + run.probability, 0) > settings.enough, upper: null };
    };
  };
}
