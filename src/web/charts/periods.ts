/** Weeks, months and years as numbers on an axis, and how they are said. Pure. */
import { cadenceOf, daysOf, periodFrom as periodAt, periodNumber as numberOf, type Cadence } from '#core/series/period.ts';
import { sayDay, sayMonth, type Lang } from '#core/time.ts';
import { textWidth } from './measure.ts';
import { monthFrom, monthNumber } from './series.ts';

export type { Cadence } from '#core/series/period.ts';

/** `period` is "2022-03" or "2022". `value: null`, or a period that is not there: not covered. Zero is a value. */
export type PeriodPoint = {
  period: string;
  value: number | null;
  /** Learnt only after the day the reader looks from. */
  later?: boolean | undefined;
};

/** A year may stand for its first month and a month for its year, so that series of both kinds share an axis. */
export const periodNumber = (period: string, cadence: Cadence): number =>
  cadence === 'week' ? numberOf(period) : cadence === 'year' ? Number(period.slice(0, 4)) : monthNumber(period.length === 4 ? `${period}-01` : period);
export const lastNumber = (period: string, cadence: Cadence): number =>
  cadence === 'week' ? numberOf(period) : cadence === 'year' ? Number(period.slice(0, 4)) : monthNumber(period.length === 4 ? `${period}-12` : period);
export const periodFrom = (n: number, cadence: Cadence): string => (cadence === 'week' ? periodAt(n, 'week') : cadence === 'year' ? String(n) : monthFrom(n));

/** "April 2022" or "2021"; a week by its Monday, "2 May 2022". */
export const sayPeriod = (period: string, lang: Lang): string => (cadenceOf(period) === 'week' ? sayDay(daysOf(period).from, lang) : period.length === 4 ? period : sayMonth(period, lang));

const RU = ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];

/** "Apr 2022", "апр 2022": for labels beside a mark. */
export function sayPeriodShort(period: string, lang: Lang): string {
  if (period.length === 4) return period;
  if (cadenceOf(period) === 'week') return sayDay(daysOf(period).from, lang);
  const [month = '', year = ''] = sayMonth(period, lang).split(/\s/);
  return `${lang === 'ru' ? RU[Number(period.slice(5, 7)) - 1]! : [...month].slice(0, 3).join('')} ${year}`;
}

const STEPS = [1, 1.2, 1.5, 2, 2.4, 3, 4, 5, 6, 7, 8, 10];

/** The round number at the top of a scale from zero: 8 438 gives 10 000, 24.4 gives 30. One, when there is nothing above zero. */
export function topOf(max: number): number {
  if (!(max > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(max));
  const step = STEPS.find((one) => one * power >= max) ?? 10;
  return Number((step * power).toPrecision(3));
}

export type YearTick = { x: number; label: string };

/** Years written right of their tick, the first in full and the others as ’15, as many as have room inside `right`. */
export function yearTicks(years: readonly { year: number; x: number }[], right: number, size: number): YearTick[] {
  const word = (year: number, first: boolean): string => (first ? String(year) : `’${String(year % 100).padStart(2, '0')}`);
  const room = textWidth('’88', size) + 9;
  const width = years.length > 1 ? years[1]!.x - years[0]!.x : right;
  const every = [1, 2, 3, 4, 5, 10, 20].find((n) => n * width >= room && n * width >= textWidth('8888', size) + 6) ?? 50;
  return years.filter((_, i) => i % every === 0).map(({ year, x }, i) => ({ x, label: word(year, i === 0) })).filter(({ x, label }) => x + 2 + textWidth(label, size) <= right + 1);
}
