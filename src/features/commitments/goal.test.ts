import { expect, test } from 'vitest';
import { latestOf, progressOf } from './goal.ts';

test.each([
  ['nothing set', [], { met: 0, all: 0, last: null, overdue: 0 }],
  ['none met', [{ due: null, met: null }], { met: 0, all: 1, last: null, overdue: 0 }],
  ['one met, to the day', [{ due: null, met: '2021-09-16' }, { due: null, met: null }], { met: 1, all: 2, last: { on: '2021-09-16', days: 238 }, overdue: 0 }],
  ['a month is over when it is', [{ due: null, met: '2022-04' }], { met: 1, all: 1, last: { on: '2022-04', days: 12 }, overdue: 0 }],
  ['the latest counts, whatever its number', [{ due: null, met: '2022-05-01' }, { due: null, met: '2021' }], { met: 2, all: 2, last: { on: '2022-05-01', days: 11 }, overdue: 0 }],
  ['ahead of the desk', [{ due: null, met: '2023-02-02' }], { met: 1, all: 1, last: { on: '2023-02-02', days: 0 }, overdue: 0 }],
  ['a year is overdue when it is over', [{ due: '2021', met: null }, { due: '2022', met: null }, { due: '2021', met: '2022-01-01' }], { met: 1, all: 3, last: { on: '2022-01-01', days: 131 }, overdue: 1 }],
] as const)('%s', (_, milestones, expected) => expect(progressOf(milestones, '2022-05-12')).toEqual(expected));

test('of each indicator the newest figure counts, with the one before it', () => {
  const use = (en: string, on_date: string, value: string) => ({ indicator: { en, ru: `${en} (ru)` }, on_date, value });
  const [ratified, used] = [[use('ratified', '2022', '1'), use('ratified', '2023-02-02', '3')], use('used', '2022-01', '1')];
  expect(latestOf([ratified[1]!, used, ratified[0]!])).toEqual([{ now: ratified[1], before: ratified[0] }, { now: used, before: null }]);
  expect(latestOf([])).toEqual([]);
});
