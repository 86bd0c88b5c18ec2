import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDay } from './day.ts';

test('a day is a day of the calendar', () => {
  fc.assert(fc.property(fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => isDay(date.toISOString().slice(0, 10))));
  for (const text of ['2022-02-29', '1900-02-29', '2022-13-01', '2022-00-10', '2022-04-31', '2022-4-01', '0999-01-01', '2022-01-0a', '2022/01/01', '2022-01-01T', '']) expect([text, isDay(text)]).toEqual([text, false]);
  for (const text of ['2000-02-29', '2024-02-29']) expect([text, isDay(text)]).toEqual([text, true]);
});
