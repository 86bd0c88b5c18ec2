/**
 * How pages say time. Pure, and without Temporal, because it also runs in browsers that lack it.
 * Relative time never stands alone: every function here that gives it gives the hour beside it.
 */
import { dayOf, hoursBetween, keptWords, sayBriefDay, sayDay, sayHour, sayMonth, sayShortDay, type Day, type Instant, type Lang, type Place } from '#core/time.ts';
import { fill, plural } from '#core/words.ts';
import { wordsIn } from './words.ts';

/** The calendar day at a place, as "2022-05-13". */
export const dayAt = dayOf;

const offsets = new Map<string, Intl.DateTimeFormat>();

/** For `<time datetime>`: "2022-05-13T14:00+03:00". */
export const machineTime: (at: Instant, zone: string) => string = keptWords((at, zone) => {
  let format = offsets.get(zone);
  if (!format) offsets.set(zone, (format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })));
  const parts = format.formatToParts(new Date(at));
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value.replace('GMT', '') ?? '';
  return `${dayAt(at, zone)}T${sayHour(at, zone)}${offset === '' || offset === '+00:00' ? 'Z' : offset}`;
});

const shortOffsets = new Map<string, Intl.DateTimeFormat>();

/** "UTC+3", "UTC+5:30". */
export function utcOffset(at: Instant, zone: string): string {
  let format = shortOffsets.get(zone);
  if (!format) shortOffsets.set(zone, (format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' })));
  const parts = format.formatToParts(new Date(at));
  return (parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT').replace('GMT', 'UTC');
}

/** "2 h 20 min", "27 h 20 min", "5 days 3 h"; from 100 hours on in days. Rounded down to the minute, so nothing is promised too long. */
export function sayDuration(hours: number, lang: Lang): string {
  const w = wordsIn(lang).time;
  const minutes = Math.floor(Math.abs(hours) * 60 + 1e-6);
  if (minutes < 1) return w.underMinute;
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  const join = (a: string, b: string): string => [a, b].filter((part) => part !== '').join(' ');
  if (h >= 100) return join(plural(lang, Math.floor(h / 24), w.days), h % 24 ? fill(w.hours, { n: h % 24 }) : '');
  return join(h ? fill(w.hours, { n: h }) : '', m ? fill(w.minutes, { n: m }) : '');
}

/** "in 2 h 20 min", or "3 h ago" once the hour has passed. */
export function sayUntil(now: Instant, at: Instant, lang: Lang): { text: string; past: boolean } {
  const hours = hoursBetween(now, at);
  const w = wordsIn(lang).time;
  return { text: fill(hours < 0 ? w.ago : w.within, { span: sayDuration(hours, lang) }), past: hours < 0 };
}

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "13 May", with the year when it is not the reader's year: "13 May 2023". */
export function sayDayNear(day: Day, today: Day, lang: Lang): string {
  const full = sayDay(day, lang);
  return day.slice(0, 4) === today.slice(0, 4) ? full.replace(/\s\d{4}$/, '') : full;
}

export type SaidDeadline = {
  machine: string;
  /** "14:00" today, "Fri 14:00" within six days, else "20 May, 14:00". */
  hour: string;
  zone: string;
  /** "13 May, 16:00 Dushanbe"; the date is left out when it is today in both places. Null without a capital or outside today. */
  second: string | null;
  left: string;
  past: boolean;
  today: boolean;
};

export function sayDeadline(at: Instant, place: Place, home: Place | null, now: Instant, lang: Lang): SaidDeadline {
  const [day, today] = [dayAt(at, place.zone), dayAt(now, place.zone)];
  const apart = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  const time = sayHour(at, place.zone);
  const near = apart > 0 && apart <= 6;
  const weekday = upperFirst(sayShortDay(day, lang).split(/[\s,]/)[0] ?? '');
  const hour = apart === 0 ? time : near ? `${weekday} ${time}` : `${sayDayNear(day, today, lang)}, ${time}`;
  const named = (one: Place): string => one.name[lang] ?? one.name.en ?? '';
  const homeDay = home ? dayAt(at, home.zone) : day;
  const homeTime = home ? `${sayHour(at, home.zone)} ${named(home)}` : null;
  const dated = apart !== 0 || homeDay !== day;
  const said = homeTime === null ? (near ? sayDayNear(day, today, lang) : null) : dated ? `${sayDayNear(homeDay, today, lang)}, ${homeTime}` : homeTime;
  const until = sayUntil(now, at, lang);
  return {
    machine: machineTime(at, place.zone), hour, zone: place.short[lang] ?? place.short.en ?? '', second: said,
    left: until.text, past: until.past, today: apart === 0,
  };
}

/** "February 2024", "2024", "27 February to 1 March 2024": from the first and the last day of what took longer than one. `brief` shortens the months. */
export function saySpan(from: Day, to: Day | null, lang: Lang, brief = false): string {
  const day = brief ? sayBriefDay : sayDay;
  if (to === null || to === from) return day(from, lang);
  const year = from.slice(0, 4) === to.slice(0, 4);
  if (year && from.endsWith('-01-01') && to.endsWith('-12-31')) return from.slice(0, 4);
  if (year && from.slice(0, 7) === to.slice(0, 7) && from.endsWith('-01') && new Date(Date.parse(to) + 86_400_000).toISOString().endsWith('-01T00:00:00.000Z')) return brief ? upperFirst(sayBriefMonth(from, lang)) : upperFirst(sayMonth(from.slice(0, 7), lang));
  return `${year ? day(from, lang).replace(/\s\d{4}$/, '') : day(from, lang)} – ${day(to, lang)}`;
}

const sayBriefMonth = (day: Day, lang: Lang): string => sayMonth(day.slice(0, 7), lang).replace(/^(\p{L}{3})\p{L}*/u, '$1');
