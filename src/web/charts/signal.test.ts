import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textWidth } from './measure.ts';
import { periodFrom, type Cadence, type PeriodPoint } from './periods.ts';
import { layoutSignal, type SignalInput } from './signal.ts';

const months = (values: readonly (number | null)[], from = '2019-04'): PeriodPoint[] => values.map((value, i) => ({ period: periodFrom(Number(from.slice(0, 4)) * 12 + Number(from.slice(5)) - 1 + i, 'month'), value }));
const base: SignalInput = {
  cadence: 'month', points: months([...Array<number>(36).fill(30), 134]), marked: { period: '2022-04', label: 'Apr 2022: 134' }, width: 594, height: 200, say: String, sayPeriod: (period) => period,
  lines: [{ kind: 'expected', value: 34, label: 'expected 34' }, { kind: 'upper', value: 89, label: 'upper limit 89' }],
};

test('thirty-seven months, the last one marked, its words above it and inside the frame', () => {
  const chart = layoutSignal(base);
  expect(chart.bars).toHaveLength(37);
  expect(chart.bars.filter((bar) => bar.marked).map((bar) => bar.period)).toEqual(['2022-04']);
  expect(chart.mark).toMatchObject({ label: 'Apr 2022: 134', lead: null });
  expect(chart.mark!.y).toBeLessThan(chart.bars[36]!.y);
  expect(chart.mark!.to).toBeLessThanOrEqual(chart.right);
  expect(chart.xTicks.map((tick) => tick.label)).toEqual(['2019-04', '2020', '2021', '2022']);
});

test('the upper limit stands above what was expected, each beside its line', () => {
  const { lines } = layoutSignal(base);
  expect(lines.map((line) => line.kind)).toEqual(['upper', 'expected']);
  for (const line of lines) expect(line.labelY).toBeCloseTo(line.y + 4, 6);
});

test('a missing month is a gap without a bar; a zero is a bar without height', () => {
  const chart = layoutSignal({ ...base, points: months([3, null, 0, 5]), marked: { period: '2019-07', label: 'Jul 2019: 5' }, lines: [] });
  expect(chart.bars.map(({ period, height }) => [period, height > 0])).toEqual([['2019-04', true], ['2019-06', false], ['2019-07', true]]);
  expect(chart.gaps.map(({ from, count }) => [from, count])).toEqual([['2019-05', 1]]);
});

test('a marked month that is not covered has neither bar nor words in the chart', () => {
  expect(layoutSignal({ ...base, points: months([3, 4]), marked: { period: '2019-07', label: 'Jul 2019' } }).mark).toBeNull();
});

test('the words of a low value rise above the bars beside it, with a line down to it', () => {
  const chart = layoutSignal({ ...base, points: months([...Array<number>(18).fill(30), 0, ...Array<number>(18).fill(30)]), marked: { period: '2020-10', label: 'Oct 2020: 0' } });
  expect(chart.mark!.y).toBeLessThan(chart.bars[0]!.y);
  expect(chart.mark!.lead).toBeGreaterThan(chart.mark!.y);
});

test('a year series of few bars, without a model', () => {
  const chart = layoutSignal({ ...base, cadence: 'year', points: [{ period: '2020', value: 1090 }, { period: '2021', value: 6372 }, { period: '2022', value: 400, later: true }], marked: { period: '2021', label: '2021: 6372' }, lines: [] });
  expect(chart.xTicks.map((tick) => tick.label)).toEqual(['2020', '2021', '2022']);
  expect(chart.bars.map((bar) => bar.later)).toEqual([false, false, true]);
});

const value = fc.option(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20_000 })));
const level = fc.option(fc.integer({ min: 0, max: 20_000 }), { nil: undefined });

test('whatever comes: bars and words stay in the frame, no words overlap, none are crossed by a bar', () => {
  fc.assert(fc.property(fc.constantFrom<Cadence>('month', 'year'), fc.integer({ min: 300, max: 700 }), fc.array(value, { minLength: 1, maxLength: 48 }), fc.nat(47), level, level, level, (cadence, width, values, at, expected, upper, lower) => {
    const start = cadence === 'year' ? 1980 : 2010 * 12 + 7;
    const points = values.map((one, i): PeriodPoint => ({ period: periodFrom(start + i, cadence), value: one }));
    const lines = ([['expected', expected], ['upper', upper], ['lower', lower]] as const).flatMap(([kind, n]) => (n === undefined ? [] : [{ kind, value: n, label: `${kind} ${n}` }]));
    const marked = periodFrom(start + (at % values.length), cadence);
    const chart = layoutSignal({ ...base, cadence, width, points, lines, marked: { period: marked, label: `${marked}: ${values[at % values.length]}` } });
    expect(chart.bars.length + chart.gaps.reduce((n, gap) => n + gap.count, 0)).toBe(chart.slots.length);
    for (const bar of chart.bars) {
      expect(bar.x >= chart.left && bar.x + bar.width <= chart.right && bar.y >= chart.top - 1e-6 && bar.y + bar.height <= chart.bottom + 1e-6).toBe(true);
      const { mark } = chart;
      if (mark && bar.x < mark.to && bar.x + bar.width > mark.from) expect(bar.y).toBeGreaterThan(mark.y);
    }
    if (chart.mark) expect(chart.mark.y).toBeGreaterThanOrEqual(10);
    for (const [i, line] of chart.lines.entries()) {
      expect(chart.right + 6 + textWidth(line.label, 12)).toBeLessThanOrEqual(width);
      expect(line.labelY).toBeGreaterThanOrEqual(10);
      expect(line.labelY).toBeLessThanOrEqual(chart.bottom + 4 + 1e-6);
      if (i > 0) expect(line.labelY - chart.lines[i - 1]!.labelY).toBeGreaterThanOrEqual(14 - 1e-6);
    }
    for (const [i, tick] of chart.xTicks.entries()) expect(tick.x + 2 + textWidth(tick.label, 12)).toBeLessThanOrEqual(chart.xTicks[i + 1]?.x ?? width);
  }), { numRuns: 300 });
});
