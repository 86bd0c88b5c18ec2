/**
 * Instants, days and the two clocks of every page.
 *
 * An `Instant` is ISO 8601 in UTC with milliseconds ("2022-05-13T11:00:00.000Z"), so that comparing the strings
 * compares the times. A `Day` is a calendar date at the place of the event ("2022-05-13").
 */
export type Instant = string & { readonly __instant?: never };
export type Day = string & { readonly __day?: never };
export type Lang = string;

/** A named place with its zone: the organisation's seat, a capital. `short` is what stands after the hour. */
export type Place = { zone: string; name: Record<Lang, string>; short: Record<Lang, string> };

const HOUR = 3_600_000;

export function instant(text: string): Instant {
  return new Date(text).toISOString();
}

export function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

export function addHours(at: Instant, hours: number): Instant {
  return new Date(Date.parse(at) + hours * HOUR).toISOString();
}

/** Whole or fractional hours from `from` to `to`; negative when `to` is earlier. */
export function hoursBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / HOUR;
}

const MOST_KEPT = 5000;

/** Keeps what was said of a time: a page says the same few over and over, and saying one takes long. For functions that answer the same each time. */
export function keptWords(say: (time: string, where: string) => string): (time: string, where: string) => string {
  const said = new Map<string, string>();
  return (time, where) => {
    const key = `${time} ${where}`;
    let text = said.get(key);
    if (text === undefined) {
      if (said.size >= MOST_KEPT) said.clear();
      said.set(key, (text = say(time, where)));
    }
    return text;
  };
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant at a place. Without Temporal, like all that pages say in a browser. */
export const dayOf: (at: Instant, zone: string) => Day = keptWords((at, zone) => {
  let calendar = calendars.get(zone);
  if (!calendar) calendars.set(zone, (calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' })));
  return calendar.format(new Date(at));
});

/** Whole calendar days from one day to another (16 May 2022 to 28 November 2024 is 927). */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (24 * HOUR));
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * HOUR).toISOString().slice(0, 10);
}

/** The instant of a wall-clock time at a place; an hour skipped by a clock change moves forward. */
export function instantAt(day: Day, time: string, zone: string): Instant {
  const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) });
  return new Date(at.epochMilliseconds).toISOString();
}

const locale = (lang: Lang): string => (lang === 'en' ? 'en-GB' : lang);
const formats = new Map<string, Intl.DateTimeFormat>();
function format(lang: Lang, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${zone} ${Object.entries(options).join(' ')}`;
  let made = formats.get(key);
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale(lang), { ...options, timeZone: zone })));
  return made;
}

const tidy = (text: string): string => text.replace(/\s?г\.$/, '').replace(/\u202f/g, '\u00a0');

/** "16 May 2022", "16 мая 2022". */
export const sayDay: (day: Day, lang: Lang) => string = keptWords((day, lang) => tidy(format(lang, 'UTC', { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(`${day}T12:00:00Z`))));

/** "Friday 13 May 2022", "пятница, 13 мая 2022". */
export function sayWeekday(day: Day, lang: Lang): string {
  const text = format(lang, 'UTC', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const said = tidy(text.format(new Date(`${day}T12:00:00Z`)));
  return lang === 'en' ? said.replace(',', '') : said;
}

/** "Fri 13 May", "пт, 13 мая": for ticks and narrow columns. */
export const sayShortDay: (day: Day, lang: Lang) => string = keptWords((day, lang) => {
  const said = tidy(format(lang, 'UTC', { weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(`${day}T12:00:00Z`)));
  return said.replace(lang === 'en' ? ',' : '.', '');
});

/** "23 Sep 2013", "23 сен 2013": for labels that need the year. */
export function sayBriefDay(day: Day, lang: Lang): string {
  const [date = '', month = '', year = ''] = sayDay(day, lang).split(/\s/);
  return `${date} ${[...month].slice(0, 3).join('')} ${year}`;
}

/** "23 Sep", "23 сен": for axes, where the year is said elsewhere. */
export const sayDayShort = (day: Day, lang: Lang): string => sayBriefDay(day, lang).replace(/ \d{4}$/, '');

/** "14:00". */
export const sayHour: (at: Instant, zone: string) => string = keptWords((at, zone) => format('en', zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at)));

/** "13 May 2022, 14:00 MSK". */
export function sayInstant(at: Instant, place: Place, lang: Lang): string {
  return `${sayDay(dayOf(at, place.zone), lang)}, ${sayHour(at, place.zone)}\u00a0${place.short[lang] ?? place.short.en}`;
}

/** "April 2022" from "2022-04". */
export function sayMonth(month: string, lang: Lang): string {
  return tidy(format(lang, 'UTC', { month: 'long', year: 'numeric' }).format(new Date(`${month}-15T12:00:00Z`)));
}

/**
 * Reads a date as people write it: "13 May 2022", "13 мая 2022", "2022-05-13", "13.05.2022".
 * Returns null for anything else, and for days that do not exist. "05/13/2022" is not read: it is ambiguous.
 */
export function readDay(text: string): Day | null {
  const t = text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/ ?г\.?$/, '');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(t);
  if (iso) return exists(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(t);
  if (dotted) return exists(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const worded = /^(\d{1,2}) ([a-zа-яё]+)\.? (\d{4})$/.exec(t);
  if (!worded) return null;
  const month = MONTHS.findIndex((stems) => stems.some((stem) => worded[2]!.startsWith(stem)));
  return month < 0 ? null : exists(Number(worded[3]), month + 1, Number(worded[1]));
}

/** Reads a date as precise as it is known: a day as above, else "2021-08", "August 2021", "август 2021", else "2021". */
export function readDate(text: string): string | null {
  const day = readDay(text);
  if (day !== null) return day;
  const t = text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/ ?г\.?$/, '');
  if (/^[12]\d{3}$/.test(t)) return t;
  const numbered = /^([12]\d{3})-(\d{1,2})$/.exec(t);
  if (numbered) return Number(numbered[2]) >= 1 && Number(numbered[2]) <= 12 ? `${numbered[1]}-${numbered[2]!.padStart(2, '0')}` : null;
  const worded = /^([a-zа-яё]+)\.? ([12]\d{3})$/.exec(t);
  const month = worded ? MONTHS.findIndex((stems) => stems.some((stem) => worded[1]!.startsWith(stem))) : -1;
  return month < 0 ? null : `${worded![2]}-${String(month + 1).padStart(2, '0')}`;
}

const MONTHS = [
  ['jan', 'янв'], ['feb', 'фев'], ['mar', 'мар'], ['apr', 'апр'], ['may', 'май', 'мая'], ['jun', 'июн'],
  ['jul', 'июл'], ['aug', 'авг'], ['sep', 'сен'], ['oct', 'окт'], ['nov', 'ноя'], ['dec', 'дек'],
];

function exists(year: number, month: number, day: number): Day | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

/** Reads "14:00", "9:05", "14.00"; null otherwise. */
export function readHour(text: string): string | null {
  const m = /^(\d{1,2})[:.](\d{2})$/.exec(text.trim());
  if (!m || Number(m[1]) > 23 || Number(m[2]) > 59) return null;
  return `${m[1]!.padStart(2, '0')}:${m[2]}`;
}
