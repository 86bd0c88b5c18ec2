import { firstDay, lastDay } from '../../core/charter/dates.ts';
import { daysBetween, type Day } from '../../core/time.ts';

/** How far a goal has come. Nothing of it is stored. */
export type Progress = {
  readonly met: number; readonly all: number;
  /** Day of the milestone that was met last, and whole days from it to the day it is looked at; null before the first. */
  readonly last: { readonly on: string; readonly days: number } | null;
  /** Milestones whose date has passed and that nobody recorded as met. */
  readonly overdue: number;
};

/**
 * @param milestones the date that each is due by and the one it was met on, as precise as their sources.
 * @param today days since the last one count to this day, and are 0 where it lies ahead of it (the example's clock stands behind its facts).
 */
export function progressOf(milestones: readonly { readonly due: string | null; readonly met: string | null }[], today: Day): Progress {
  const met = milestones.flatMap((one) => (one.met === null ? [] : [one.met]));
  const on = met.reduce<string | null>((latest, one) => (latest === null || lastDay(one) > lastDay(latest) ? one : latest), null);
  return {
    met: met.length, all: milestones.length, last: on === null ? null : { on, days: Math.max(0, daysBetween(lastDay(on), today)) },
    overdue: milestones.filter((one) => one.met === null && one.due !== null && lastDay(one.due) < today).length,
  };
}

/** The newest figure of each indicator with the one before it, in the order in which the indicators were first counted. @param uses oldest first */
export function latestOf<U extends { readonly indicator: Readonly<Record<string, string>>; readonly on_date: string }>(uses: readonly U[]): { readonly now: U; readonly before: U | null }[] {
  const series = Map.groupBy(uses, (one) => JSON.stringify(Object.entries(one.indicator).sort(([a], [b]) => (a < b ? -1 : 1))));
  return [...series.values()].map((of) => {
    const inTime = [...of].sort((a, b) => (firstDay(a.on_date) < firstDay(b.on_date) ? -1 : 1));
    return { now: inTime.at(-1)!, before: inTime.at(-2) ?? null };
  });
}
