import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterQuiet, daysOf, dayStart, isQuiet, mondayOf, weekOf, type Quiet } from './rhythm.ts';
import { addDays, addHours, type Instant } from './time.ts';

const ZONES = ['Europe/Moscow', 'Asia/Yerevan', 'Europe/Berlin', 'Asia/Dushanbe', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca'];
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('1990-01-01', n));
const anInstant = fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2030-01-01') }).map((n): Instant => new Date(n).toISOString());
const anHour = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 1, 15, 30, 59)).map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
const quietHours = fc.record({ from: anHour, to: anHour, zone: fc.constantFrom(...ZONES) }).filter(({ from, to }) => from !== to);

describe('weeks', () => {
  test.each([
    ['2022-05-12', '2022-W19'], ['2022-05-15', '2022-W19'], ['2022-05-16', '2022-W20'], ['2021-01-03', '2020-W53'], ['2021-01-04', '2021-W01'], ['2018-12-31', '2019-W01'], ['2016-01-01', '2015-W53'],
  ])('%s is in %s', (day, week) => {
    expect(weekOf(day)).toBe(week);
  });

  test('each has seven days, and its name leads back to them', () => {
    fc.assert(fc.property(anyDay, (day) => {
      const monday = mondayOf(day);
      expect(new Date(`${monday}T12:00:00Z`).getUTCDay()).toBe(1);
      expect(daysOf(weekOf(day))).toEqual({ from: monday, to: addDays(monday, 7) });
      for (let n = 0; n < 7; n++) expect(weekOf(addDays(monday, n))).toBe(weekOf(day));
    }));
  });

  test.each(['2022-W00', '2022-W53', '2022-W54', '2022', '2022-5-1', ''])('%j is no period', (text) => {
    expect(daysOf(text)).toBeNull();
  });

  test('a day is a period of its own', () => {
    expect(daysOf('2022-12-31')).toEqual({ from: '2022-12-31', to: '2023-01-01' });
  });
});

describe('quiet hours', () => {
  const night: Quiet = { from: '22:00', to: '07:00', zone: 'Europe/Moscow' };
  test.each<[string, Quiet | null, Instant, Instant]>([
    ['there are none', null, '2022-05-12T00:00:00.000Z', '2022-05-12T00:00:00.000Z'],
    ['before midnight it is the next morning', night, '2022-05-12T20:00:00.000Z', '2022-05-13T04:00:00.000Z'],
    ['after midnight it is the same morning', night, '2022-05-12T21:30:00.000Z', '2022-05-13T04:00:00.000Z'],
    ['from the first moment', night, '2022-05-12T19:00:00.000Z', '2022-05-13T04:00:00.000Z'],
    ['not at the last', night, '2022-05-12T04:00:00.000Z', '2022-05-12T04:00:00.000Z'],
    ['by day', { from: '12:00', to: '13:30', zone: 'Asia/Dushanbe' }, '2022-05-12T08:00:00.000Z', '2022-05-12T08:30:00.000Z'],
    ['an hour that a clock skips ends where it goes on', { from: '01:00', to: '02:30', zone: 'Europe/Berlin' }, '2022-03-27T00:30:00.000Z', '2022-03-27T01:30:00.000Z'],
    ['an hour that comes twice ends at its first time', { from: '01:00', to: '02:30', zone: 'Europe/Berlin' }, '2022-10-29T23:30:00.000Z', '2022-10-30T00:30:00.000Z'],
    ['and at its second, for whoever is past the first', { from: '01:00', to: '02:30', zone: 'Europe/Berlin' }, '2022-10-30T01:10:00.000Z', '2022-10-30T01:30:00.000Z'],
  ])('%s', (_, quiet, at, end) => {
    expect(afterQuiet(at, quiet)).toBe(end);
  });

  test('their end is not behind, not more than a day ahead, and outside them or where a clock is put back', () => {
    fc.assert(fc.property(anInstant, quietHours, (at, quiet) => {
      const end = afterQuiet(at, quiet);
      expect(end >= at).toBe(true);
      expect(end <= addHours(at, 25)).toBe(true);
      expect(end === at).toBe(!isQuiet(at, quiet));
      if (isQuiet(end, quiet)) expect(dayLength(end, quiet.zone)).toBeGreaterThan(24);
    }), { numRuns: 2000 });
  });
});

const dayLength = (at: Instant, zone: string): number => {
  const day = addHours(at, 0).slice(0, 10);
  return Math.max(...[-1, 0, 1].map((n) => (Date.parse(dayStart(addDays(day, n + 1), zone)) - Date.parse(dayStart(addDays(day, n), zone))) / 3_600_000));
};
