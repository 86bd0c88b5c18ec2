import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shiftPeriod } from '#core/series/period.ts';
import { layoutWeeks, weekAt } from './weeks.ts';

const size = { width: 400, height: 120, say: String };

test('bars stand on zero, gaps are where a week is not covered, and the chosen stretch is marked', () => {
  const chart = layoutWeeks({ ...size, from: '2021-W51', values: [2, null, null, 0, 5, 1], span: { from: '2022-W02', to: '2022-W03' } });
  expect(chart.bars.map(({ week, value, inside }) => [week, value, inside])).toEqual([['2021-W51', 2, false], ['2022-W02', 0, true], ['2022-W03', 5, true], ['2022-W04', 1, false]]);
  expect(chart.gaps).toMatchObject([{ from: '2021-W52', to: '2022-W01', count: 2 }]);
  expect(chart.bars.every((bar) => Math.abs(bar.y + bar.height - chart.bottom) < 1e-9)).toBe(true);
  expect([chart.scale, chart.ticks.map((tick) => tick.label)]).toEqual(['5', ['2022']]);
  expect([weekAt(chart, -5), weekAt(chart, chart.span.x0 + 1), weekAt(chart, 999)]).toEqual([0, 3, 5]);
});

test('a stretch beyond what is shown ends at the edge, and nothing at all is drawn of nothing', () => {
  const chart = layoutWeeks({ ...size, from: '2022-W01', values: [1, 2], span: { from: '2020-W01', to: '2030-W01' } });
  expect(chart.span).toEqual({ x0: chart.left, x1: chart.right });
  expect(layoutWeeks({ ...size, from: '2022-W01', values: [], span: { from: '2022-W01', to: '2022-W01' } })).toMatchObject({ bars: [], gaps: [], ticks: [] });
});

test('everything lies within the frame, in order', () => {
  fc.assert(fc.property(fc.array(fc.option(fc.nat(5000)), { minLength: 1, maxLength: 400 }), fc.nat(1200), (values, first) => {
    const from = shiftPeriod('2000-W01', first);
    const chart = layoutWeeks({ ...size, from, values, span: { from, to: shiftPeriod(from, 3) } });
    expect(chart.bars.every((bar) => bar.x >= 0 && bar.x + bar.width <= 400.5 && bar.y >= chart.top - 1e-6 && bar.height >= 0)).toBe(true);
    expect(chart.bars.length + chart.gaps.reduce((n, gap) => n + gap.count, 0)).toBe(values.length);
  }));
});
