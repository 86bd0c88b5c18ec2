import { expect, test } from 'vitest';
import { dayIn, precisionOf, spanIn } from './days.ts';

test.each([
  ['2022-04-30', '2022-04-30'], ['2022-04-30 00:00:00.000', '2022-04-30'], ['2022-04-30T18:45:00Z', '2022-04-30'], ['2022-04-30T23:30:00+05:00', '2022-04-30'], ['20220430', '2022-04-30'], ['20220430184500', '2022-04-30'], ['30.04.2022', '2022-04-30'],
  ['30 April 2022', '2022-04-30'], ['Sat, 30 Apr 2022 18:45:00 GMT', '2022-04-30'], ['2024-02-29', '2024-02-29'],
  ['2023-02-29', null], ['2022-13-01', null], ['20221301', null], ['0000-01-01', null], ['9999-01-01', null], ['04/30/2022', null], ['2022-04', null], ['2022-04-30T', null], ['', null], ['yesterday', null],
])('%j is the day %j', (text, day) => expect(dayIn(text)).toBe(day));

test.each([
  ['Apr 2023', '2023-04-01', '2023-04-30'], ['2023-02', '2023-02-01', '2023-02-28'], ['2023', '2023-01-01', '2023-12-31'], ['2023-02-03', '2023-02-03', '2023-02-03'],
])('%j is a stretch of days', (text, from, to) => expect(spanIn(text)).toEqual({ from, to }));

test.each(['', 'Foo 2023', '2023-13', '12'])('%j is none', (text) => expect(spanIn(text)).toBeNull());

test.each([['2022-04-30', 'day'], ['2022-05-01', 'week'], ['2022-05-06', 'week'], ['2022-05-07', 'month'], ['2022-05-31', 'month'], ['2022-06-01', 'longer']])('from 30 April to %s is known by the %s', (to, precision) => {
  expect(precisionOf('2022-04-30', to)).toBe(precision);
});
