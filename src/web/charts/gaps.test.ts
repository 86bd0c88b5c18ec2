import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutGaps, MOST_DOTS } from './gaps.ts';

const gap = (days: number, running = false) => ({ days, running, label: `${days}` });

test('few gaps are marks, each in its place and none upon another', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(9000), fc.boolean()), { maxLength: MOST_DOTS }), fc.constantFrom(358, 1176), (list, width) => {
    const chart = layoutGaps({ gaps: list.map(([days, running]) => gap(days, running)), quartiles: null, width });
    expect(chart.dots).toHaveLength(list.length);
    expect(chart.bars).toEqual([]);
    for (const dot of chart.dots) expect([dot.x >= 0, dot.x <= width, dot.y > 0, dot.y < chart.bottom]).toEqual([true, true, true, true]);
    expect(new Set(chart.dots.map((dot) => `${dot.x} ${dot.y}`)).size).toBe(list.length);
    const inOrder = [...chart.dots].sort((a, b) => a.days - b.days);
    for (const [i, dot] of inOrder.slice(1).entries()) expect(dot.x).toBeGreaterThanOrEqual(inOrder[i]!.x);
  }));
});

test('many are bars that count every gap, those that wait apart', () => {
  const gaps = Array.from({ length: 1000 }, (_, i) => gap(i, i % 3 === 0));
  const { bars, dots, top, bottom, most } = layoutGaps({ gaps, quartiles: { lower: 250, median: 500, upper: null }, width: 1176 });
  expect(dots).toEqual([]);
  expect([bars.reduce((sum, bar) => sum + bar.closed, 0), bars.reduce((sum, bar) => sum + bar.running, 0)]).toEqual([666, 334]);
  for (const bar of bars) expect([bar.yRunning >= top, bar.yRunning <= bar.yClosed, bar.yClosed <= bottom]).toEqual([true, true, true]);
  expect(most).toBe(Math.max(...bars.map((bar) => bar.closed + bar.running)));
});

test('the axis shows zero, names what it reaches, and marks the quartiles that there are', () => {
  const chart = layoutGaps({ gaps: [gap(0), gap(927)], quartiles: { lower: 0, median: 5, upper: null }, width: 1176 });
  expect(chart.ticks[0]?.days).toBe(0);
  expect(chart.ticks.at(-1)?.days).toBeGreaterThanOrEqual(927);
  expect(chart.quartiles.map((one) => one.key)).toEqual(['lower', 'median']);
  for (const [i, tick] of chart.ticks.slice(1).entries()) expect(tick.x - chart.ticks[i]!.x).toBeGreaterThanOrEqual(40);
  expect(layoutGaps({ gaps: [], quartiles: null, width: 358 }).dots).toEqual([]);
});
