/**
 * What every detector of one series is: weekly counts in, one verdict per week out. All are online: the verdict on a week
 * rests on that week and the weeks before it, and on nothing after.
 */
export type Verdict = {
  readonly alarm: boolean;
  /** The week is marked when its count lies above this. Null where the method did not judge the week (then there is no alarm) or has no bound on counts. */
  readonly upper: number | null;
  /** The probability of a count as high as this one or higher if nothing has changed, where the method has one. */
  readonly chance?: number;
};

/**
 * Takes a series, and gives its verdict on any week of it.
 * @param counts one per week, oldest first; whole numbers from 0
 */
export type Detector = (counts: readonly number[]) => (week: number) => Verdict;

export const SILENT: Verdict = { alarm: false, upper: null };
export const against = (count: number, upper: number): Verdict => (Number.isFinite(upper) ? { alarm: count > upper, upper } : SILENT);

/** Weeks in a year as all of these methods count them. */
export const YEAR = 52;

/** So many years of history, and no more, as there are before a week; 0 where there is not one with a margin of `half` weeks. */
export const yearsBefore = (week: number, half: number, most: number): number => Math.max(0, Math.min(most, Math.floor((week - half) / YEAR)));
