import { describe, expect, test } from 'vitest';
import { addHours } from '../../core/time.ts';
import { valueIn } from '../../core/series/series.ts';
import { clearedIn, freshPeriods } from './fresh.ts';
import { scoreboard } from './score.ts';
import { stateOf, type Step } from './state.ts';

const AT = '2022-05-12T08:00:00.000Z';
const alerts = { falseDiscovery: 0.1, coolDownDays: 28, acknowledgeHours: 48, expiresDays: 90 };
const later = (hours: number): string => addHours(AT, hours);
const step = (kind: Step['kind'], hours: number, more: object = {}): Step => ({ kind, by: 'analyst', at: later(hours), seq: hours, words: {}, ...more }) as Step;
const stand = (steps: readonly Step[], hours: number, { cleared = false, warned = false } = {}) => stateOf({ raised_at: AT, cleared }, steps, warned, alerts, later(hours));

describe('where a signal stands', () => {
  test.each([
    ['new, until', [], 47, {}, 'new', later(48)],
    ['the hour by which somebody should have acknowledged it', [], 48, {}, 'overdue', later(48)],
    ['acknowledged', [step('acknowledged', 1)], 60, {}, 'acknowledged', later(90 * 24)],
    ['acknowledged late, it is no longer overdue', [step('acknowledged', 60)], 61, {}, 'acknowledged', later(90 * 24)],
    ['assessed', [step('acknowledged', 1), step('assessed', 2, { verdict: 'true' })], 60, {}, 'assessed', null],
    ['a false alarm is closed', [step('assessed', 2, { verdict: 'false' })], 60, {}, 'closed', null],
    ['escalated, with an hour to answer by', [step('escalated', 3, { to: 'afghanistan', answerBy: later(99) })], 60, {}, 'escalated', later(99)],
    ['closed', [step('acknowledged', 1), step('closed', 5)], 60, {}, 'closed', null],
    ['cited by a warning', [step('closed', 5)], 60, { warned: true }, 'warned', null],
    ['gone back before anybody said anything', [], 20, { cleared: true }, 'cleared', null],
    ['gone back, but assessed', [step('assessed', 2, { verdict: 'true' })], 60, { cleared: true }, 'assessed', null],
    ['too old', [step('acknowledged', 1)], 90 * 24, {}, 'expired', null],
    ['not yet', [step('acknowledged', 1)], 90 * 24 - 1, {}, 'acknowledged', later(90 * 24)],
    ['closed stays closed, however old', [step('closed', 5)], 9000, {}, 'closed', null],
  ] as const)('%s', (_, steps, hours, how, state, by) => expect(stand(steps, hours, how)).toEqual({ state, by }));
});

describe('what is new in a series', () => {
  const series = (from: string, values: (number | null)[]) => ({ indicator: 'i', area: 'AF-BDS', cadence: 'week' as const, from, values });
  test('figures that were not there, or were others; not those of a week that has not ended, nor old ones', () => {
    expect(freshPeriods(series('2022-W15', [1, 2, null, 4, 5]), series('2022-W15', [1, 3]), '2022-05-15', 90)).toEqual(['2022-W16', '2022-W18']);
    expect(freshPeriods(series('2022-W15', [1, 2, null, 4, 5]), null, '2022-05-16', 21)).toEqual(['2022-W18', '2022-W19']);
  });
  test('a figure', () => {
    expect(valueIn(series('2022-W15', [1, null]), '2022-W16')).toBeNull();
    expect(valueIn(series('2022-W15', [1, null]), '2022-W14')).toBeNull();
    expect(valueIn(null, '2022-W14')).toBeNull();
  });
  test('two known weeks in a row at or below the limit clear it; a hole between them does not count', () => {
    expect(clearedIn(series('2022-W15', [9, 3, 9, 2, 3]), '2022-W15', 3)).toBe('2022-W19');
    expect(clearedIn(series('2022-W15', [9, 3, null, 3]), '2022-W15', 3)).toBeNull();
    expect(clearedIn(series('2022-W15', [1, 1, 9]), '2022-W17', 3)).toBeNull();
  });
});

describe('the scoreboard', () => {
  const signal = (method: string, steps: Step[], warned = false, raised_at: string = AT) => ({ method, period: '2022-W18', raised_at, steps, warned });
  test('counts what people said last, and a warning as true', () => {
    const [score] = scoreboard([
      signal('best', [step('acknowledged', 2), step('assessed', 4, { verdict: 'unclear' }), step('assessed', 9, { verdict: 'true' })]), signal('best', [step('assessed', 6, { verdict: 'false' })]),
      signal('best', [step('acknowledged', 10)], true), signal('best', []),
    ], [{ month: '2022-05' }], ['2022-05']);
    expect(score).toEqual({ method: 'best', month: '2022-05', raised: 4, true: 2, false: 1, unclear: 0, unassessed: 1, precision: 2 / 3, falsePerWeek: 1 / (31 / 7), hoursToAcknowledge: 6, acknowledged: 3, missed: 1 });
  });
  test('without a verdict there is no precision, which is not zero', () => expect(scoreboard([signal('scan', [])], [], ['2022-05'])).toMatchObject([{ precision: null, hoursToAcknowledge: null, unassessed: 1 }]));
  test('each in its month', () => expect(scoreboard([signal('best', []), signal('best', [], false, '2022-04-30T23:00:00.000Z')], [], ['2022-05', '2022-04']).map((s) => [s.month, s.raised])).toEqual([['2022-05', 1], ['2022-04', 1]]));
});
