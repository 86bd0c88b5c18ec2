import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutFan, type FanInput } from './fan.ts';
import { layoutPast } from './past.ts';
import { scaleOf } from './log-scale.ts';

const frame = { top: 10, bottom: 210 };
const month = (m: string, q: readonly number[]) => ({ month: m, q05: q[0]!, q25: q[1]!, median: q[2]!, q75: q[3]!, q95: q[4]! });
const words = { at: (m: string, value: string) => `${m}: ${value}`, end: (name: string, value: string) => `${name}: ${value}`, origin: 'forecast, origin Apr 2022', observed: 'observed' };
const fan = (change: Partial<FanInput> = {}) => layoutFan({
  observed: [{ month: '2021-12', value: 12 }, { month: '2022-01', value: null }, { month: '2022-03', value: 8438 }, { month: '2022-04', value: 0 }], later: [], from: '2021-12', origin: '2022-04', scale: 'log', width: 700, height: 300, say: String, words,
  forecast: [month('2022-05', [0, 2, 5, 20, 900]), month('2022-06', [0, 2, 5, 20, 950])], ...change,
});

test('zero stands at the foot, the largest under the top, and ticks are powers of ten', () => {
  const { y, ticks } = scaleOf('log', 8438, frame, String);
  expect([y(0), y(8438) > frame.top]).toEqual([210, true]);
  expect(ticks.map(({ label }) => label)).toEqual(['0', '1', '10', '100', '1000']);
  expect(scaleOf('plain', 8438, frame, String).ticks.map(({ label }) => label)).toEqual(['0', '2500', '5000', '7500', '10000']);
  fc.assert(fc.property(fc.nat(1e6), fc.nat(1e6), (a, b) => { const log = scaleOf('log', 1e6, frame, String); expect(log.y(Math.min(a, b))).toBeGreaterThanOrEqual(log.y(Math.max(a, b))); }));
});

test('a month that is not covered is a gap that no line bridges', () => {
  const { lines, gaps, dots } = fan();
  expect([lines.map((line) => line.length), gaps.length, dots.length]).toEqual([[1, 2], 1, 3]);
});

test('what came outside nine in ten is told from what came inside', () => {
  expect(fan({ later: [{ month: '2022-05', value: 900 }, { month: '2022-06', value: 951 }] }).later.map(({ outside }) => outside)).toEqual([false, true]);
});

test('labels at the right end do not lie over each other and stay in the frame', () => {
  fc.assert(fc.property(fc.array(fc.nat(5000), { minLength: 5, maxLength: 5 }), (values) => {
    const { ends } = fan({ forecast: [month('2022-05', [...values].sort((a, b) => a - b))] });
    for (let i = 1; i < ends.length; i++) expect(ends[i]!.y - ends[i - 1]!.y).toBeGreaterThanOrEqual(13.9);
    expect(ends[0]!.y).toBeGreaterThan(0);
    expect(ends.at(-1)!.y).toBeLessThanOrEqual(280.1);
  }));
});

test('without a forecast it is a history with what followed', () => {
  const { wide, ends, laterLine } = fan({ forecast: [], words: undefined, ahead: 2, later: [{ month: '2022-05', value: 4 }] });
  expect([wide, ends, laterLine[0]!.length]).toEqual(['', [], 2]);
});

test('past blocks stand beside each other, each with its months inside and outside', () => {
  const past = (observed: number) => ({ ...month('2021-01', [1, 2, 3, 4, 5]), observed });
  const { blocks, left, right } = layoutPast({ blocks: [{ label: '2020', sub: '1 of 2', months: [past(3), past(9)] }, { label: '2021', sub: '2 of 2', months: [past(1), past(5)] }], width: 400, height: 200, say: String, inside: 'inside' });
  expect(blocks.map(({ dots, crosses }) => [dots.length, crosses.length])).toEqual([[1, 1], [2, 0]]);
  expect(blocks[0]!.x0 >= left && blocks[0]!.x1 < blocks[1]!.x0 && blocks[1]!.x1 <= right).toBe(true);
});
