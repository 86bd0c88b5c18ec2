import { hoursBetween, type Instant } from '../../core/time.ts';
import type { Step } from './state.ts';

/** What was raised and what came of it, of one detector in one month. */
export type Score = {
  readonly method: string; readonly month: string;
  readonly raised: number; readonly true: number; readonly false: number; readonly unclear: number; readonly unassessed: number;
  /** Of those found true or false, the share found true; null where there is none. */
  readonly precision: number | null;
  /** Those found false, a week of the month. */
  readonly falsePerWeek: number;
  /** Median hours until somebody acknowledged or assessed; null where nobody did. */
  readonly hoursToAcknowledge: number | null;
  readonly acknowledged: number;
  /** What people said happened in that month and nothing marked; it belongs to no detector, and stands with each. */
  readonly missed: number;
};
type Raised = { readonly method: string; readonly period: string; readonly raised_at: Instant; readonly steps: readonly Step[]; readonly warned: boolean };

const DAYS_IN_WEEK = 7;

/**
 * A signal counts in the month in which it was raised. The last word about it holds; a warning that cites it says that it was true.
 * @param missed the month in which it was said
 */
export function scoreboard(signals: readonly Raised[], missed: readonly { readonly month: string }[], months: readonly string[]): Score[] {
  const methods = [...new Set(signals.map((s) => s.method))].sort();
  return months.flatMap((month) => methods.map((method) => scoreOf(method, month, signals.filter((s) => s.method === method && s.raised_at.startsWith(month)), missed.filter((m) => m.month === month).length)))
    .filter((score) => score.raised > 0 || score.missed > 0);
}

function scoreOf(method: string, month: string, signals: readonly Raised[], missed: number): Score {
  const said = signals.map((s) => (s.warned ? 'true' : s.steps.findLast((step) => step.kind === 'assessed')?.verdict ?? null));
  const count = (what: string | null): number => said.filter((one) => one === what).length;
  const hours = signals.flatMap((s) => (s.steps[0] ? [hoursBetween(s.raised_at, s.steps[0].at)] : [])).sort((a, b) => a - b);
  const decided = count('true') + count('false');
  return {
    method, month, raised: signals.length, true: count('true'), false: count('false'), unclear: count('unclear'), unassessed: count(null),
    precision: decided === 0 ? null : count('true') / decided, falsePerWeek: count('false') / (daysIn(month) / DAYS_IN_WEEK), hoursToAcknowledge: medianOf(hours), acknowledged: hours.length, missed,
  };
}

const daysIn = (month: string): number => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();

function medianOf(sorted: readonly number[]): number | null {
  if (sorted.length === 0) return null;
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
