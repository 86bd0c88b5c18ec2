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

/** Which week of earlier years answers to a week: by its index, so many years before. */
export type SameWeek = (week: number, years: number) => number;
export const bySeasons: SameWeek = (week, years) => week - years * YEAR;

const DAYS = 7;
/**
 * By the calendar: the week whose day is nearest to the same date of that year, so that years of 53 weeks do not push the season on.
 * @param first day of the first week, as days since 1970-01-01
 */
export const byCalendar = (first: number): SameWeek => (week, years) => {
  const date = new Date((first + week * DAYS) * 86_400_000);
  const then = Date.UTC(date.getUTCFullYear() - years, date.getUTCMonth(), date.getUTCDate()) / 86_400_000;
  return Math.round((then - first) / DAYS);
};

/** The same week of so many years before it as there are, and no more than `most`; oldest first, each with `half` weeks before it. */
export function earlier(week: number, half: number, most: number, same: SameWeek): number[] {
  const centres = Array.from({ length: most }, (_, i) => same(week, most - i));
  return centres.filter((centre) => centre >= half);
}
