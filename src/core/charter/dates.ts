import { sayDay, sayMonth, type Day, type Lang } from '../time.ts';

/**
 * Dates of a charter, as precise as their source: "1993", "2011-12", "2009-06-14". An interval is read at its
 * widest: it begins on the first day of what `from` names and ends with the last day of what `to` names.
 * Without Temporal, because pages that show a charter also run in browsers that lack it.
 */
export function isDate(text: string): boolean {
  if (!/^[12]\d{3}(-\d\d){0,2}$/.test(text)) return false;
  const first = firstDay(text);
  return !Number.isNaN(Date.parse(first)) && shiftDay(first, 0) === first;
}

/** "2011-12" is "2011-12-01". */
export const firstDay = (date: string): Day => `${date}-01-01`.slice(0, 10);

/** "2011-12" is "2011-12-31". */
export function lastDay(date: string): Day {
  const [year, month, day] = date.split('-').map(Number);
  if (day !== undefined) return date;
  return new Date(Date.UTC(year!, month ?? 12, 0)).toISOString().slice(0, 10);
}

export function shiftDay(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** "1993", "December 2011", "14 June 2009". */
export function sayDate(date: string, lang: Lang): string {
  if (date.length === 4) return date;
  return date.length === 7 ? sayMonth(date, lang) : sayDay(date, lang);
}
