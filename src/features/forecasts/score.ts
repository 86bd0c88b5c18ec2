import { orderStatistic } from '../../core/forecast/summary.ts';
import { crpsOfSorted } from '../../core/scoring/crps.ts';
import { ignorance } from '../../core/scoring/ignorance.ts';
import { intervalScoreOfSorted } from '../../core/scoring/quantile.ts';
import type { MonthScores, Scores } from './schema.ts';

const ALPHA = 0.1;

/** One row of draws against what came, by the three scores of the ViEWS challenge. What rounding leaves below zero is zero. @param sorted in rising order */
export const scoreOf = (sorted: ArrayLike<number>, y: number): Scores => ({ crps: Math.max(0, crpsOfSorted(sorted, y)), ign: Math.max(0, ignorance(sorted, y)), mis: Math.max(0, intervalScoreOfSorted(sorted, ALPHA, y)) });

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
