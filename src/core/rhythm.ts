import { addDays, addHours, dayOf, daysBetween, instantAt, keptWords, sayHour, type Day, type Instant } from './time.ts';

/** How often somebody is told of something, and when not. */
export const RHYTHMS = ['at_once', 'day', 'week'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** A Monday, from which weeks are counted. */
const A_MONDAY: Day = '2001-01-01';
/** The Monday on or before a day. */
export const mondayOf = (day: Day): Day => addDays(day, -(((daysBetween(A_MONDAY, day) % 7) + 7) % 7));

/** The week of a day by ISO 8601, which belongs to the year of its Thursday: "2022-W19". */
export function weekOf(day: Day): string {
  const thursday = addDays(mondayOf(day), 3);
  const year = thursday.slice(0, 4);
  return `${year}-W${String(Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1).padStart(2, '0')}`;
}

/** First day of a period, "2022-05-12" or "2022-W19", and the first day after it; null where it is none. */
export function daysOf(period: string): { from: Day; to: Day } | null {
  if (/^\d{4}-\d\d-\d\d$/.test(period)) return { from: period, to: addDays(period, 1) };
  const week = /^(\d{4})-W(\d\d)$/.exec(period);
  if (!week) return null;
  const from = addDays(mondayOf(`${week[1]!}-01-04`), (Number(week[2]) - 1) * 7);
  return weekOf(from) === period ? { from, to: addDays(from, 7) } : null;
}

/** The first moment of a day at a place. */
export const dayStart: (day: Day, zone: string) => Instant = keptWords((day, zone) => instantAt(day, '00:00', zone));

/** Hours of the day in which somebody is not told, at a place; past midnight where `from` is the later. */
export type Quiet = { readonly from: string; readonly to: string; readonly zone: string };

export function isQuiet(at: Instant, quiet: Quiet | null): boolean {
  if (quiet === null) return false;
  const hour = sayHour(at, quiet.zone);
  return quiet.from < quiet.to ? hour >= quiet.from && hour < quiet.to : hour >= quiet.from || hour < quiet.to;
}

/** The moment itself, or the end of the quiet hours it falls in; also where a clock is put forward or back meanwhile. */
export function afterQuiet(at: Instant, quiet: Quiet | null): Instant {
  if (quiet === null || !isQuiet(at, quiet)) return at;
  const day = dayOf(at, quiet.zone);
  let end = instantAt(sayHour(at, quiet.zone) < quiet.to ? day : addDays(day, 1), quiet.to, quiet.zone);
  // An hour that comes twice: its first time may lie behind.
  while (end <= at) end = addHours(end, 1);
  return end;
}
