import { isDate, lastDay } from '../charter/dates.ts';
import { daysBetween, readDate, readDay, type Day } from '../time.ts';
import type { DatePrecision } from './record.ts';

/** A day as sources write it: "2022-04-30", with an hour behind it, "20220430", "20220430184500", "30.04.2022", "30 April 2022", "Sat, 30 Apr 2022 18:45:00 GMT"; null for anything else. The day is the one that is written. */
export function dayIn(text: string): Day | null {
  const iso = /^(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(text)?.[1];
  if (iso !== undefined) return isDate(iso) ? iso : null;
  const digits = /^(\d{4})(\d\d)(\d\d)(?:\d{6})?$/.exec(text);
  if (digits) return dayIn(`${digits[1]}-${digits[2]}-${digits[3]}`);
  const mail = /^(?:[A-Za-z]{3}, )?(\d{1,2} [A-Za-z]{3} \d{4}) \d\d:\d\d(?::\d\d)? (?:GMT|UTC|[+-]\d{4})$/.exec(text)?.[1];
  const day = readDay(mail ?? text);
  return day !== null && isDate(day) ? day : null;
}

/** First and last day of what is written: a day as above, "2022-04", "Apr 2022" or "2022". */
export function spanIn(text: string): { from: Day; to: Day } | null {
  const day = dayIn(text);
  if (day !== null) return { from: day, to: day };
  const date = readDate(text);
  return date === null || !isDate(date) ? null : { from: `${date}-01-01`.slice(0, 10), to: lastDay(date) };
}

/** How precisely a stretch of days says when. */
export function precisionOf(from: Day, to: Day): DatePrecision {
  const days = daysBetween(from, to);
  if (days === 0) return 'day';
  return days < 7 ? 'week' : days <= 31 ? 'month' : 'longer';
}
