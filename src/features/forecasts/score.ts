import { orderStatistic } from '../../core/forecast/summary.ts';
import type { MonthScores, Scores } from './schema.ts';

/** Scores of one row of draws against what came. */
const ALPHA = 0.1;
/** Where bins of the ignorance score begin (Hegre et al. 2024, arXiv 2407.11045); the last has no end. */
const BINS = [0, 0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5];
const binOf = (value: number): number => BINS.findLastIndex((from) => from <= value);

/** CRPS of the empirical distribution (n² form), ignorance in bits with one draw more in each bin, and the interval score at 90 %. @param sorted in rising order */
export function scoreOf(sorted: ArrayLike<number>, y: number): Scores {
  const n = sorted.length;
  let [toOutcome, ofPairs, inBin] = [0, 0, 0];
  const bin = binOf(y);
  for (let i = 0; i < n; i++) {
    const x = sorted[i]!;
    toOutcome += Math.abs(x - y);
    ofPairs += (2 * i - n + 1) * x;
    if (binOf(x) === bin) inBin++;
  }
  const [lower, upper] = [orderStatistic(sorted, ALPHA / 2), orderStatistic(sorted, 1 - ALPHA / 2)];
  return {
    crps: Math.max(0, toOutcome / n - ofPairs / n ** 2), ign: Math.max(0, -Math.log2((inBin + 1) / (n + BINS.length))),
    mis: upper - lower + (2 / ALPHA) * (Math.max(0, lower - y) + Math.max(0, y - upper)),
  };
}

/** Whether what came lies in the central interval, ends included. */
export const insideOf = (sorted: ArrayLike<number>, y: number, level: number): boolean => orderStatistic(sorted, (1 - level) / 2) <= y && y <= orderStatistic(sorted, (1 + level) / 2);

export type Scored = { readonly area: string; readonly month: string; readonly observed: number; readonly own: Scores; readonly inside50: boolean; readonly inside90: boolean; readonly beside: Readonly<Record<string, Scores>> };

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
export const meanScores = (all: readonly Scores[]): Scores => ({ crps: mean(all.map((s) => s.crps)), ign: mean(all.map((s) => s.ign)), mis: mean(all.map((s) => s.mis)) });

/** Means over the countries of each month, in order of time. */
export function byMonth(rows: readonly Scored[]): MonthScores[] {
  const months = [...new Set(rows.map(({ month }) => month))].sort();
  return months.map((month) => {
    const own = rows.filter((row) => row.month === month);
    const names = Object.keys(own[0]!.beside);
    return {
      month, areas: own.length, inside50: own.filter((row) => row.inside50).length, inside90: own.filter((row) => row.inside90).length,
      own: meanScores(own.map((row) => row.own)), beside: Object.fromEntries(names.map((name) => [name, meanScores(own.map((row) => row.beside[name]!))])),
    };
  });
}
