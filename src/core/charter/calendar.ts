import { sayDay, type Day, type Lang } from '../time.ts';
import { firstDay, isDate, lastDay, sayDate } from './dates.ts';

/**
 * Dates ahead, as precise as their source: a day, a month, a year, or a season ("2022-autumn"). A season has the months
 * of the northern hemisphere; its winter begins in December of the year it is named for.
 */
const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const;
const NAMES: Record<'en' | 'ru', readonly string[]> = { en: SEASONS, ru: ['весна', 'лето', 'осень', 'зима'] };
const season = (date: string): number => SEASONS.findIndex((name) => date.endsWith(`-${name}`));

export const isCalendarDate = (text: string): boolean => isDate(text) || (/^[12]\d{3}-[a-z]+$/.test(text) && season(text) >= 0);

/** First and last day of what a date names. */
export function spanOf(date: string): { from: Day; to: Day } {
  const at = season(date);
  if (at < 0) return { from: firstDay(date), to: lastDay(date) };
  const year = Number(date.slice(0, 4));
  const end = at === 3 ? `${year + 1}-02` : `${year}-${String(5 + 3 * at).padStart(2, '0')}`;
  return { from: `${year}-${String(3 + 3 * at).padStart(2, '0')}-01`, to: lastDay(end) };
}

/** "27 May 2022", "May 2022", "autumn 2022". */
export function sayCalendarDate(date: string, lang: Lang): string {
  const at = season(date);
  return at < 0 ? sayDate(date, lang) : `${NAMES[lang === 'ru' ? 'ru' : 'en'][at]!} ${date.slice(0, 4)}`;
}

/** "Sun 15 May", "27 May 2023", "autumn": short where the year is the reader's. */
export function sayNear(date: string, today: Day, lang: Lang, short: (day: Day, lang: Lang) => string): string {
  const sameYear = date.slice(0, 4) === today.slice(0, 4);
  if (date.length === 10 && season(date) < 0) return sameYear ? short(date, lang) : sayDay(date, lang);
  const said = sayCalendarDate(date, lang);
  return sameYear && date.length > 4 ? said.replace(/\s\d{4}$/, '') : said;
}
