import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shiftPeriod } from '../series/period.ts';
import type { Series } from '../series/series.ts';
import { best, evidenceOn } from './best.ts';
import { chanceOf } from './chance.ts';
import { judgeCluster } from './cluster.ts';
import { gapsIn, judgePeriods, lastKnown, MOST_A_YEAR, stretchAround, wouldHaveMarked, yearsBetween } from './judge.ts';

const FROM = '2018-W01';
const series = (values: readonly (number | null)[], area = 'AF-BDS'): Series => ({ indicator: 'incidents', area, cadence: 'week', from: FROM, values });
const quiet = (weeks: number, mean: number, seed = 1): number[] => {
  const chance = chanceOf(seed);
  return Array.from({ length: weeks }, () => chance.poisson(mean));
};
const at = (i: number): string => shiftPeriod(FROM, i);

describe('judging a week', () => {
  const history = quiet(208, 2);
  test('a leap is marked, with what was expected and how rare it is', () => {
    const [verdict] = judgePeriods(series([...history, 14]), [at(208)], 'best');
    expect(verdict).toMatchObject({ direction: 'rise', observed: 14, marked: true, period: '2021-W52', threshold: 27 });
    expect(verdict!.expected).toBeGreaterThan(1);
    expect(verdict!.expected).toBeLessThan(3.5);
    expect(verdict!.chance).toBeLessThan(1e-4);
    expect(verdict!.upper).toBeLessThan(14);
  });

  test('an ordinary week is not', () => expect(judgePeriods(series([...history, 2]), [at(208)], 'best')).toMatchObject([{ marked: false }]));
  test('a week that is not covered is not judged', () => expect(judgePeriods(series([...history, null]), [at(208)], 'best')).toEqual([]));
  test('a year after a hole nothing is judged', () => {
    const after = series([...history, null, ...quiet(60, 2, 2)]);
    expect(judgePeriods(after, [at(230)], 'best')).toEqual([]);
    expect(judgePeriods(after, [at(265)], 'best')).toHaveLength(1);
  });

  test('the verdict is that of the detector itself', () => {
    const counts = [...history, 14, 9, 3];
    for (const week of [207, 208, 209, 210]) {
      const own = best()(counts)(week);
      expect(judgePeriods(series(counts), [at(week)], 'best', 27)[0]).toMatchObject({ marked: own.alarm, upper: own.upper });
    }
  });

  test('no verdict looks ahead', () => {
    fc.assert(fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 30 }), (later) => {
      const [now] = judgePeriods(series([...history, 9]), [at(208)], 'best');
      const [then] = judgePeriods(series([...history, 9, ...later]), [at(208)], 'best');
      expect(then).toEqual(now);
    }), { numRuns: 20 });
  });

  test('other methods are asked by their names', () => {
    const [verdict] = judgePeriods(series([...quiet(320, 2), 14]), [at(320)], 'farringtonFlexible_nbPlugin_a01');
    expect(verdict).toMatchObject({ marked: true, method: 'farringtonFlexible_nbPlugin_a01', threshold: null });
  });
});

test('a series that has cried often is judged more strictly', () => {
  const restless = quiet(208, 2).map((y, i) => (i > 156 && i % 7 === 0 ? y + 12 : y));
  const [verdict] = judgePeriods(series([...restless, 40]), [at(208)], 'best');
  expect(verdict!.threshold).toBeGreaterThan(27);
  expect(verdict!.fired).toBeLessThanOrEqual(MOST_A_YEAR);
});

test('how often a threshold would have marked falls with the threshold', () => {
  const restless = quiet(260, 2).map((y, i) => (i > 210 && i % 6 === 0 ? y + 9 : y));
  const would = wouldHaveMarked(series(restless), [27, 400, 1e9])!;
  expect(would[0]!.fired).toBeGreaterThan(2);
  expect(would.map((one) => one.fired)).toEqual(would.map((one) => one.fired).sort((a, b) => b - a));
  expect(wouldHaveMarked(series(quiet(80, 2)), [27])).toBeNull();
});

describe('silence', () => {
  test('is marked once, in the week in which it is too long to be chance', () => {
    const fell = series([...quiet(208, 3), 0, 0, 0, 0, 0, 0]);
    const silent = [208, 209, 210, 211, 212, 213].flatMap((i) => judgePeriods(fell, [at(i)], 'best').filter((v) => v.direction === 'silence' && v.marked));
    expect(silent).toHaveLength(1);
    expect(silent[0]).toMatchObject({ observed: 0, method: 'silence' });
    expect(silent[0]!.expected).toBeGreaterThan(5);
  });
  test('of a place where little happens is no news', () => {
    const rare = series([...quiet(208, 0.1), ...Array<number>(12).fill(0)]);
    expect(judgePeriods(rare, Array.from({ length: 12 }, (_, i) => at(208 + i)), 'best').filter((v) => v.direction === 'silence' && v.marked)).toEqual([]);
  });
  test('of a source about one country is a gap, and about all is not', () => {
    const told = quiet(208, 2);
    const all = [series(told, 'AFG'), series([...told.slice(0, 180), ...Array<null>(28).fill(null)], 'TJK')];
    expect(gapsIn(all)).toMatchObject([{ area: 'TJK', direction: 'gap', period: at(180), periods: 28, chance: null }]);
    expect(gapsIn([series(told.slice(0, 180), 'AFG'), series(told.slice(0, 180), 'TJK')])).toEqual([]);
  });
});

describe('neighbours', () => {
  const around: Record<string, string[]> = { 'AF-BDS': ['AF-TAK', 'TJ-GB'], 'AF-TAK': ['AF-BDS'], 'TJ-GB': ['AF-BDS'], 'AF-HEL': [] };
  const provinces = (last: Record<string, number[]>) => Object.keys(around).map((area, i) => series([...quiet(204, 1, i + 7), ...(last[area] ?? [1, 1, 1, 1])], area));
  test('each a little above are marked together', () => {
    const cluster = judgeCluster(provinces({ 'AF-BDS': [1, 3, 4, 4], 'AF-TAK': [1, 3, 3, 4], 'TJ-GB': [1, 3, 4, 4] }), at(207), (area) => around[area]!)!;
    expect(cluster).toMatchObject({ marked: true, method: 'scan' });
    expect([...cluster.areas].sort()).toEqual(['AF-BDS', 'AF-TAK', 'TJ-GB']);
    expect(cluster.area.startsWith('around-')).toBe(true);
  });
  test('ordinary weeks are not', () => expect(judgeCluster(provinces({}), at(207), (area) => around[area]!)?.marked ?? false).toBe(false));
});

test('a stretch ends at a hole on either side', () => {
  const holed = series([1, 2, null, 3, 4, null, 5]);
  expect(stretchAround(holed, at(4))).toEqual({ start: 3, counts: [3, 4], at: 1 });
  expect(stretchAround(holed, at(2))).toBeNull();
  expect(lastKnown(series([1, null]))).toBe(FROM);
});

test('once in so many years', () => {
  expect(yearsBetween(1 / 520, 'week')).toBeCloseTo(10);
  expect(yearsBetween(null, 'week')).toBeNull();
});

test('the chance of two weeks together is what chance gives: quiet weeks fall below it no oftener than it says', () => {
  const chance = chanceOf(5);
  let [tests, below] = [0, 0];
  for (let rep = 0; rep < 60; rep++) {
    const evidence = evidenceOn(Array.from({ length: 312 }, () => chance.poisson(3)));
    for (let week = 260; week < 312; week++) {
      const drawn = chance.poisson(3);
      tests++;
      if (evidence(week)!.chanceWith(drawn) <= 0.01) below++;
    }
  }
  expect(below / tests).toBeLessThan(0.015);
  expect(below).toBeGreaterThan(0);
});

test('two weeks that are each unremarkable are rarer together', () => {
  const history = quiet(208, 2);
  const [both, one] = [[...history, 5, 6], [...history, 2, 6]].map((counts) => judgePeriods(series(counts), [at(209)], 'best')[0]!);
  expect(both!.chance).toBeLessThan(one!.chance! / 2);
});
