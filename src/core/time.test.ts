import { describe, expect, test } from 'vitest';
import {
  addDays, addHours, dayOf, daysBetween, hoursBetween, instant, instantAt, isInstant, readDay, readHour, sayDay, sayHour, sayInstant, sayMonth, sayShortDay, sayWeekday,
} from './time.ts';

const NBSP = '\u00a0';
const moscow = { zone: 'Europe/Moscow', name: { en: 'Moscow', ru: 'Москва' }, short: { en: 'MSK', ru: 'МСК' } };

describe('instants', () => {
  test('are written one way only, so that their texts compare as their times', () => {
    expect(instant('2022-05-13T14:00:00+03:00')).toBe('2022-05-13T11:00:00.000Z');
    expect(isInstant('2022-05-13T11:00:00.000Z')).toBe(true);
    for (const other of ['2022-05-13T11:00:00Z', '2022-05-13T14:00:00.000+03:00', '2022-05-13', '2022-13-13T11:00:00.000Z', '2022-05-13T25:00:00.000Z', ' 2022-05-13T11:00:00.000Z', '']) expect(isInstant(other), other).toBe(false);
  });

  test('hours are added and counted across midnight, backwards too, and in parts', () => {
    expect(addHours('2022-05-13T22:00:00.000Z', 72)).toBe('2022-05-16T22:00:00.000Z');
    expect(addHours('2022-05-13T00:30:00.000Z', -0.75)).toBe('2022-05-12T23:45:00.000Z');
    expect(hoursBetween('2022-05-13T11:00:00.000Z', '2022-05-14T12:30:00.000Z')).toBe(25.5);
    expect(hoursBetween('2022-05-14T11:00:00.000Z', '2022-05-13T11:00:00.000Z')).toBe(-24);
  });
});

describe('days', () => {
  test.each([
    ['2022-05-12T20:59:59.999Z', 'Europe/Moscow', '2022-05-12'],
    ['2022-05-12T21:00:00.000Z', 'Europe/Moscow', '2022-05-13'],
    ['2022-05-12T18:59:59.999Z', 'Asia/Dushanbe', '2022-05-12'],
    ['2022-05-12T19:00:00.000Z', 'Asia/Dushanbe', '2022-05-13'],
    ['2022-12-31T19:59:59.999Z', 'Asia/Yerevan', '2022-12-31'],
    ['2022-12-31T20:00:00.000Z', 'Asia/Yerevan', '2023-01-01'],
    ['2022-05-12T21:00:00.000Z', 'UTC', '2022-05-12'],
    ['2022-03-13T04:59:00.000Z', 'America/New_York', '2022-03-12'],
    ['2024-02-29T12:00:00.000Z', 'Pacific/Kiritimati', '2024-03-01'],
  ])('%s in %s is %s', (at, zone, day) => {
    expect(dayOf(at, zone)).toBe(day);
  });

  test.each([
    ['2022-05-16', '2024-11-28', 927],
    ['2013-09-23', '2024-11-28', 4084],
    ['2022-05-16', '2022-05-16', 0],
    ['2022-05-16', '2022-05-15', -1],
    ['2024-02-28', '2024-03-01', 2],
    ['2023-02-28', '2023-03-01', 1],
    ['1900-02-28', '1900-03-01', 1],
    ['2022-03-26', '2022-03-28', 2],
    ['1999-12-31', '2000-01-01', 1],
  ])('from %s to %s: %i', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
    expect(addDays(from, days)).toBe(to);
    expect(daysBetween(to, from)).toBe(days === 0 ? 0 : -days);
  });
});

describe('a wall-clock time at a place', () => {
  test.each([
    ['2022-05-13', '14:00', 'Europe/Moscow', '2022-05-13T11:00:00.000Z'],
    ['2013-06-01', '14:00', 'Europe/Moscow', '2013-06-01T10:00:00.000Z'],
    ['2022-05-13', '14:00', 'Asia/Bishkek', '2022-05-13T08:00:00.000Z'],
    ['2022-06-01', '00:00', 'Asia/Almaty', '2022-05-31T18:00:00.000Z'],
    ['2022-01-15', '09:30', 'Europe/Vienna', '2022-01-15T08:30:00.000Z'],
    ['2022-07-15', '09:30', 'Europe/Vienna', '2022-07-15T07:30:00.000Z'],
  ])('%s %s in %s is %s', (day, hour, zone, at) => {
    expect(instantAt(day, hour, zone)).toBe(at);
    expect([dayOf(at, zone), sayHour(at, zone)]).toEqual([day, hour]);
  });

  test('an hour skipped in spring moves forward; of an hour that comes twice in autumn, the first counts', () => {
    expect(sayHour(instantAt('2022-03-27', '02:30', 'Europe/Vienna'), 'Europe/Vienna')).toBe('03:30');
    expect(instantAt('2022-10-30', '02:30', 'Europe/Vienna')).toBe('2022-10-30T00:30:00.000Z');
  });
});

describe('saying', () => {
  test('days, months and weekdays in both languages', () => {
    expect([sayDay('2022-05-16', 'en'), sayDay('2022-05-16', 'ru')]).toEqual(['16 May 2022', '16 мая 2022']);
    expect([sayWeekday('2022-05-13', 'en'), sayWeekday('2022-05-13', 'ru')]).toEqual(['Friday 13 May 2022', 'пятница, 13 мая 2022']);
    expect([sayShortDay('2022-05-13', 'en'), sayShortDay('2022-05-13', 'ru')]).toEqual(['Fri 13 May', 'пт, 13 мая']);
    expect([sayMonth('2022-04', 'en'), sayMonth('2022-04', 'ru')]).toEqual(['April 2022', 'апрель 2022']);
  });

  test('an instant is said at its place, with the hour from 00 to 23', () => {
    expect(sayInstant('2022-05-13T11:00:00.000Z', moscow, 'en')).toBe(`13 May 2022, 14:00${NBSP}MSK`);
    expect(sayInstant('2022-05-13T11:00:00.000Z', moscow, 'ru')).toBe(`13 мая 2022, 14:00${NBSP}МСК`);
    expect(sayInstant('2022-05-12T21:00:00.000Z', moscow, 'en')).toBe(`13 May 2022, 00:00${NBSP}MSK`);
    expect(sayInstant('2022-05-13T11:00:00.000Z', { ...moscow, short: { en: 'MSK' } }, 'ru')).toBe(`13 мая 2022, 14:00${NBSP}MSK`);
  });
});

describe('reading', () => {
  test.each([
    '2022-05-13', '2022-5-13', '13.05.2022', '13.5.2022', '13 May 2022', '13 may 2022', ' 13  May   2022 ', '13 May. 2022',
    '13 мая 2022', '13 МАЯ 2022', '13 мая 2022 г.', '13 мая 2022г', '13 мая 2022 г',
  ])('%j is 13 May 2022', (text) => {
    expect(readDay(text)).toBe('2022-05-13');
  });

  test('every month that is said is read again, in both languages', () => {
    for (let month = 1; month <= 12; month++) {
      const day = `2024-${String(month).padStart(2, '0')}-29`;
      for (const lang of ['en', 'ru']) expect(readDay(sayDay(day, lang)), `${day} ${lang}`).toBe(day);
    }
  });

  test.each(['', '05/13/2022', '13/05/2022', '30.02.2022', '2023-02-29', '31 апреля 2022', '0.05.2022', '13 M 2022', '13 mayor', 'tomorrow', '13.05.22', '2022-13-01', '13 floréal 2022'])('%j is no day', (text) => {
    expect(readDay(text)).toBeNull();
  });

  test('hours', () => {
    expect(['14:00', '9:05', '14.00', ' 23:59 ', '0:00'].map(readHour)).toEqual(['14:00', '09:05', '14:00', '23:59', '00:00']);
    expect(['', '24:00', '12:60', '1400', '14', '2 pm', '-1:00', '14:0'].map(readHour)).toEqual(Array(8).fill(null));
  });
});
