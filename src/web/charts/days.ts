/** Days as numbers and ticks of a linear time axis. Pure, and without Temporal, because it also runs in browsers that lack it. */
import { sayDay, type Day, type Lang } from '#core/time.ts';

const DAY = 86_400_000;
export const dayNumber = (day: Day): number => Math.round(Date.parse(`${fullDay(day)}T00:00:00Z`) / DAY);
export const dayFrom = (n: number): Day => new Date(Math.round(n) * DAY).toISOString().slice(0, 10);

/** The first day of what is known only as "2021" or "2021-08". */
export const fullDay = (day: string): Day => `${day}-01-01`.slice(0, 10).replace(/^(\d{4}-\d\d)-01-$/, '$1-01').slice(0, 10);

/** The last day of "2021", "2021-08" or of a day itself. */
export function lastDay(day: string): Day {
  if (day.length >= 10) return day;
  const [year = 0, month = 12] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

export type Tick = { n: number; label: string; strong: boolean };
type Step = { unit: 'year' | 'month' | 'day'; every: number; days: number };
const STEPS: Step[] = [
  { unit: 'day', every: 1, days: 1 }, { unit: 'day', every: 2, days: 2 }, { unit: 'day', every: 7, days: 7 }, { unit: 'day', every: 14, days: 14 },
  { unit: 'month', every: 1, days: 30.4 }, { unit: 'month', every: 3, days: 91.3 }, { unit: 'month', every: 6, days: 182.6 },
  { unit: 'year', every: 1, days: 365.25 }, { unit: 'year', every: 2, days: 730.5 }, { unit: 'year', every: 5, days: 1826 },
  { unit: 'year', every: 10, days: 3652 }, { unit: 'year', every: 25, days: 9131 }, { unit: 'year', every: 100, days: 36524 },
];
const ROOM = { day: 64, month: 62, year: 46 };

/**
 * Ticks between two days on an axis of `width`: years, else months, else days, as many as have room for their words.
 * The year is written at its start; a month or day says its year only where the year begins or the axis does.
 */
export function timeTicks(from: Day, to: Day, width: number, lang: Lang): Tick[] {
  const [a, b] = [dayNumber(from), dayNumber(to)];
  const perDay = width / Math.max(1, b - a);
  const step = STEPS.find((one) => one.days * perDay >= ROOM[one.unit]) ?? STEPS[STEPS.length - 1]!;
  let year = '';
  return starts(step, a, b).map((n) => {
    const day = dayFrom(n);
    const first = day.slice(0, 4) !== year;
    year = day.slice(0, 4);
    return { n, label: word(step.unit, day, first, lang), strong: step.unit !== 'year' && first };
  });
}

function starts({ unit, every }: Step, a: number, b: number): number[] {
  const out: number[] = [];
  const start = new Date(a * DAY);
  const [y, m] = [start.getUTCFullYear(), start.getUTCMonth()];
  for (let i = 0; ; i++) {
    const n = unit === 'day' ? Math.ceil(a / every) * every + i * every : unit === 'month'
      ? Date.UTC(y, Math.floor(m / every) * every + i * every, 1) / DAY
      : Date.UTC(Math.floor(y / every) * every + i * every, 0, 1) / DAY;
    if (n > b) return out;
    if (n >= a) out.push(n);
  }
}

function word(unit: Step['unit'], day: Day, withYear: boolean, lang: Lang): string {
  if (unit === 'year') return day.slice(0, 4);
  const [date = '', month = '', year = ''] = sayDay(day, lang).split(/\s/);
  const short = lang === 'ru' && unit === 'month' ? RU_MONTHS[Number(day.slice(5, 7)) - 1]! : [...month].slice(0, 3).join('');
  if (unit === 'month') return withYear ? `${short} ${year}` : short;
  return withYear ? `${date} ${short} ${year}` : `${date} ${short}`;
}

const RU_MONTHS = ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];
