import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textWidth } from './measure.ts';
import { layoutMultiple, MARK, TICK, type DrawnMultiple, type MultiplePoint } from './multiple.ts';
import { periodFrom, sayPeriodShort, topOf, yearTicks, type Cadence } from './periods.ts';

const size = { width: 242, height: 140, say: String };

test.each([[8438, 10_000], [751, 800], [40, 40], [233_000, 240_000], [2742, 3000], [17, 20], [6372, 7000], [10_719, 12_000], [24.4, 30], [0, 1], [0.3, 0.3], [1, 1], [999, 1000]])('the top of a scale for %d is %d', (max, top) => {
  expect(topOf(max)).toBe(top);
});

test('monthly: what is not covered is a gap, never zero, and no line bridges it', () => {
  const points = [{ period: '2021-01', value: 5 }, { period: '2021-02', value: 0 }, { period: '2021-03', value: null }, { period: '2021-05', value: 7 }];
  const chart = layoutMultiple({ ...size, cadence: 'month', points, from: '2021', to: '2022' });
  expect(chart.slots).toHaveLength(24);
  expect(chart.lines.map((line) => line.points.length)).toEqual([2, 1]);
  expect(chart.gaps.map(({ from, to, count }) => [from, to, count])).toEqual([['2021-03', '2021-04', 2], ['2021-06', '2022-12', 19]]);
  expect(chart.lines[0]?.points[1]?.y).toBe(chart.bottom);
  expect(chart.bars).toEqual([]);
});

test('monthly: what was learnt later is a line of its own, joined where nothing is missing', () => {
  const points = [{ period: '2021-01', value: 5 }, { period: '2021-02', value: 6 }, { period: '2021-03', value: 4, later: true }, { period: '2021-04', value: 4, later: true }];
  const { lines } = layoutMultiple({ ...size, cadence: 'month', points, from: '2021-01', to: '2021-12' });
  expect(lines.map(({ later, points: spots }) => [later, spots.length])).toEqual([[false, 2], [true, 3]]);
  expect(lines[1]?.points[0]).toEqual(lines[0]?.points[1]);
});

test('yearly: a bar of zero has no height and its year is not missing; a year without a value has no bar', () => {
  const chart = layoutMultiple({ ...size, cadence: 'year', points: [{ period: '2019', value: 0 }, { period: '2021', value: 6372 }, { period: '2022', value: 400, later: true }], from: '2018', to: '2023' });
  expect(chart.bars.map(({ period, later }) => [period, later])).toEqual([['2019', false], ['2021', false], ['2022', true]]);
  expect(chart.bars[0]).toMatchObject({ height: 0, y: chart.bottom });
  expect(chart.gaps.map(({ from, to }) => [from, to])).toEqual([['2018', '2018'], ['2020', '2020'], ['2023', '2023']]);
  expect(chart.scale).toEqual({ top: '7000', foot: null });
});

test('values below zero hang from the zero line, and the foot of the scale is said', () => {
  const chart = layoutMultiple({ ...size, cadence: 'year', points: [{ period: '2019', value: 3 }, { period: '2020', value: -2 }], from: '2019', to: '2020' });
  expect(chart.scale.foot).toBe('-2');
  expect(chart.zero).toBeLessThan(chart.bottom);
  expect(chart.bars[1]?.y).toBe(chart.zero);
});

test('a mark on a missing period stands in the middle of its gap, not on the axis', () => {
  const chart = layoutMultiple({ ...size, cadence: 'year', points: [{ period: '2019', value: 3 }, { period: '2020', value: null, signal: 'silence' }], from: '2019', to: '2020' });
  expect(chart.marks).toMatchObject([{ period: '2020', y: (chart.top + chart.bottom) / 2 }]);
});

test('months and years share an axis: a year ends as wide as its twelve months', () => {
  const months = layoutMultiple({ ...size, cadence: 'month', points: [{ period: '2012-01', value: 1 }], from: '2012', to: '2026' });
  const years = layoutMultiple({ ...size, cadence: 'year', points: [{ period: '2012', value: 1 }], from: '2012', to: '2026' });
  expect(months.ticks.map((tick) => tick.label)).toEqual(['2012', '’15', '’18', '’21', '’24']);
  for (const [i, tick] of months.ticks.entries()) expect(tick.x).toBeCloseTo(years.ticks[i]!.x, 6);
});

test('an axis of one month and an axis of a century have ticks that do not touch', () => {
  expect(yearTicks([{ year: 2021, x: 1 }], 242, TICK).map((tick) => tick.label)).toEqual(['2021']);
  const century = Array.from({ length: 100 }, (_, i) => ({ year: 1921 + i, x: 1 + i * 2.4 }));
  const labels = yearTicks(century, 242, TICK).map((tick) => tick.label);
  expect(labels[0]).toBe('1921');
  expect(labels.length).toBeGreaterThan(3);
});

test('a period beside a mark is said short', () => {
  expect([sayPeriodShort('2022-03', 'en'), sayPeriodShort('2022-03', 'ru'), sayPeriodShort('2021', 'ru')]).toEqual(['Mar 2022', 'мар 2022', '2021']);
});

const made = fc.record({
  cadence: fc.constantFrom<Cadence>('month', 'year'), width: fc.integer({ min: 150, max: 400 }), start: fc.integer({ min: 1950, max: 2020 }), years: fc.integer({ min: 1, max: 60 }),
  values: fc.array(fc.record({ at: fc.nat(800), value: fc.option(fc.oneof(fc.constant(0), fc.integer({ min: -50, max: 100_000 }), fc.float({ min: 0, max: 5, noNaN: true }))), later: fc.boolean(), signal: fc.option(fc.constant('marked'), { nil: undefined }) }), { maxLength: 60 }),
});

const spots = (chart: DrawnMultiple): { x: number; y: number }[] => [
  ...chart.lines.flatMap((line) => line.points), ...chart.marks, ...chart.marks.map(({ x, y }) => ({ x: x - 3.5, y: y - MARK })), ...chart.marks.map(({ x, y }) => ({ x: x + 3.5, y: y - MARK })),
  ...chart.bars.flatMap(({ x, y, width, height }) => [{ x, y }, { x: x + width, y: y + height }]), ...chart.gaps.flatMap(({ x0, x1 }) => [{ x: x0, y: chart.top }, { x: x1, y: chart.bottom }]),
];

test('whatever comes: nothing leaves the frame, nothing missing is drawn, no line bridges, no tick touches another', () => {
  fc.assert(fc.property(made, ({ cadence, width, start, years, values }) => {
    const base = cadence === 'year' ? start : start * 12;
    const points: MultiplePoint[] = values.map(({ at, ...rest }) => ({ period: periodFrom(base + at, cadence), ...rest }));
    const chart = layoutMultiple({ cadence, points, from: String(start), to: String(start + years - 1), width, height: 140, say: String });
    for (const { x, y } of spots(chart)) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(width);
      expect(y).toBeGreaterThanOrEqual(12);
      expect(y).toBeLessThanOrEqual(chart.bottom + 1e-6);
    }
    const step = (chart.right - chart.left) / chart.slots.length;
    const missing = chart.slots.flatMap(({ value }, i) => (value === null ? [chart.left + (i + 0.5) * step] : []));
    expect(chart.gaps.reduce((n, gap) => n + gap.count, 0)).toBe(missing.length);
    for (const { points: line } of chart.lines) for (let i = 1; i < line.length; i++) expect(line[i]!.x - line[i - 1]!.x).toBeLessThan(step * 1.5);
    for (const x of missing) {
      expect(chart.gaps.some((gap) => gap.x0 < x && gap.x1 > x)).toBe(true);
      for (const line of chart.lines) expect(line.points.some((spot) => Math.abs(spot.x - x) < step / 4)).toBe(false);
      for (const bar of chart.bars) expect(bar.x < x && bar.x + bar.width > x).toBe(false);
    }
    for (const [i, tick] of chart.ticks.entries()) {
      const end = tick.x + 1 + textWidth(tick.label, TICK);
      expect(end).toBeLessThanOrEqual(i + 1 < chart.ticks.length ? chart.ticks[i + 1]!.x : width);
    }
  }), { numRuns: 300 });
});
