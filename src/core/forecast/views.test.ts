import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AHEAD_OF_WINDOW, difference, originOf, scoreWindow, type WindowResult } from './backtest.ts';
import { forecast } from './forecast.ts';
import { conflictology } from './models/simple.ts';
import { moments } from './models/moments.ts';
import { knownAt, lastMonth, type Panel } from './panel.ts';

/** Deaths in state-based conflict by country and month, as the ViEWS challenge has them; what the same models scored when computed in numpy. */
const FILE = join(import.meta.dirname, '../../../../shared/data/forecast/cm_sb_1990-01_2021-12.csv');
const THERE = existsSync(FILE);

function panelOfFile(): Panel {
  const rows = readFileSync(FILE, 'utf8').trim().split('\n').slice(1).map((line) => line.split(','));
  const found = rows.map((row) => ({ month: Number(row[0]), unit: Number(row[3]), name: row[4]!, count: Number(row.at(-1)) }));
  const units = [...new Set(found.map(({ unit }) => unit))].sort((a, b) => a - b);
  const place = new Map(units.map((unit, i) => [unit, i] as const));
  const [first, months] = [found[0]!.month, found.at(-1)!.month - found[0]!.month + 1];
  const [counts, names] = [new Float64Array(units.length * months).fill(Number.NaN), units.map(() => '')];
  for (const { month, unit, name, count } of found) {
    counts[place.get(unit)! * months + month - first] = count;
    names[place.get(unit)!] = name;
  }
  return { kind: 'country', units, names, first, months, counts, neighbours: null };
}

describe.skipIf(!THERE)('on the windows 2018 to 2021 of the challenge', () => {
  const panel = THERE ? panelOfFile() : null!;
  const YEARS = [2018, 2019, 2020, 2021];
  const scored = new Map<string, WindowResult[]>();

  test('the panel is that of the table', () => {
    expect([panel.first, lastMonth(panel), panel.units.length]).toEqual([121, 504, 191]);
    expect(YEARS.map(originOf)).toEqual([454, 466, 478, 490]);
  });

  /** CRPS of each window; means of CRPS, ignorance and interval score. Draws are a thousand, so that a second seed moves CRPS of a window by up to a hundredth of itself. */
  test.each([
    [moments(12), [13.86, 9.10, 11.98, 27.45], 15.60, 0.594, 209.8],
    [moments(24), [14.09, 11.12, 11.57, 26.92], 15.93, 0.578, 204.9],
    [conflictology(12), [14.49, 9.23, 12.06, 27.63], 15.85, 0.692, 223.2],
  ] as const)('$id scores as it did elsewhere', { timeout: 60_000 }, (model, byWindow, crps, ign, mis) => {
    const windows = YEARS.map((year) => {
      const known = knownAt(panel, originOf(year));
      return scoreWindow(panel, forecast(model.fit(known), known, { size: 1000, seed: 1, ahead: AHEAD_OF_WINDOW }));
    });
    scored.set(model.id, windows);
    const mean = (score: 'crps' | 'ign' | 'mis'): number => windows.reduce((sum, window) => sum + window[score], 0) / 4;
    for (const [i, window] of windows.entries()) {
      expect(window.n).toBe(191 * 12);
      expect(Math.abs(window.crps / byWindow[i]! - 1)).toBeLessThan(0.02);
    }
    expect(Math.abs(mean('crps') - crps)).toBeLessThan(0.1);
    expect(Math.abs(mean('ign') - ign)).toBeLessThan(0.005);
    expect(Math.abs(mean('mis') - mis)).toBeLessThan(2);
  });

  test('and what one gains on another is the difference of the means, with an interval around it', () => {
    const [a, b] = [scored.get('nb-12')!, scored.get('conflictology-12')!];
    const { gain, from, to } = difference(a, b, 'ign', 1);
    expect(gain).toBeCloseTo((b.reduce((sum, { ign }) => sum + ign, 0) - a.reduce((sum, { ign }) => sum + ign, 0)) / 4, 9);
    expect(from < gain && gain < to && from > 0).toBe(true);
  });
});

if (!THERE) process.stderr.write('\n!!! ../shared is not here: forecasts were not compared with those of the challenge !!!\n\n');
