import { firstDay, lastDay, shiftDay } from './dates.ts';
import type { Office } from './schema.ts';
import type { Day } from '../time.ts';

/** So many months later; the last day of the month where there is no such day. */
export function addMonths(day: Day, months: number): Day {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const month = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  const last = lastDay(month);
  return `${month}-${day.slice(8)}` > last ? last : `${month}-${day.slice(8)}`;
}

const monthsOf = (term: string): number => Number(term.slice(1, -1)) * (term.endsWith('Y') ? 12 : 1);

/** The last day of a term: as its source states it, or the charter's term from the first day on; null where neither says. */
export function expiryOf(holding: { from_date: string; until_date: string | null }, office: Pick<Office, 'term'> | undefined): Day | null {
  if (holding.until_date !== null) return lastDay(holding.until_date);
  return office?.term === undefined ? null : shiftDay(addMonths(firstDay(holding.from_date), monthsOf(office.term)), -1);
}

export type Duty = { readonly since: Day; readonly every_months: number | null; readonly due_dates: readonly Day[] };
const MOST = 400;

/** The days on which a report is due, from the day of the mandate to a day, in order. */
export function duesUntil(duty: Duty, until: Day): Day[] {
  const all = duty.due_dates.filter((day) => day <= until);
  if (duty.every_months !== null) for (let n = 1; n <= MOST; n++) {
    const day = addMonths(duty.since, n * duty.every_months);
    if (day > until) break;
    all.push(day);
  }
  return [...new Set(all)].sort((a, b) => (a < b ? -1 : 1));
}

/** Due days that have passed and that no report names. A day is over when the next has begun. */
export const overdueOn = (duty: Duty, reported: readonly (Day | null)[], today: Day): Day[] => duesUntil(duty, shiftDay(today, -1)).filter((day) => !reported.includes(day));

/** The next day on which a report is due and none was made yet; null where none is known within ten years. */
export const nextDue = (duty: Duty, reported: readonly (Day | null)[], today: Day): Day | null => duesUntil(duty, addMonths(today, 120)).find((day) => day >= today && !reported.includes(day)) ?? null;
