import { expect, test } from 'vitest';
import { dayFrom, dayNumber, fullDay, lastDay, timeTicks } from './days.ts';

test('a year or a month stands for its first and its last day', () => {
  expect([fullDay('2021'), fullDay('2021-08'), fullDay('2021-08-23')]).toEqual(['2021-01-01', '2021-08-01', '2021-08-23']);
  expect([lastDay('2021'), lastDay('2024-02'), lastDay('2021-08-23')]).toEqual(['2021-12-31', '2024-02-29', '2021-08-23']);
  expect(dayFrom(dayNumber('2024-02-29'))).toBe('2024-02-29');
  expect(dayNumber('2024-11-28') - dayNumber('2022-05-16')).toBe(927);
});

test('ticks go from years to months to days as the axis grows', () => {
  const labels = (from: string, to: string, width: number, lang = 'en'): string[] => timeTicks(from, to, width, lang).map((t) => t.label);
  expect(labels('2012-10-01', '2025-02-01', 1100)[0]).toBe('2013');
  expect(labels('2012-10-01', '2025-02-01', 1100)).toHaveLength(13);
  expect(labels('1992-05-15', '2024-11-28', 600)).toEqual(['1995', '2000', '2005', '2010', '2015', '2020']);
  expect(labels('2021-11-20', '2022-06-30', 1000).slice(0, 3)).toEqual(['Dec 2021', 'Jan 2022', 'Feb']);
  expect(labels('2021-11-20', '2022-06-30', 1000, 'ru').slice(0, 3)).toEqual(['дек 2021', 'янв 2022', 'фев']);
  expect(labels('2022-05-10', '2022-05-16', 1000).slice(0, 2)).toEqual(['10 May 2022', '11 May']);
  expect(labels('2022-05-10', '2022-05-16', 1000, 'ru').slice(0, 2)).toEqual(['10 мая 2022', '11 мая']);
});
