import { hoursBetween, type Instant } from '../../core/time.ts';

/** One consultation as far as it is measured. `meetingAt` is when those who were asked met, and null where no meeting is on record. */
export type Consulted = { readonly id: string; readonly at: Instant; readonly by: Instant; readonly asked: readonly string[]; readonly answers: readonly { party: string; at: Instant }[]; readonly meetingAt: Instant | null };
/** Hours from the request; null where there is nothing to measure yet, and never zero for that. */
export type Course = { readonly id: string; readonly at: Instant; readonly toMeeting: number | null; readonly toFirst: number | null; readonly toLast: number | null; readonly late: number; readonly owed: number; readonly asked: number };

/** What a consultation took. An answer that came after the hour, and one that is owed past it, are late; by whom is not said here. */
export function courseOf(c: Consulted, now: Instant): Course {
  const given = c.asked.flatMap((party) => c.answers.find((a) => a.party === party)?.at ?? []).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const owed = c.asked.length - given.length;
  const hours = (at: Instant | undefined): number | null => (at === undefined ? null : hoursBetween(c.at, at));
  return {
    id: c.id, at: c.at, asked: c.asked.length, owed, toMeeting: hours(c.meetingAt !== null && c.meetingAt <= now ? c.meetingAt : undefined), toFirst: hours(given[0]), toLast: owed === 0 ? hours(given.at(-1)) : null,
    late: given.filter((at) => at > c.by).length + (now > c.by ? owed : 0),
  };
}

export type Spread = { readonly n: number; readonly median: number; readonly least: number; readonly most: number };
/** Median and range of what is there; null where nothing is. Of an even number, the middle between the two in the middle. */
export function spread(values: readonly (number | null)[]): Spread | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (known.length === 0) return null;
  const half = known.length >> 1;
  return { n: known.length, median: known.length % 2 === 1 ? known[half]! : (known[half - 1]! + known[half]!) / 2, least: known[0]!, most: known.at(-1)! };
}

export type Silence = { readonly at: Instant; readonly outcome: 'open' | 'broken' | 'adopted' | 'not_adopted' };
export type Month = { readonly month: string; readonly ended: number; readonly broken: number; readonly open: number };
/** Silences by the month in which they began, each month from the first to the last, with none where there was none. Broken is what did not end in adoption. */
export function silencesByMonth(silences: readonly Silence[]): Month[] {
  const months = silences.map((one) => one.at.slice(0, 7)).sort((a, b) => (a < b ? -1 : 1));
  if (months.length === 0) return [];
  const all: Month[] = [];
  for (let month = months[0]!; month <= months.at(-1)!; month = after(month)) {
    const some = silences.filter((one) => one.at.startsWith(month));
    const open = some.filter((one) => one.outcome === 'open').length;
    all.push({ month, open, ended: some.length - open, broken: some.filter((one) => one.outcome === 'broken' || one.outcome === 'not_adopted').length });
  }
  return all;
}
const after = (month: string): string => {
  const [year, no] = month.split('-').map(Number) as [number, number];
  return no === 12 ? `${year + 1}-01` : `${year}-${String(no + 1).padStart(2, '0')}`;
};

export type Open = { readonly kind: 'consultation' | 'procedure' | 'warning'; readonly id: string; readonly href: string; readonly since: Instant };
export type Aged = Open & { readonly days: number };
/** How long open items have been open, in whole days, the oldest first. */
export const ages = (open: readonly Open[], now: Instant): Aged[] =>
  open.map((one) => ({ ...one, days: Math.max(0, Math.floor(hoursBetween(one.since, now) / 24)) })).sort((a, b) => b.days - a.days || (a.id < b.id ? -1 : 1));
