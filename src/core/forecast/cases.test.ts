import { expect, test } from 'vitest';
import { panelOf } from '../../../test/cases/panels.ts';
import { casesOf } from './cases.ts';
import { forecast } from './forecast.ts';
import { nearest } from './models/analogues.ts';
import type { Panel } from './panel.ts';
import { randomOf } from './random.ts';

/** Cells of which one in a hundred has a death in every month. */
function cells(units: number, months: number): Panel {
  const counts = Float64Array.from({ length: units * months }, (_, i) => (Math.floor(i / months) % 100 === 0 ? 1 + (i % 7) : 0));
  return { kind: 'cell', units: Array.from({ length: units }, (_, i) => i + 1), names: [], first: 300, months, counts, neighbours: null };
}

test('of a world of cells a share of the quiet histories is learned from, each for as many as were left out', () => {
  const [units, months] = [1500, 100];
  const cases = casesOf(cells(units, months), 1, randomOf(1));
  const quiet = [...cases.weights].filter((weight) => weight !== 1);
  // 75 months of each can be learned from; the last of them have no outcome at every horizon.
  expect(quiet.length).toBeLessThan(20_500);
  expect(quiet.length).toBeGreaterThan(16_000);
  expect(quiet[0]).toBeCloseTo((0.99 * units * 75) / 20_000, 1);
  expect(cases.weights.filter((weight) => weight === 1).length).toBeGreaterThan(15 * 60);
});

test('of a world of countries three in ten are, whatever else', () => {
  expect(new Set(casesOf(panelOf(), 2, randomOf(1)).weights)).toEqual(new Set([1, Math.fround(1 / 0.3)]));
});

test('analogues of a world of cells are found among a share of the histories, and still tell war from peace', () => {
  const known = cells(1500, 150);
  const { values } = forecast(nearest.fit(known), known, { size: 50, seed: 1, ahead: [3] }, [0, 1]);
  const mean = (from: number): number => values.subarray(from, from + 50).reduce((sum, one) => sum + one, 0) / 50;
  expect(mean(0)).toBeGreaterThan(2);
  expect(mean(50)).toBe(0);
});
