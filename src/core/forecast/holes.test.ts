import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENDED, FIRST, LATE, LEVELS, panelOf, panelOfRows } from '../../../test/cases/panels.ts';
import { casesOf } from './cases.ts';
import { featuresOf, latestFeatures, rowAt, WIDTH } from './features.ts';
import { forecast } from './forecast.ts';
import { BASELINES } from './models/models.ts';
import { nearest } from './models/analogues.ts';
import { best } from './models/best.ts';
import { forest } from './models/forest.ts';
import { hazard } from './models/hazard.ts';
import { existing, knownAt, lastMonth, monthName, monthOf, type Panel } from './panel.ts';
import { randomOf } from './random.ts';

const SMALL = { rounds: 10, rate: 0.2, depth: 4, leaf: 5, ridge: 5, cases: 0.7, columns: 0.7, each: 1, seed: 3, half: 180 };
const QUICK = [...BASELINES, nearest, forest(['recent', 'mean6']), hazard(SMALL)].map((model) => [model.id, model] as const);
/** Months that are missing at random, a run of them, and one unit of which every second is. */
const holes = (share: number, seed: number, months: number) => {
  const random = randomOf(seed);
  return (unit: number, month: number, count: number): number => {
    const missing = random.next() < share || (unit === 7 && month > 40 && month < 58) || (unit === 9 && month % 2 === 0);
    return missing && month < months - 1 ? Number.NaN : count;
  };
};

describe('a series with holes', () => {
  const MONTHS = 101;
  const panel = panelOf({ months: MONTHS, change: holes(0.1, 3, MONTHS) });
  test.each(QUICK)('makes no draw of %s that is no number', (_id, model) => {
    const draws = forecast(model.fit(panel), panel, { size: 40, seed: 1 });
    expect(draws.units.length).toBe(existing(panel).length * 14);
    expect(draws.values.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
  });

  test('nor of the best', { timeout: 60_000 }, () => {
    const short = panelOf({ months: 75, change: holes(0.1, 4, 75) });
    expect(forecast(best.fit(short), short, { size: 30, seed: 1 }).values.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
  });

  test('has whole rows of features wherever it has a figure, and none elsewhere', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 0.9, noNaN: true }), fc.nat(1000), (share, seed) => {
      const holed = panelOf({ months: 40, change: holes(share, seed, 40) });
      const features = featuresOf(holed);
      for (let unit = 0; unit < LEVELS.length; unit++) for (let month = 0; month < 40; month++) {
        const row = rowAt(features, unit, month);
        if (Number.isNaN(holed.counts[unit * 40 + month]!)) expect(row[0]).toBeNaN();
        else expect(row.every((value) => Number.isFinite(value))).toBe(true);
      }
    }), { numRuns: 15 });
  });

  test('is learned from where history and outcome are both known', () => {
    const cases = casesOf(panel, 3, randomOf(1));
    expect(cases.size).toBeGreaterThan(1000);
    expect([...cases.rows, ...cases.outcomes].every((value) => Number.isFinite(value))).toBe(true);
    for (let i = 0; i < cases.size; i++) {
      const ahead = cases.rows[i * WIDTH + WIDTH - 1]!;
      expect(ahead >= 1 && ahead <= 14 && cases.months[i]! + ahead < panel.months).toBe(true);
      expect(panel.counts[cases.units[i]! * panel.months + cases.months[i]! + ahead]).toBe(cases.outcomes[i]);
    }
  });
});

describe('units that are not there', () => {
  const panel = panelOf();
  test('at the origin are left out, and come in once they begin', () => {
    const unitsAt = (months: number): Set<number> => {
      const known = knownAt(panel, FIRST + months - 1);
      return new Set(forecast(BASELINES[0]!.fit(known), known, { size: 1, seed: 1 }).units);
    };
    const [late, ended] = [panel.units[LATE]!, panel.units[ENDED]!];
    expect([unitsAt(52).has(late), unitsAt(53).has(late)]).toEqual([false, true]);
    expect([unitsAt(79).has(ended), unitsAt(80).has(ended)]).toEqual([true, false]);
  });

  test.each(QUICK)('%s forecasts a unit in its first month', (_id, model) => {
    const known = knownAt(panel, FIRST + 52);
    const draws = forecast(model.fit(known), known, { size: 20, seed: 1 }, [LATE]);
    expect(draws.values.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
  });

  test('a panel of which nothing is left at the end has no row', () => {
    const gone = panelOfRows([[...Array.from({ length: 40 }, () => 3), Number.NaN]]);
    expect(existing(gone)).toEqual([]);
    expect(forecast(BASELINES[0]!.fit(gone), gone, { size: 5, seed: 1 }).values.length).toBe(0);
  });
});

describe('a short panel', () => {
  test.each(QUICK)('is no ground for draws of %s that are no numbers: it is refused, or forecast', (_id, model) => {
    for (const months of [1, 2, 12, 24, 25, 26, 27, 30]) {
      const short: Panel = panelOf({ months });
      let draws;
      try {
        draws = forecast(model.fit(short), short, { size: 20, seed: 1 });
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        continue;
      }
      expect(draws.values.every((value) => Number.isInteger(value) && value >= 0), `${months} months`).toBe(true);
    }
  });

  test('is refused by models that learn, with its length, and a month or two later is not', () => {
    for (const model of [forest(['recent']), hazard(SMALL), best]) for (const months of [1, 24, 26]) expect(() => model.fit(panelOf({ months }))).toThrow(`${months} months are too few to learn from`);
    expect(() => forest(['recent']).fit(panelOf({ months: 28 }))).not.toThrow();
  });
});

describe('what is known at an origin', () => {
  const panel = panelOf();
  test('is refused before the panel and after it, by name', () => {
    for (const origin of [FIRST - 1, -5, lastMonth(panel) + 1, 9999]) expect(() => knownAt(panel, origin)).toThrow(RangeError);
    expect(() => knownAt(panel, FIRST - 1)).toThrow('the panel runs from 2000-01 to 2010-10, so 1999-12 is no origin');
    expect(knownAt(panel, lastMonth(panel)).counts).toEqual(panel.counts);
    expect(knownAt(panel, FIRST).months).toBe(1);
  });

  test('is a copy with no byte of what came later', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 130 }), (months) => {
      const known = knownAt(panel, FIRST + months - 1);
      expect(known.counts.buffer.byteLength).toBe(LEVELS.length * months * 8);
      expect(latestFeatures(known).values.length).toBe(LEVELS.length * WIDTH);
    }));
  });

  test('months have the names and numbers of ViEWS', () => {
    expect([monthOf(1980, 1), monthOf(2021, 10), monthName(502), monthName(1)]).toEqual([1, 502, '2021-10', '1980-01']);
    fc.assert(fc.property(fc.integer({ min: 1, max: 2000 }), (month) => { const [y, m] = monthName(month).split('-').map(Number) as [number, number]; expect(monthOf(y, m)).toBe(month); }));
  });
});
