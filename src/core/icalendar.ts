import { addDays, type Day, type Instant } from './time.ts';

/**
 * Calendars as others read them: iCalendar (RFC 5545). Lines end with CRLF and are folded at 75 octets, and never within a
 * character; hours are in UTC; whole days have no hour, and their end is the day after the last.
 */
export type CalendarEvent = {
  /** The same for as long as the event exists; unique in the world with the organisation's name behind it. */
  readonly uid: string;
  /** Grows with each change. */
  readonly sequence: number;
  /** When it was last changed. */
  readonly changed: Instant;
  readonly summary: string; readonly description: string | null; readonly url: string | null; readonly category: string;
  readonly cancelled: boolean;
} & ({ readonly at: Instant } | { readonly from: Day; /** The last day, included. */ readonly to: Day });

export type CalendarFile = { readonly name: string; readonly product: string; readonly lang: string; readonly events: readonly CalendarEvent[] };

const MOST_OCTETS = 75;
const octets = (character: string): number => { const code = character.codePointAt(0)!; return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4; };

/** One content line, folded: what goes on begins with a space, which counts. */
export function fold(line: string): string {
  let [out, used] = ['', 0];
  for (const character of line) {
    const size = octets(character);
    if (used + size > MOST_OCTETS) [out, used] = [`${out}\r\n `, 1];
    out += character;
    used += size;
  }
  return out;
}

// Control characters have no place in text; a line break is written as one.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
export const escapeText = (text: string): string => text.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROL, '').replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\n/g, '\\n');

/** What must stand in one line and takes no escapes: identifiers and addresses. */
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f]/g, '');

const utc = (at: Instant): string => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`;
const date = (day: Day): string => day.replaceAll('-', '');

function eventLines(event: CalendarEvent): string[] {
  return [
    'BEGIN:VEVENT', `UID:${oneLine(event.uid)}`, `SEQUENCE:${event.sequence}`, `DTSTAMP:${utc(event.changed)}`, `LAST-MODIFIED:${utc(event.changed)}`,
    ...('at' in event ? [`DTSTART:${utc(event.at)}`] : [`DTSTART;VALUE=DATE:${date(event.from)}`, `DTEND;VALUE=DATE:${date(addDays(event.to, 1))}`]),
    `SUMMARY:${escapeText(event.summary)}`, ...(event.description === null ? [] : [`DESCRIPTION:${escapeText(event.description)}`]), ...(event.url === null ? [] : [`URL:${oneLine(event.url)}`]),
    `CATEGORIES:${escapeText(event.category)}`, `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`, 'TRANSP:TRANSPARENT', 'END:VEVENT',
  ];
}

export function calendarFile({ name, product, lang, events }: CalendarFile): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//${escapeText(product)}//${lang.toUpperCase()}`, 'CALSCALE:GREGORIAN', `NAME:${escapeText(name)}`, `X-WR-CALNAME:${escapeText(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT15M', ...events.flatMap(eventLines), 'END:VCALENDAR'];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}
