import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { featuresOf, rowAt } from './features.ts';
import { forecast } from './forecast.ts';
import { MODELS } from './models/models.ts';
import { forest } from './models/forest.ts';
import { hazard } from './models/hazard.ts';
import { assemble, best, learnPiece, piecesOf } from './models/best.ts';
import { existing, knownAt, seriesOf, type Panel } from './panel.ts';
import { randomOf } from './random.ts';

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
  test.each(QUICK.map((model) => [model.id, model] as const))('moves no draw of %s, and what comes before it does', { timeout: 60_000 }, (id, model) => {
    const before = draws(world(), model);
    expect([...draws(spiked, model).values]).toEqual([...before.values]);
    if (id === 'zero') return;
    const earlier = world((unit, month, count) => (unit === 6 && month >= 99 ? 5000 : count));
    expect([...draws(earlier, model).values]).not.toEqual([...before.values]);
  });

  test.each(QUICK.map((model) => [model.id, model] as const))('of whatever kind moves no draw of %s', { timeout: 60_000 }, (_id, model) => {
    const before = draws(world(), model);
    const figure = fc.oneof(fc.constant(Number.NaN), fc.nat(3), fc.nat(1_000_000));
    fc.assert(fc.property(fc.array(figure, { minLength: 10, maxLength: 300 }), fc.nat(29), (figures, later) => {
      let i = 0;
      expect([...draws(world((_unit, month, count) => (month > 99 + later ? figures[i++ % figures.length]! : count)), model).values]).toEqual([...before.values]);
    }), { numRuns: 6 });
  });

  test('moves no draw of the best, as the month of the origin does', { timeout: 60_000 }, () => {
    // 62 months: no trial, so that the members alone are learned.
    const of = (change: Parameters<typeof world>[0]): number[] => {
      const known = knownAt(world(change), FIRST + 61);
      return [...forecast(best.fit(known), known, { size: 40, seed: 9, ahead: [1, 14] }).values];
    };
    const before = of((_unit, _month, count) => count);
    expect(of((unit, month, count) => (month > 61 && unit !== 3 ? 7 * count + 1 : count))).toEqual(before);
    expect(of((unit, month, count) => (unit === 6 && month === 61 ? 5000 : count))).not.toEqual(before);
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

  test.each(QUICK.filter(({ id }) => id !== 'zero').map((model) => [model.id, model] as const))('of %s is the same for the same seed, in any order of units, and another for another', (_id, model) => {
    const known = knownAt(world(), ORIGIN);
    const fitted = model.fit(known);
    const of = (units: readonly number[], seed: number, one = fitted): Map<string, string> => {
      const { values, units: drawn, months, size } = forecast(one, known, { size: 30, seed }, units);
      return new Map(Array.from(drawn, (unit, row) => [`${unit} ${months[row]}`, values.subarray(row * size, (row + 1) * size).join(' ')] as const));
    };
    const all = of(existing(known), 1);
    const again = 'learn' in model ? (model as ReturnType<typeof hazard>).from(known, structuredClone((model as ReturnType<typeof hazard>).learn(known))) : model.fit(known);
    fc.assert(fc.property(fc.shuffledSubarray(existing(known), { minLength: 1 }), fc.boolean(), (units, cloned) => {
      for (const [key, values] of of(units, 1, cloned ? again : fitted)) expect(values).toBe(all.get(key));
    }), { numRuns: 15 });
    expect([...of(existing(known), 2).values()]).not.toEqual([...all.values()]);
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
    const known = knownAt(world(), FIRST + 75);
    const pieces = piecesOf(known).map((piece) => [piece, learnPiece(known, piece)] as const);
    const [one, two] = [assemble(known, pieces), structuredClone(assemble(known, [...pieces].reverse()))];
    const of = (learned: typeof one): number[] => [...forecast(best.from(known, learned), known, { size: 50, seed: 1 }).values];
    expect(of(two)).toEqual(of(one));
    for (const weights of one.weights) expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
    expect(() => best.from(known, { ...one, members: one.members.slice(1) })).toThrow(/another version/);
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
