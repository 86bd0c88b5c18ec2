import type { Charter } from '../../core/charter/schema.ts';
import { calendarFile } from '../../core/icalendar.ts';
import { addDays, type Day } from '../../core/time.ts';
import { fill, say } from '../../core/words.ts';
import { itemsBetween, type CalendarRows } from './items.ts';
import { eventOf } from './say.ts';
import { words } from './words.ts';

/** A feed looks so many days back and ahead. */
export const FEED_DAYS = { back: 90, ahead: 400 } as const;

/** The calendar of one reader as a file. The same rows on the same day give the same bytes. */
export function feedOf(charter: Charter, rows: CalendarRows, about: { today: Day; lang: 'en' | 'ru'; base: string; person: string }): string {
  const { today, lang, base, person } = about;
  const items = itemsBetween(charter, rows, addDays(today, -FEED_DAYS.back), addDays(today, FEED_DAYS.ahead));
  return calendarFile({ name: fill(words[lang].ui.feedName!, { organisation: say(charter.short, lang), person }), product: 'Comity//Desk', lang, events: items.map((one) => eventOf(one, charter, lang, base)) });
}
