import { addDays, daysBetween, type Day } from '../time.ts';

/** Periods of a series: ISO 8601 weeks ("2022-W18", from Monday), months ("2022-04") and years ("2022"), and arithmetic on them. */
export type Cadence = 'week' | 'month' | 'year';

const FORMS: Readonly<Record<Cadence, RegExp>> = { week: /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/, month: /^\d{4}-(0[1-9]|1[0-2])$/, year: /^\d{4}$/ };
/** A Monday, from which weeks are counted. */
const MONDAY: Day = '0001-01-01';

export const isPeriod = (text: string, cadence: Cadence): boolean => FORMS[cadence].test(text) && (cadence !== 'week' || periodFrom(periodNumber(text), 'week') === text);
export const cadenceOf = (period: string): Cadence => (period.length === 4 ? 'year' : period[5] === 'W' ? 'week' : 'month');

/** Weeks since the first of the year 1, months or years since the year 0. */
export function periodNumber(period: string): number {
  const year = Number(period.slice(0, 4));
  switch (cadenceOf(period)) {
    case 'year': return year;
    case 'month': return year * 12 + Number(period.slice(5, 7)) - 1;
    case 'week': return Math.floor(daysBetween(MONDAY, `${period.slice(0, 4)}-01-04`) / 7) + Number(period.slice(6)) - 1;
  }
}

export function periodFrom(n: number, cadence: Cadence): string {
  if (cadence === 'week') {
    // The year of a week is the one its Thursday lies in.
    const year = addDays(MONDAY, n * 7 + 3).slice(0, 4);
    return `${year}-W${String(n - periodNumber(`${year}-W01`) + 1).padStart(2, '0')}`;
  }
  const year = String(cadence === 'year' ? n : Math.floor(n / 12)).padStart(4, '0');
  return cadence === 'year' ? year : `${year}-${String((n % 12) + 1).padStart(2, '0')}`;
}

export const shiftPeriod = (period: string, by: number): string => periodFrom(periodNumber(period) + by, cadenceOf(period));

/** Every period from the first to the last, both included. */
export function periodsBetween(from: string, to: string): string[] {
  const cadence = cadenceOf(from);
  return Array.from({ length: Math.max(0, periodNumber(to) - periodNumber(from) + 1) }, (_, i) => periodFrom(periodNumber(from) + i, cadence));
}

/** The period that a day lies in. */
export const periodOf = (day: Day, cadence: Cadence): string => (cadence === 'week' ? periodFrom(Math.floor(daysBetween(MONDAY, day) / 7), 'week') : day.slice(0, cadence === 'year' ? 4 : 7));

/** First and last day of a period, both included. */
export function daysOf(period: string): { from: Day; to: Day } {
  const first = (p: string): Day => (cadenceOf(p) === 'week' ? addDays(MONDAY, periodNumber(p) * 7) : cadenceOf(p) === 'month' ? `${p}-01` : `${p}-01-01`);
  return { from: first(period), to: addDays(first(shiftPeriod(period, 1)), -1) };
}
