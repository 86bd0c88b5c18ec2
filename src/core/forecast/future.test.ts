import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BINS } from '../scoring/ignorance.ts';
import { crpsOfSorted } from '../scoring/crps.ts';
import { featuresOf, rowAt } from './features.ts';
import { forecast } from './forecast.ts';
import { MODELS } from './models/models.ts';
import { forest } from './models/forest.ts';
import { hazard } from './models/hazard.ts';
import { assemble, best, learnPiece, piecesOf } from './models/best.ts';
import { existing, knownAt, seriesOf, type Panel } from './panel.ts';
import { randomOf } from './random.ts';
import { caseOf, crpsOf, distance, weigh } from './stacking.ts';

const [FIRST, MONTHS, ORIGIN] = [241, 130, 241 + 99];
/** Quiet, at war, now and then, rising, late and ended units. */
function world(change: (unit: number, month: number, count: number) => number = (_unit, _month, count) => count): Panel {
  const random = randomOf(5);
  const levels = [0, 0, 0.05, 0.3, 2, 8, 30, 120, 600, 0];
  const counts = Float64Array.from(levels.flatMap((level, unit) => Array.from({ length: MONTHS }, (_, month) => {
    const drawn = random.poisson(level * random.gamma(1.5));
    return change(unit, month, (unit === 4 && month < 40) || (unit === 9 && month > 80) ? Number.NaN : drawn);
  })));
  return { kind: 'country', units: levels.map((_, i) => i + 1), names: levels.map((_, i) => `N${i}`), first: FIRST, months: MONTHS, counts, neighbours: levels.map((_, i) => (i === 0 ? [1] : [i - 1])) };
}
const SMALL = { rounds: 12, rate: 0.2, depth: 4, leaf: 5, ridge: 5, cases: 0.7, columns: 0.7, each: 1, seed: 3, half: 180 };
const QUICK = [...MODELS.filter(({ id }) => id !== 'best'), forest(['recent']), hazard(SMALL)];
const draws = (panel: Panel, model: (typeof QUICK)[number], ahead?: number[]) => { const known = knownAt(panel, ORIGIN); return forecast(model.fit(known), known, { size: 40, seed: 9, ...(ahead && { ahead }) }); };

describe('what comes after the origin', () => {
  const spiked = world((unit, month, count) => (unit === 6 && month === 100 ? 1e6 : count));
  test.each([...QUICK, best].map((model) => [model.id, model] as const))('moves no draw of %s, and what comes before it does', { timeout: 60_000 }, (id, model) => {
    const before = draws(world(), model);
    expect([...draws(spiked, model).values]).toEqual([...before.values]);
    if (id === 'zero' || id === 'best') return;
    const earlier = world((unit, month, count) => (unit === 6 && month >= 99 ? 5000 : count));
    expect([...draws(earlier, model).values]).not.toEqual([...before.values]);
  });

  test('is in no row of features', () => {
    const features = featuresOf(world());
    fc.assert(fc.property(fc.integer({ min: 30, max: 128 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 1e6 }), (month, unit, deaths) => {
      const other = featuresOf(world((u, m, count) => (u === unit && m > month ? deaths : count)));
      for (let u = 0; u < 10; u++) expect([...rowAt(other, u, month)]).toEqual([...rowAt(features, u, month)]);
    }), { numRuns: 20 });
  });

  test('and no origin outside of the panel is one', () => {
    for (const origin of [FIRST - 1, FIRST + MONTHS]) expect(() => knownAt(world(), origin)).toThrow(RangeError);
    expect(existing(knownAt(world(), ORIGIN))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('a row of draws', () => {
  test.each(QUICK.map((model) => [model.id, model] as const))('of %s is the same whatever else is asked for, whole and not below 0', (_id, model) => {
    const all = draws(world(), model);
    const some = draws(world(), model, [9]);
    for (let row = 0; row < some.units.length; row++) {
      const same = all.units.findIndex((unit, i) => unit === some.units[row] && all.months[i] === some.months[row]);
      expect([...some.values.subarray(row * 40, (row + 1) * 40)]).toEqual([...all.values.subarray(same * 40, (same + 1) * 40)]);
    }
    expect(all.values.every((value) => value >= 0 && Number.isInteger(value))).toBe(true);
  });

  test('follows the level: a war is not forecast as peace, nor peace as a war', () => {
    for (const model of QUICK.filter(({ id }) => ['forest', 'hazard', 'analogues'].includes(id))) {
      const known = knownAt(world(), ORIGIN);
      const fitted = model.fit(known);
      const mean = (unit: number): number => { const out = new Float32Array(400); fitted.draw(unit, 6, randomOf(1), out); return out.reduce((sum, value) => sum + value, 0) / 400; };
      expect(mean(8), model.id).toBeGreaterThan(150);
      expect(mean(8), model.id).toBeLessThan(2500);
      expect(mean(0), model.id).toBeLessThan(10);
    }
  });

  test('is the same from what was learned in another thread, in whatever order', { timeout: 60_000 }, () => {
    const known = knownAt(world(), ORIGIN);
    const pieces = piecesOf(known).map((piece) => [piece, learnPiece(known, piece)] as const);
    const [one, two] = [assemble(known, pieces), structuredClone(assemble(known, [...pieces].reverse()))];
    const of = (learned: typeof one): number[] => [...forecast(best.from(known, learned), known, { size: 50, seed: 1 }).values];
    expect(of(two)).toEqual(of(one));
    for (const weights of one.weights) expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
    expect(() => best.from(known, { ...one, members: one.members.slice(1) })).toThrow(/another version/);
  });
});

describe('weights', () => {
  const sample = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 5, maxLength: 5 }).map((values) => Float32Array.from(values).sort());
  test('a pool is scored as its draws are', () => {
    fc.assert(fc.property(sample, sample, fc.integer({ min: 0, max: 60 }), (a, b, outcome) => {
      let naive = 0;
      for (const x of a) for (const y of b) naive += Math.abs(x - y) / 25;
      expect(distance(a, b)).toBeCloseTo(naive, 6);
      const pool = Float64Array.from([...a, ...b]).sort();
      expect(crpsOf(caseOf([a, b], outcome, [BINS[0]!, Infinity]), [0.5, 0.5])).toBeCloseTo(crpsOfSorted(pool, outcome), 5);
    }));
  });

  test('go to whoever was right, the less the harder they are held, and stay where nothing is known', () => {
    const random = randomOf(4);
    const cases = Array.from({ length: 60 }, () => {
      const outcome = random.poisson(20);
      return caseOf([Float32Array.from({ length: 50 }, () => random.poisson(20)).sort(), Float32Array.from({ length: 50 }, () => random.poisson(60)).sort()], outcome, [Math.max(0, outcome - 2), outcome + 2]);
    });
    const loose = weigh(cases, { prior: [0.5, 0.5], pull: 0.01 });
    const held = weigh(cases, { prior: [0.5, 0.5], pull: 1 });
    expect(loose[0]!).toBeGreaterThan(0.9);
    expect(held[0]!).toBeGreaterThan(0.5);
    expect(held[0]!).toBeLessThan(loose[0]!);
    expect(weigh([], { prior: [0.3, 0.7], pull: 0.1 })).toEqual([0.3, 0.7]);
  });
});

test('a series is a view, and what is known a copy', () => {
  const panel = world();
  seriesOf(panel, 0)[0] = 7;
  expect(panel.counts[0]).toBe(7);
  const known = knownAt(panel, ORIGIN);
  known.counts[0] = 8;
  expect(panel.counts[0]).toBe(7);
});
