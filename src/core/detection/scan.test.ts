import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chanceOf } from './chance.ts';
import { scan, scanChance, zonesOf, type Area } from './scan.ts';

const area = (id: string, counts: readonly number[], mean = 3, dispersion = 1): Area => ({ id, counts, expected: counts.map(() => ({ mean, dispersion })) });
const NEIGHBOURS = { a: ['b'], b: ['a', 'c'], c: ['b', 'd'], d: ['c'] };

describe('the scan over neighbouring areas', () => {
  test('looks at each area, each pair of neighbours and each area with all of its own', () => {
    const areas = ['a', 'b', 'c', 'd'].map((id) => area(id, [3]));
    expect(zonesOf(areas, NEIGHBOURS).map((zone) => zone.join('')).sort((x, y) => (x < y ? -1 : 1))).toEqual(['0', '01', '012', '1', '12', '123', '2', '23', '3']);
    expect(zonesOf(areas.slice(0, 1), { a: ['nowhere'] })).toEqual([[0]]);
  });

  test('scores C ln(C/B) + B - C, in units of the dispersion', () => {
    const [best] = scan([area('a', [3, 9])], [[0]]);
    expect(best).toMatchObject({ areas: ['a'], weeks: 1, observed: 9, expected: 3 });
    expect(best!.score).toBeCloseTo(9 * Math.log(3) - 6, 12);
    expect(scan([area('a', [3, 9], 3, 2)], [[0]])[0]!.score).toBeCloseTo((9 * Math.log(3) - 6) / 2, 12);
  });

  test('finds what no single area shows: two neighbours, two weeks, each a little high', () => {
    const areas = [area('a', [3, 2, 3, 4]), area('b', [3, 3, 7, 7]), area('c', [2, 4, 7, 6]), area('d', [3, 3, 2, 3])];
    const zones = zonesOf(areas, NEIGHBOURS);
    const [best] = scan(areas, zones);
    expect(best).toMatchObject({ areas: ['b', 'c'], weeks: 2, observed: 27, expected: 12 });
    const chance = scanChance(areas, zones, 4, chanceOf(1));
    expect(chance(best!.score)).toBeLessThan(0.05);
    expect(Math.min(...['b', 'c'].map((id) => chance(scan(areas.filter((one) => one.id === id), [[0]])[0]!.score)))).toBeGreaterThan(chance(best!.score));
  });

  test('gives nothing where nothing is above what is expected', () => {
    expect(scan([area('a', [3, 3]), area('b', [0, 2])], [[0], [1], [0, 1]])).toEqual([]);
    expect(scan([area('a', [0], 0)], [[0]])).toEqual([]);
    expect(scanChance([area('a', [0], 0)], [[0]], 4, chanceOf(1))(0)).toBe(1);
  });

  test('chance alone gives small probabilities as seldom as they say', () => {
    const areas = ['a', 'b', 'c', 'd'].map((id) => area(id, [0, 0, 0, 0], 4));
    const zones = zonesOf(areas, NEIGHBOURS);
    const probability = scanChance(areas, zones, 4, chanceOf(7), 400);
    const draw = chanceOf(8);
    const quiet = Array.from({ length: 400 }, () => probability(scan(areas.map((one) => ({ ...one, counts: one.counts.map(() => draw.poisson(4)) })), zones)[0]?.score ?? 0));
    expect(quiet.filter((p) => p < 0.05).length / 400).toBeGreaterThan(0.02);
    expect(quiet.filter((p) => p < 0.05).length / 400).toBeLessThan(0.09);
  });

  test('never fails, and its best cluster does not depend on the order of the areas', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.nat(40), { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 4 }), (rows) => {
      const areas = rows.map((counts, i) => area('abcd'[i]!, counts));
      const turned = [...areas].reverse();
      expect(scan(turned, zonesOf(turned, NEIGHBOURS))[0]?.score ?? 0).toBeCloseTo(scan(areas, zonesOf(areas, NEIGHBOURS))[0]?.score ?? 0, 9);
    }), { numRuns: 60 });
  });
});
