import { expect, test } from 'vitest';
import { ages, courseOf, silencesByMonth, spread } from './rules.ts';

const at = (hour: number): string => new Date(Date.UTC(2022, 4, 1) + hour * 3_600_000).toISOString();

test('hours to the first and the last answer; what is not there is missing and never zero', () => {
  const c = { id: 'C-1', at: at(0), by: at(24), asked: ['A', 'B'], answers: [], meetingAt: null };
  expect(courseOf(c, at(1))).toMatchObject({ toFirst: null, toLast: null, toMeeting: null, late: 0, owed: 2 });
  expect(courseOf({ ...c, answers: [{ party: 'B', at: at(5) }, { party: 'Z', at: at(1) }] }, at(25))).toMatchObject({ toFirst: 5, toLast: null, late: 1, owed: 1 });
  expect(courseOf({ ...c, meetingAt: at(3), answers: [{ party: 'B', at: at(5) }, { party: 'A', at: at(30) }] }, at(40))).toMatchObject({ toMeeting: 3, toFirst: 5, toLast: 30, late: 1, owed: 0 });
});

test('a spread of nothing is nothing', () => {
  expect(spread([null, null])).toBeNull();
  expect(spread([3, null, 1, 10])).toEqual({ n: 3, median: 3, least: 1, most: 10 });
  expect(spread([1, 2])).toEqual({ n: 2, median: 1.5, least: 1, most: 2 });
});

test('months without a silence stand between, across a year', () => {
  expect(silencesByMonth([{ at: '2021-11-02T00:00:00.000Z', outcome: 'adopted' }, { at: '2022-01-02T00:00:00.000Z', outcome: 'broken' }, { at: '2022-01-03T00:00:00.000Z', outcome: 'open' }])).toEqual([
    { month: '2021-11', ended: 1, broken: 0, open: 0 }, { month: '2021-12', ended: 0, broken: 0, open: 0 }, { month: '2022-01', ended: 1, broken: 1, open: 1 },
  ]);
});

test('ages in whole days, the oldest first', () => {
  expect(ages([{ kind: 'warning', id: 'W-1', href: '', since: at(0) }, { kind: 'procedure', id: 'S-1', href: '', since: at(-50) }], at(47)).map((one) => [one.id, one.days])).toEqual([['S-1', 4], ['W-1', 1]]);
});
