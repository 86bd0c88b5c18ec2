import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendarFile, escapeText, fold, type CalendarEvent } from './icalendar.ts';

const common = { sequence: 7, changed: '2022-05-10T10:45:12.500Z', description: null, url: null, category: 'silence', cancelled: false };
const hour: CalendarEvent = { ...common, uid: 'silence-S-1@csto.comity', summary: 'Silence ends: one; two, three \\ four\nfive', at: '2022-05-13T11:00:00.000Z' };
const days: CalendarEvent = { ...common, uid: 'term-OH-1@csto.comity', summary: 'Срок истекает', from: '2022-12-31', to: '2022-12-31', cancelled: true };
const written = (events: readonly CalendarEvent[]): string => calendarFile({ name: 'ОДКБ, календарь', product: 'Comity//Desk', lang: 'ru', events });
const read = (text: string) => new ICAL.Component(ICAL.parse(text) as never[]).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
const bytes = (text: string): number => new TextEncoder().encode(text).length;

describe('an independent reader', () => {
  test('reads back what was written', () => {
    const [first, second] = read(written([hour, days]));
    expect([first!.uid, first!.summary, first!.sequence, first!.startDate.toString(), first!.component.getFirstPropertyValue('status')]).toEqual([hour.uid, hour.summary, 7, '2022-05-13T11:00:00Z', 'CONFIRMED']);
    expect([second!.startDate.isDate, second!.startDate.toString(), second!.endDate.toString(), second!.component.getFirstPropertyValue('status')]).toEqual([true, '2022-12-31', '2023-01-01', 'CANCELLED']);
    expect(String(first!.component.getFirstPropertyValue('dtstamp'))).toBe('2022-05-10T10:45:12Z');
  });
  test('whatever the words are', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (summary) => {
      const text = written([{ ...hour, summary }]);
      expect(read(text)[0]!.summary ?? '').toBe(summary.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ''));
      expect(text.split('\r\n').every((line) => bytes(line) <= 75)).toBe(true);
    }));
  });
});

test('every line ends with CRLF, and none is longer than 75 octets', () => {
  const text = written([{ ...hour, summary: 'Я'.repeat(200) }]);
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(Math.max(...text.split('\r\n').map(bytes))).toBe(75);
});

test('a line is folded between characters', () => {
  expect(fold('x'.repeat(75))).toBe('x'.repeat(75));
  expect(fold('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`);
  expect(fold(`${'x'.repeat(74)}Я`)).toBe(`${'x'.repeat(74)}\r\n Я`);
});

test('text cannot become a line of its own', () => {
  expect(escapeText('a\r\nEND:VEVENT\rb;c,d\\e\u0000')).toBe('a\\nEND:VEVENT\\nb\\;c\\,d\\\\e');
});
