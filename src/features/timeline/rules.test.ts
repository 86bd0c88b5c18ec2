import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Lane, Step } from '../../core/step.ts';
import { before, FEWEST, quietest, segmentsOf, summarise, within, type Length } from './rules.ts';

const answered = (...days: number[]): Length[] => days.map((one) => ({ days: one, answered: true }));
const waiting = (...days: number[]): Length[] => days.map((one) => ({ days: one, answered: false }));

describe('how long it takes', () => {
  test.each<[string, Length[], number, number | null]>([
    ['nothing', [], 0.5, null],
    ['one', answered(4), 0.5, 4],
    ['an even number: the day by which half were answered', answered(1, 2, 3, 4), 0.5, 2],
    ['an odd number', answered(9, 1, 5), 0.5, 5],
    ['a quarter', answered(1, 2, 3, 4), 0.25, 1],
    ['three quarters', answered(1, 2, 3, 4), 0.75, 3],
    ['on one day', answered(0, 0, 0), 0.5, 0],
    ['one that waits longer than all were answered', [...answered(1, 2, 3), ...waiting(9)], 0.5, 2],
    ['those that wait keep the half away', [...answered(1), ...waiting(5, 6)], 0.5, null],
    ['one that has waited shorter counts for as long as it has', [...answered(2, 4), ...waiting(1)], 0.5, 2],
    ['nobody answered', waiting(3, 4), 0.25, null],
    // Freireich et al. (1963), 6-mercaptopurine, the textbook case: median 23.
    ['the textbook', [...answered(6, 6, 6, 7, 10, 13, 16, 22, 23), ...waiting(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)], 0.5, 23],
  ])('%s', (_, gaps, share, days) => {
    expect(within(share, gaps)).toBe(days);
  });

  test('without anybody waiting it is the plain quantile, and longer waits never make it shorter', () => {
    const days = fc.array(fc.nat(5000), { minLength: 1, maxLength: 60 });
    fc.assert(fc.property(days, (list) => {
      const inOrder = [...list].sort((a, b) => a - b);
      expect(within(0.5, answered(...list))).toBe(inOrder[Math.ceil(list.length / 2) - 1]);
    }));
    fc.assert(fc.property(days, days, (done, open) => {
      const alone = within(0.5, answered(...done));
      const together = within(0.5, [...answered(...done), ...waiting(...open.map((one) => one + 5001))]);
      expect(together === null || together >= alone!).toBe(true);
    }));
  });

  test('a median is not given for a handful', () => {
    expect(summarise([...answered(5, 927), ...waiting(6, 1)])).toEqual({ all: 4, answered: 2, waiting: 2, longestWait: 6, quartiles: null });
    expect(summarise(answered(...Array.from({ length: FEWEST }, (_, i) => i))).quartiles).toEqual({ lower: 1, median: 2, upper: 3 });
    expect(summarise([...answered(1, 1, 1, 1, 1), ...waiting(8, 8, 8, 8, 8, 8)]).quartiles).toEqual({ lower: 1, median: null, upper: null });
  });
});

const step = (lane: Lane, from: string, to: string | null = null, precision: Step['precision'] = to === null ? 'day' : 'span'): Step => ({ lane, from, to, at: null, precision, what: {}, who: null, href: null, act: null, source: null, example: false });
/** The border programme, by its days. */
const BORDER: Step[] = [
  step('decision', '2013-09-23'), step('signal', '2021-08-01', '2021-08-31'), step('request', '2021-08-23'), step('text', '2021-09-15', null, 'report'), step('warning', '2022-05-16'),
  step('text', '2024-02-27', '2024-03-01'), step('decision', '2024-11-28'), step('publication', '2024-11-28', null, 'report'),
];
const CLOSED = { state: 'closed', from: '2022-05-16', to: '2024-11-28', days: 927 } as const;

describe('where the days went', () => {
  test('the border programme', () => {
    expect(segmentsOf(BORDER, CLOSED, '2026-11-25')).toEqual([{ from: 'warning', to: 'text', days: 655, gap: true }, { from: 'text', to: 'decision', days: 272, gap: true }]);
    expect(before(BORDER, CLOSED, '2026-11-25')).toEqual([{ since: 'request', from: '2021-08-23', to: '2024-11-28', days: 1193 }, { since: 'decision', from: '2013-09-23', to: '2024-11-28', days: 4084 }]);
    expect(quietest(BORDER)).toEqual({ from: '2013-09-23', to: '2021-08-23', days: 2891 });
  });

  test('a short matter: request, text, decision, publication', () => {
    const steps = [step('warning', '2022-05-03'), step('request', '2022-05-04'), step('text', '2022-05-05'), step('decision', '2022-05-08'), step('publication', '2022-05-09')];
    expect(segmentsOf(steps, { state: 'closed', from: '2022-05-03', to: '2022-05-08', days: 5 }, '2022-05-12').map((s) => [s.from, s.to, s.days, s.gap])).toEqual([
      ['warning', 'request', 1, true], ['request', 'text', 1, true], ['text', 'decision', 3, true], ['decision', 'publication', 1, false],
    ]);
    expect(quietest(steps)).toBeNull();
    expect(before(steps, { state: 'closed', from: '2022-05-03', to: '2022-05-08', days: 5 }, '2022-05-12')).toEqual([]);
  });

  test('a running gap goes on to today, and nothing is measured without a warning', () => {
    expect(segmentsOf([step('warning', '2022-05-06'), step('request', '2022-05-09')], { state: 'running', from: '2022-05-06', days: 6 }, '2022-05-12').map((s) => [s.to, s.days])).toEqual([['request', 3], ['today', 3]]);
    expect([segmentsOf(BORDER, { state: 'no_warning' }, '2022-05-12'), before(BORDER, { state: 'no_warning' }, '2022-05-12'), quietest([])]).toEqual([[], [], null]);
  });

  test('the parts within the gap always add up to it', () => {
    const days = fc.integer({ min: 0, max: 400 }).map((n) => new Date(Date.UTC(2022, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
    const steps = fc.array(fc.tuple(fc.constantFrom<Lane>('signal', 'request', 'text', 'decision', 'publication'), days), { maxLength: 12 });
    fc.assert(fc.property(steps, fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }), (list, start, length) => {
      const day = (n: number): string => new Date(Date.UTC(2022, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
      const gap = { state: 'closed', from: day(start), to: day(start + length), days: length } as const;
      const all = list.map(([lane, from]) => step(lane, from)).sort((a, b) => (a.from < b.from ? -1 : 1));
      expect(segmentsOf(all, gap, '2030-01-01').filter((s) => s.gap).reduce((sum, s) => sum + s.days, 0)).toBe(length);
    }));
  });
});
