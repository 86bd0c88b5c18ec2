import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysOf, isPeriod, periodFrom, periodNumber, periodOf, periodsBetween, shiftPeriod, type Cadence } from './period.ts';

describe('weeks of ISO 8601', () => {
  test.each([
    ['2020-12-31', '2020-W53'], ['2021-01-03', '2020-W53'], ['2021-01-04', '2021-W01'], ['2018-12-31', '2019-W01'], ['2022-05-12', '2022-W19'], ['2016-01-03', '2015-W53'], ['2012-01-01', '2011-W52'],
  ])('%s lies in %s', (day, week) => expect(periodOf(day, 'week')).toBe(week));

  test('a year has no fifty-third week unless it has', () => {
    expect(isPeriod('2020-W53', 'week')).toBe(true);
    expect(isPeriod('2021-W53', 'week')).toBe(false);
    expect(isPeriod('2021-W00', 'week')).toBe(false);
  });

  test('the first and last day', () => {
    expect(daysOf('2022-W18')).toEqual({ from: '2022-05-02', to: '2022-05-08' });
    expect(daysOf('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(daysOf('2023')).toEqual({ from: '2023-01-01', to: '2023-12-31' });
  });

  test('weeks between go over the end of a long year', () => {
    expect(periodsBetween('2020-W52', '2021-W02')).toEqual(['2020-W52', '2020-W53', '2021-W01', '2021-W02']);
    expect(shiftPeriod('2021-W01', -1)).toBe('2020-W53');
  });
});

test('a period is the one its days lie in, and its number comes back', () => {
  fc.assert(fc.property(fc.constantFrom<Cadence>('week', 'month', 'year'), fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }), (cadence, date) => {
    const day = date.toISOString().slice(0, 10);
    const period = periodOf(day, cadence);
    const { from, to } = daysOf(period);
    expect(isPeriod(period, cadence)).toBe(true);
    expect(periodFrom(periodNumber(period), cadence)).toBe(period);
    expect(from <= day && day <= to).toBe(true);
    expect(periodOf(from, cadence)).toBe(period);
    expect(periodOf(to, cadence)).toBe(period);
  }));
});
