import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectedByChance, judge, judgeSeries, LEAST, silences, WINDOW } from './detect.ts';
import { periodsBetween, shiftPeriod } from './period.ts';

const AT = '2022-03';
const before = periodsBetween(shiftPeriod(AT, -WINDOW), shiftPeriod(AT, -1));
const known = (values: readonly number[], observed: number): Map<string, number> => new Map([...before.slice(-values.length).map((period, i) => [period, values[i]!] as const), [AT, observed]]);
const flat = (n: number, value = 10): number[] => Array<number>(n).fill(value);

describe('judging a month', () => {
  test.each([
    ['the month itself is not known', new Map(before.map((p) => [p, 10])), null],
    ['too few months before it are known', known(flat(LEAST - 1), 500), null],
    ['just enough are known', known(flat(LEAST), 500), true],
    ['it is what was expected', known(flat(36), 10), false],
    ['it is at the limit', known(flat(36), 18), false],
    ['it is one above the limit', known(flat(36), 19), true],
    ['one event after three years of none', known(flat(36, 0), 1), false],
    ['two events after three years of none', known(flat(36, 0), 2), true],
  ])('%s', (_, months, marked) => {
    expect(judge(months, AT)?.marked ?? null).toBe(marked);
  });

  test('a year is not judged', () => {
    expect(judge(new Map([['2022', 10]]), '2022')).toBeNull();
  });

  test('a later month changes nothing, whatever it holds: no judgement looks ahead', () => {
    fc.assert(fc.property(fc.array(fc.nat(500), { minLength: 40, maxLength: 40 }), fc.nat(1_000_000), fc.integer({ min: 1, max: 24 }), (values, spike, ahead) => {
      const points = periodsBetween('2019-01', '2022-04').map((period, i) => ({ period, value: values[i]! }));
      const without = judgeSeries(points, '2021-01', '2022-04');
      expect(judgeSeries([...points, { period: shiftPeriod('2022-04', ahead), value: spike }], '2021-01', '2022-04')).toEqual(without);
    }));
  });

  test('a missing month is left out, and is not taken for a zero', () => {
    const values = flat(36);
    const full = judge(known(values, 10), AT)!;
    const holed = known(values, 10);
    for (const period of before.slice(3, 9)) holed.delete(period);
    expect(judge(holed, AT)).toMatchObject({ expected: full.expected, high: full.high, months: 30 });
  });
});

describe('how often chance would mark', () => {
  test('is at most one month in a hundred, and is what a simulation finds', () => {
    // Poisson of mean 5 by inversion, from a fixed sequence: nothing changes, so every mark is chance.
    let seed = 1;
    const uniform = (): number => ((seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647);
    const draw = (): number => {
      let [k, p] = [0, Math.exp(-5)];
      for (let u = uniform(); u > p; p *= 5 / ++k) u -= p;
      return k;
    };
    const points = periodsBetween('1900-01', '2399-12').map((period) => ({ period, value: draw() }));
    const judged = judgeSeries(points, '1903-01', '2399-12');
    const found = judged.filter((one) => one.marked).length;
    const expected = expectedByChance(judged);
    expect(expected / judged.length).toBeLessThan(0.01);
    // The limit is estimated from 36 months and not known, so somewhat more are found; never twice as many.
    expect(found).toBeGreaterThan(expected * 0.8);
    expect(found).toBeLessThan(expected * 2);
  });
});

describe('silences', () => {
  test.each([
    ['none', ['2011', '2012', '2013'], []],
    ['one year', ['2011', '2013'], [{ from: '2012', to: '2012' }]],
    ['several, in whatever order the figures come', ['2016', '2011', '2012', '2020'], [{ from: '2013', to: '2015' }, { from: '2017', to: '2019' }]],
    ['months over the turn of a year', ['2021-11', '2022-02'], [{ from: '2021-12', to: '2022-01' }]],
    ['a series of one', ['2011'], []],
  ])('%s', (_, periods, found) => {
    expect(silences(periods.map((period) => ({ period, value: 1 })))).toEqual(found);
  });
});

const REGION = join(import.meta.dirname, '../../../../shared/data/forecast/cm_ged251_alltypes_region_1989-01_2022-04.csv');
describe.skipIf(!existsSync(REGION))('on real figures: deaths and events in six countries, May 2019 to April 2022', () => {
  test('17 months are marked where chance alone would mark three, Pakistan in March 2022 among them', () => {
    const rows = readFileSync(REGION, 'utf8').trim().split('\n').slice(1).map((line) => line.split(','));
    const judged = ['AFG', 'PAK', 'TJK', 'UZB', 'KGZ', 'IRN'].flatMap((area) => [3, 2].map((column) => {
      const points = rows.filter((row) => row[0] === area && row[column] !== '').map((row) => ({ period: row[1]!, value: Number(row[column]) }));
      return judgeSeries(points, '2019-05', '2022-04').map((one) => ({ ...one, area, column }));
    })).flat();
    expect(judged).toHaveLength(432);
    expect(judged.filter((one) => one.marked)).toHaveLength(17);
    expect(expectedByChance(judged)).toBeCloseTo(2.79, 2);
    expect(judged.find((one) => one.area === 'PAK' && one.column === 3 && one.period === '2022-03')).toMatchObject({ observed: 134, low: 6, high: 89, marked: true });
  });
});

if (!existsSync(REGION)) process.stderr.write('\n!!! ../shared is not here: the detector was not run on the real figures !!!\n\n');
