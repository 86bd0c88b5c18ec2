import { expect, test } from 'vitest';
import { firstDay, isDate, lastDay, sayDate, shiftDay } from './dates.ts';

test.each([
  ['1993', '1993-01-01', '1993-12-31', '1993', '1993'],
  ['2011-12', '2011-12-01', '2011-12-31', 'December 2011', 'декабрь 2011'],
  ['2012-02', '2012-02-01', '2012-02-29', 'February 2012', 'февраль 2012'],
  ['2009-06-14', '2009-06-14', '2009-06-14', '14 June 2009', '14 июня 2009'],
])('%s lasts from %s to %s', (date, first, last, en, ru) => {
  expect(isDate(date)).toBe(true);
  expect([firstDay(date), lastDay(date)]).toEqual([first, last]);
  expect([sayDate(date, 'en'), sayDate(date, 'ru')]).toEqual([en, ru]);
});

test.each(['', '93', '2011-13', '2011-00', '2022-02-30', '2023-02-29', '2022-5-1', '13.05.2022', '2022-05-13T00:00Z'])('%j is no date', (text) => {
  expect(isDate(text)).toBe(false);
});

test('days are counted across months and years', () => {
  expect(shiftDay('2024-02-28', 1)).toBe('2024-02-29');
  expect(shiftDay('2022-01-01', -1)).toBe('2021-12-31');
});
