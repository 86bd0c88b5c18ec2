/**
 * What every detector of one series is: weekly counts in, one verdict per week out. All are online: the verdict on a week
 * rests on that week and the weeks before it, and on nothing after.
 */
export type Verdict = {
  readonly alarm: boolean;
  /** The week is marked when its count lies above this; null where the method did not judge it (then there is no alarm). */
  readonly upper: number | null;
};

/** @param counts one per week, oldest first; whole numbers from 0. @param week index of the week judged, from 0 */
export type Judge = (counts: readonly number[], week: number) => Verdict;

export const SILENT: Verdict = { alarm: false, upper: null };
export const against = (count: number, upper: number): Verdict => (Number.isFinite(upper) ? { alarm: count > upper, upper } : SILENT);

/** Weeks in a year as all of these methods count them. */
export const YEAR = 52;

/** So many years of history, and no more, as there are before a week; 0 where there is not one with a margin of `half` weeks. */
export const yearsBefore = (week: number, half: number, most: number): number => Math.max(0, Math.min(most, Math.floor((week - half) / YEAR)));
