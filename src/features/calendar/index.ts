/**
 * The calendar: meetings, the hours that something is asked by, terms and reports, and the dates of the charter. Nothing of it is
 * stored: it is computed from what the reader may read, for a page (`itemsBetween`) and for a feed (`feedOf`, RFC 5545).
 */
export { feedOf, FEED_DAYS } from './feed.ts';
export { itemsBetween, KINDS as CALENDAR_KINDS, type CalendarItem, type CalendarRows } from './items.ts';
export { readCalendar } from './read.ts';
export { eventOf, sayItem } from './say.ts';
export { words as calendarWords } from './words.ts';
