import { sayCalendarDate } from '../../core/charter/calendar.ts';
import type { Charter } from '../../core/charter/schema.ts';
import type { CalendarEvent } from '../../core/icalendar.ts';
import type { Lang } from '../../core/time.ts';
import { fill, inLang, plural, say } from '../../core/words.ts';
import type { CalendarItem } from './items.ts';
import { words } from './words.ts';

/** "Silence ends: ...": what an item is, in one line. */
export function sayItem(item: CalendarItem, charter: Charter, lang: 'en' | 'ru'): string {
  const w = words[lang].ui;
  const party = item.party === null ? '' : say(charter.parties.find((one) => one.id === item.party)?.name ?? { en: item.party }, lang);
  const years = item.years === null ? '' : fill(plural(lang, item.years, { one: w.years_one!, few: w.years_few ?? w.years_other!, many: w.years_many ?? w.years_other!, other: w.years_other! }), { n: item.years });
  return fill(w[`say_${item.kind}`]!, { what: inLang(item.what, lang).text, id: item.id, party, years });
}

/** An item as an event of a feed. @param base of the desk, for the way back. */
export function eventOf(item: CalendarItem, charter: Charter, lang: 'en' | 'ru', base: string): CalendarEvent {
  const w = words[lang].ui;
  const notes = [item.date.length === 10 ? null : fill(w.imprecise!, { date: sayCalendarDate(item.date, lang as Lang) }), item.verified ? null : w.unverified!, item.source === null ? null : fill(w.sourceIs!, { source: item.source }), item.example ? w.invented! : null].filter((one) => one !== null);
  return {
    uid: `${item.kind}-${item.id}@${charter.id.toLowerCase()}.comity`, sequence: item.seq, changed: item.changed, summary: item.cancelled ? fill(w.cancelledSay!, { what: sayItem(item, charter, lang) }) : sayItem(item, charter, lang), description: notes.length > 0 ? notes.join('\n') : null,
    url: item.href === null ? null : `${base}${item.href}`, category: w[`kind_${item.kind}`]!, cancelled: item.cancelled, ...(item.at === null ? { from: item.from, to: item.to } : { at: item.at }),
  };
}
