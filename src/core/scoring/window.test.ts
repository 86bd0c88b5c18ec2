import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Draws } from '../forecast/draws.ts';
import { randomOf } from '../forecast/random.ts';
import { rowScores, scoreDraws } from './window.ts';

/** What the code of the challenge gave for its own draws, and ours in numpy for those of Bodentien & Rueter, whose published IGN is of draws as they are. */
const SHARED = join(import.meta.dirname, '../../../../shared/data/forecast');
const THERE = existsSync(SHARED);
type Golden = { model: string; window: number; n_units: number; n_draws: number; crps: number; ign: number; mis: number };
const golden = (THERE ? JSON.parse(readFileSync(join(SHARED, 'golden_cm_scores.json'), 'utf8')) : [{ model: '', window: 0 }]) as Golden[];

function official({ model, window }: Golden): { draws: Draws; observed: Float64Array } {
  const [head, ...rows] = gunzipSync(readFileSync(join(SHARED, 'draws', `${model}_${window}.csv.gz`))).toString().trim().split('\n').map((line) => line.split(','));
  const size = head!.length - 3;
  const values = Float32Array.from(rows.flatMap((row) => row.slice(3).map(Number)));
  return { draws: { units: Int32Array.from(rows, (row) => Number(row[1])), months: Int32Array.from(rows, (row) => Number(row[0])), size, values }, observed: Float64Array.from(rows, (row) => Number(row[2])) };
}

describe.skipIf(!THERE)('against the challenge, on its draws', () => {
  test.each(golden)('$model $window', (row) => {
    const { draws, observed } = official(row);
    const ours = scoreDraws(draws, observed, 'as drawn');
    expect(draws.size).toBe(row.n_draws);
    expect(ours.n).toBe(row.n_units);
    for (const score of ['crps', 'ign', 'mis'] as const) expect(Math.abs(ours[score] - row[score])).toBeLessThan(1e-6);
    if (row.n_draws === 1000) expect(scoreDraws(draws, observed)).toEqual(ours);
  }, 60_000);

  // SciPy 1.17 and numpy 2.4: resample(draws, 1000, axis=1), clip, digitize.
  test.each([['br_nbinom', 2018, 0.6194197125415083], ['br_hurdle', 2021, 0.71457000774281], ['br_neuralnet', 2018, 0.9053543992605311]] as const)('%s %i, brought to 1,000 draws', (model, window, ign) => {
    const { draws, observed } = official(golden.find((row) => row.model === model && row.window === window)!);
    expect(Math.abs(scoreDraws(draws, observed).ign - ign)).toBeLessThan(1e-9);
  }, 60_000);

  test('a draw that is moved, and an outcome that is moved, are seen', () => {
    const { draws, observed } = official(golden[0]!);
    const before = scoreDraws(draws, observed);
    const values = Float32Array.from(draws.values);
    values[5] = values[5]! + 40_000;
    expect(Math.abs(scoreDraws({ ...draws, values }, observed).crps - before.crps)).toBeGreaterThan(1e-6);
    expect(Math.abs(scoreDraws(draws, observed.map((y, i) => (i === 0 ? y + 9 : y))).mis - before.mis)).toBeGreaterThan(1e-6);
  }, 60_000);
});

const drawsOf = (rows: readonly (readonly number[])[]): Draws => ({ units: Int32Array.from(rows, (_, i) => i), months: new Int32Array(rows.length), size: rows[0]?.length ?? 1, values: Float32Array.from(rows.flat()) });

describe('a window', () => {
  test('is the plain mean of its rows', () => {
    const draws = drawsOf([[0, 0, 0, 0], [1, 5, 9, 2]]);
    const { crps, ign, mis } = rowScores(draws, Float64Array.of(0, 3));
    expect([crps[0], mis[0]]).toEqual([0, 0]);
    const { n, ...means } = scoreDraws(draws, Float64Array.of(0, 3));
    expect(n).toBe(2);
    expect(means).toEqual({ crps: (crps[0]! + crps[1]!) / 2, ign: (ign[0]! + ign[1]!) / 2, mis: (mis[0]! + mis[1]!) / 2 });
  });

  test('the order of 1,000 draws does not matter', () => {
    const random = randomOf(1);
    const rows = Array.from({ length: 20 }, (_, i) => Array.from({ length: 1000 }, () => random.poisson(i * i) * (i === 19 ? 1.5 : 1)));
    const observed = Float64Array.from({ length: 20 }, (_, i) => i * i);
    const again = scoreDraws(drawsOf(rows.map((row) => row.toSorted((a, b) => b - a))), observed);
    expect(again).toEqual(scoreDraws(drawsOf(rows), observed));
  });

  test('no more people than there are: draws above 10,000,000,000 count as that', () => {
    expect(scoreDraws(drawsOf([[1e38]]), Float64Array.of(0)).crps).toBe(1e10);
    expect(scoreDraws(drawsOf([[Infinity]]), Float64Array.of(0)).crps).toBe(1e10);
  });

  test('draws that are no numbers, outcomes that are none, and numbers that do not fit are refused', () => {
    expect(() => scoreDraws(drawsOf([[1, Number.NaN]]), Float64Array.of(0))).toThrow(RangeError);
    expect(() => scoreDraws(drawsOf([[1, -Infinity]]), Float64Array.of(0))).toThrow(RangeError);
    expect(() => scoreDraws(drawsOf([[1, 2]]), Float64Array.of(Number.NaN))).toThrow(RangeError);
    expect(() => scoreDraws(drawsOf([[1, 2]]), Float64Array.of(0, 0))).toThrow(RangeError);
    expect(() => scoreDraws(drawsOf([]), new Float64Array(0))).toThrow(RangeError);
  });
});

if (!THERE) process.stderr.write('\n!!! ../shared is not here: the scores were not compared with those of the challenge !!!\n\n');
