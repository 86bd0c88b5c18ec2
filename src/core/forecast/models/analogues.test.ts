import { expect, test } from 'vitest';
import type { Panel } from '../panel.ts';
import { analogues } from './analogues.ts';
import { BESIDE, CHOSEN, modelById } from './models.ts';

const MONTHS = 80;
const wave = (at: number) => (i: number): number => Math.round(50 + 40 * Math.sin((i - at) / 4));
const panel = (...rows: ((i: number) => number)[]): Panel => ({
  kind: 'country', units: rows.map((_, i) => i + 1), names: rows.map((_, i) => `N${i}`), first: 400, months: MONTHS, neighbours: null,
  counts: Float64Array.from(rows.flatMap((row) => Array.from({ length: MONTHS }, (_, i) => row(i)))),
});

test('the history that is the same, some months before, is the nearest', () => {
  const found = analogues(panel(wave(0), wave(-29), () => 0), 0, 3);
  expect(found[0]).toMatchObject({ unit: 1, month: MONTHS - 1 - 29 });
  expect(found.map(({ distance }) => distance)).toEqual([...found.map(({ distance }) => distance)].sort((a, b) => a - b));
});

test('what followed is known, nothing is missing in it, and no stretch is its own', () => {
  const found = analogues(panel(wave(0), (i) => (i % 10 === 0 ? Number.NaN : 3)), 0, 50);
  expect(found.every(({ unit, month }) => unit === 0 && month <= MONTHS - 1 - 14)).toBe(true);
  expect(found.length).toBeGreaterThan(0);
});

test('a panel too short has none', () => {
  expect(analogues({ ...panel(wave(0)), months: 20, counts: new Float64Array(20) }, 0, 3)).toEqual([]);
});

test('the models are found by name', () => {
  expect([...BESIDE, CHOSEN.id].map((id) => modelById(id)?.id)).toEqual([...BESIDE, CHOSEN.id]);
  expect(modelById('none')).toBeNull();
});
