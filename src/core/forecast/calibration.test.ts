import { expect, test } from 'vitest';
import { calibrationOf, fallenIn } from './calibration.ts';
import type { Draws } from './draws.ts';
import type { Panel } from './panel.ts';
import { randomOf } from './random.ts';

const [UNITS, SIZE] = [1500, 200];
/** One month of many units: outcomes from a Poisson around a gamma, draws from the same with another spread. */
function world(spread: number, quiet = 0): { panel: Panel; draws: Draws } {
  const random = randomOf(8);
  const counts = new Float64Array(UNITS);
  const values = new Float32Array(UNITS * SIZE);
  for (let unit = 0; unit < UNITS; unit++) {
    if (unit < quiet) continue;
    const level = 1 + (unit % 12) ** 2;
    const draw = (shape: number): number => random.poisson((level * random.gamma(shape)) / shape);
    counts[unit] = draw(1);
    for (let i = 0; i < SIZE; i++) values[unit * SIZE + i] = draw(spread);
  }
  const units = Array.from({ length: UNITS }, (_, i) => i + 1);
  return { panel: { kind: 'country', units, names: [], first: 500, months: 1, counts, neighbours: null }, draws: { units: Int32Array.from(units), months: new Int32Array(UNITS).fill(500), size: SIZE, values } };
}
const of = (spread: number, quiet = 0) => { const { panel, draws } = world(spread, quiet); return calibrationOf([fallenIn(panel, draws)]); };

test('outcomes of the same distribution fall evenly, and lie in their intervals as often as these say', () => {
  const { rows, open, coverage, histogram } = of(1);
  expect([rows, open]).toEqual([UNITS, UNITS]);
  expect(coverage.map(({ level }) => level)).toEqual([0.5, 0.9]);
  expect(coverage[0]!.share).toBeCloseTo(0.5, 1);
  expect(Math.abs(coverage[1]!.share - 0.9)).toBeLessThan(0.02);
  // Ends are atoms: counted whole they flatter.
  expect(coverage[0]!.withEnds).toBeGreaterThan(coverage[0]!.share);
  expect(histogram.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
  for (const share of histogram) expect(Math.abs(share - 0.05)).toBeLessThan(0.02);
});

test('draws that are too narrow, or too wide, are seen', () => {
  expect(of(4).coverage[1]!.share).toBeLessThan(0.8);
  expect(of(0.3).coverage[0]!.share).toBeGreaterThan(0.6);
});

test('forecasts that leave nothing open are not counted, and where all are none is told', () => {
  expect(of(1, 500)).toMatchObject({ rows: UNITS, open: UNITS - 500 });
  expect(of(1, 500).coverage[1]!.share).toBeCloseTo(0.9, 1);
  expect(() => of(1, UNITS)).toThrow(RangeError);
});
