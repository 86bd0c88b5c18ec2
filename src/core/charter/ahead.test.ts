import { describe, expect, test } from 'vitest';
import { csto } from '../../../test/actors.ts';
import { datesAhead } from './ahead.ts';
import { isCalendarDate, sayCalendarDate, sayNear, spanOf } from './calendar.ts';
import { tinyCharter } from './tiny.ts';
import { sayShortDay } from '../time.ts';

test.each([
  ['2022-05-27', '2022-05-27', '2022-05-27', '27 May 2022', '27 мая 2022'],
  ['2022-05', '2022-05-01', '2022-05-31', 'May 2022', 'май 2022'],
  ['2022-spring', '2022-03-01', '2022-05-31', 'spring 2022', 'весна 2022'],
  ['2022-autumn', '2022-09-01', '2022-11-30', 'autumn 2022', 'осень 2022'],
  ['2023-winter', '2023-12-01', '2024-02-29', 'winter 2023', 'зима 2023'],
  ['2024', '2024-01-01', '2024-12-31', '2024', '2024'],
])('%s lasts from %s to %s', (date, from, to, en, ru) => {
  expect(isCalendarDate(date)).toBe(true);
  expect(spanOf(date)).toEqual({ from, to });
  expect([sayCalendarDate(date, 'en'), sayCalendarDate(date, 'ru')]).toEqual([en, ru]);
});

test.each(['autumn', '2022-fall', '22-autumn', '2022-autumn-01', 'autumn 2022', '2022-xautumn', '', '2022-13'])('%j is no date of a calendar', (text) => expect(isCalendarDate(text)).toBe(false));

test.each([
  ['2022-05-15', 'Sun 15 May', 'вс, 15 мая'], ['2022-autumn', 'autumn', 'осень'], ['2022-10', 'October', 'октябрь'], ['2022', '2022', '2022'],
  ['2023-01-01', '1 January 2023', '1 января 2023'], ['2023-winter', 'winter 2023', 'зима 2023'],
])('%s is said short in its own year', (date, en, ru) => {
  expect([sayNear(date, '2022-05-12', 'en', sayShortDay), sayNear(date, '2022-05-12', 'ru', sayShortDay)]).toEqual([en, ru]);
});

describe('what the charter lets one foresee', () => {
  const said = (today: string): string[] => datesAhead(csto, today).map((one) => `${one.date} ${one.kind} ${one.kind === 'anniversary' ? `${one.of} ${one.years}` : one.kind === 'handover' ? one.to : one.name.en}`);

  test('in May 2022: both anniversaries, the meetings, the exercises, the handover, in order', () => {
    expect(said('2022-05-12')).toEqual([
      '2022-05-15 anniversary treaty 30', '2022-05-16 calendar Meeting of the leaders, Moscow: both anniversaries', '2022-05-27 calendar Leaders expected at the Eurasian Economic Forum, Bishkek',
      '2022-autumn calendar Joint exercises planned in Kazakhstan, Kyrgyzstan and Tajikistan', '2022-10-06 anniversary peacekeeping_agreement 15', '2022-10-07 anniversary charter 20', '2023-01-01 handover BLR',
    ]);
  });

  test('a day that is today is still ahead; the day after it is not', () => {
    expect(said('2022-05-15')[0]).toBe('2022-05-15 anniversary treaty 30');
    expect(said('2022-05-16')[0]).toMatch(/^2022-05-16 calendar/);
    expect(said('2022-11-30')).toContain('2022-autumn calendar Joint exercises planned in Kazakhstan, Kyrgyzstan and Tajikistan');
    expect(said('2022-12-01').join()).not.toContain('autumn');
  });

  test('a year that is not round is named when it is near, and not before', () => {
    expect(said('2023-04-14').join()).not.toContain('treaty');
    expect(said('2023-04-15')).toContain('2023-05-15 anniversary treaty 31');
  });

  test('a text without a day, or signed on a day that most years lack, has no anniversary', () => {
    const charter = tinyCharter(['A', 'B']);
    const signed = (on: string) => datesAhead({ ...charter, founding: [{ id: 'x', name: { en: 'X' }, signed: on, verified: true }] }, '2010-03-01').map((one) => one.kind);
    expect(signed('1990-03-02')).toEqual(['anniversary', 'handover']);
    for (const on of ['1990', '1990-03', '1992-02-29']) expect(signed(on), on).toEqual(['handover']);
  });

  test('who takes the chair is said with the mark of the term', () => {
    expect(datesAhead(csto, '2022-05-12').at(-1)).toMatchObject({ kind: 'handover', to: 'BLR', verified: true, source: 'Belarusian Institute of Strategic Research, 2022 and 2023' });
    expect(datesAhead(csto, '2026-12-01').find((one) => one.kind === 'handover')).toMatchObject({ to: 'TJK', date: '2027-01-01' });
  });
});
