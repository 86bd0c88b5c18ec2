import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periodsBetween, shiftPeriod } from '../../core/series/period.ts';
import { findSignals, stateOf, type Note, type Watched } from './signals.ts';

const LAST = '2022-04';
const months = periodsBetween('2016-05', LAST);
const series = (values: Readonly<Record<string, number>> = {}, base = 10): Watched => ({
  series: 's', area: 'AFG', import: 'I-1', points: months.map((period, i) => ({ period, value: values[period] ?? base + ((i * 7) % 5) })),
});

describe('signals', () => {
  test('a month far above those before it is found, with what was expected', () => {
    const { signals, judged } = findSignals([series({ '2022-03': 60 })], LAST);
    expect(signals).toMatchObject([{ series: 's', area: 'AFG', period: '2022-03', observed: 60, import: 'I-1', passed: null }]);
    expect(signals[0]!.expected).toBeCloseTo(12, 0);
    expect(judged).toBe(36);
  });

  test('it has passed after two months in a row at or below its limit, and not after one', () => {
    expect(findSignals([series({ '2022-02': 60 })], LAST).signals[0]!.passed).toBe('2022-04');
    expect(findSignals([series({ '2022-02': 60, '2022-03': 61 })], LAST).signals.map((s) => [s.period, s.passed])).toEqual([['2022-03', null], ['2022-02', null]]);
  });

  test('newest first, then the farthest above its limit', () => {
    const far = { ...series({ '2022-03': 90 }), area: 'PAK' };
    expect(findSignals([series({ '2022-03': 60, '2022-04': 70 }), far], LAST).signals.map((s) => [s.period, s.area])).toEqual([['2022-04', 'AFG'], ['2022-03', 'PAK'], ['2022-03', 'AFG']]);
  });

  test('nothing later than the last month is looked at, whatever comes', () => {
    fc.assert(fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 30 }), (spike, ahead) => {
      const period = shiftPeriod(LAST, ahead);
      const one = series({ '2022-03': 60 });
      const later = { ...one, points: [...one.points, { period, value: spike }] };
      expect(findSignals([later], LAST)).toEqual(findSignals([one], LAST));
    }));
  });

  test('no series, no month judged, and no mark expected by chance', () => {
    expect(findSignals([], LAST)).toEqual({ signals: [], judged: 0, byChance: 0 });
  });
});

describe('what is said of a signal', () => {
  const signal = findSignals([series({ '2022-03': 60 })], LAST).signals[0]!;
  const passed = findSignals([series({ '2022-02': 60 })], LAST).signals[0]!;
  const note = (seq: number, state: 'watched' | 'explained', area = 'AFG'): Note => ({ seq, series: 's', area, period: '2022-03', import: 'I-1', state, words: { en: 'x' }, noted_by: 'analyst', noted_at: '', example: false });

  test.each([
    ['nothing said', signal, [], [], 'new'],
    ['nothing said, and it has passed', passed, [], [], 'passed'],
    ['a note', signal, [note(1, 'watched')], [], 'watched'],
    ['the newest of two notes', signal, [note(2, 'explained'), note(1, 'watched')], [], 'explained'],
    ['a note on another country', signal, [note(1, 'watched', 'PAK')], [], 'new'],
    ['a warning outweighs a note', signal, [note(3, 'explained')], ['s.AFG.2022-03'], 'warned'],
    ['a warning on another month', signal, [], ['s.AFG.2022-02'], 'new'],
  ] as const)('%s', (_, of, notes, warned, state) => {
    expect(stateOf(of, notes, new Set<string>(warned)).state).toBe(state);
  });
});
