import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAll, records } from '../../../test/cases/readers.ts';
import type { FigureRecord } from '../../core/ingest/record.ts';
import { readerOf } from '../sources/index.ts';
import { cohesionOf, perMille, type Vote } from './cohesion.ts';
import { byMission, contributionsOf, type Figure } from './contributions.ts';

const call = (rollcall: string, day: string, cast: Record<string, number>): Vote[] => Object.entries(cast).map(([area, value]) => ({ rollcall, day, area, value }));
const MEMBERS = ['A', 'B', 'C'];

describe('cohesion', () => {
  test.each<[string, Vote[], [number, number][], string[]]>([
    ['all alike', call('1', '2019-01-01', { A: 1, B: 1, C: 1 }), [[1, 1]], ['A-B 1/1', 'A-C 1/1', 'B-C 1/1']],
    ['an abstention is a vote of its own', call('1', '2019-01-01', { A: 1, B: 2, C: 1 }), [[1, 0]], ['A-B 0/1', 'A-C 1/1', 'B-C 0/1']],
    ['who did not vote is left out', call('1', '2019-01-01', { A: 1, C: 1 }), [[1, 1]], ['A-B 0/0', 'A-C 1/1', 'B-C 0/0']],
    ['too few voted: no roll call, but a pair', call('1', '2019-01-01', { A: 3 }), [], ['A-B 0/0', 'A-C 0/0', 'B-C 0/0']],
    ['others do not count', call('1', '2019-01-01', { A: 1, B: 1, X: 3 }), [[1, 1]], ['A-B 1/1', 'A-C 0/0', 'B-C 0/0']],
    ['years stand apart', [...call('1', '2019-12-31', { A: 1, B: 1 }), ...call('2', '2020-01-01', { A: 1, B: 3 })], [[1, 1], [1, 0]], ['A-B 1/2', 'A-C 0/0', 'B-C 0/0']],
    ['no votes', [], [], ['A-B 0/0', 'A-C 0/0', 'B-C 0/0']],
  ])('%s', (_, votes, years, pairs) => {
    const found = cohesionOf(votes, MEMBERS);
    expect(found.years.map((one) => [one.rollcalls, one.unanimous])).toEqual(years);
    expect(found.pairs.map((one) => `${one.a}-${one.b} ${one.agreed}/${one.both}`)).toEqual(pairs);
  });

  test('neither the order of votes nor that of members changes a figure', () => {
    const vote = fc.record({ rollcall: fc.constantFrom('1', '2', '3'), day: fc.constant('2019-01-01'), area: fc.constantFrom('A', 'B', 'C', 'D'), value: fc.integer({ min: 1, max: 3 }) });
    fc.assert(fc.property(fc.uniqueArray(vote, { selector: (one) => `${one.rollcall} ${one.area}` }), (votes) => {
      const [one, other] = [cohesionOf(votes, ['A', 'B', 'C', 'D']), cohesionOf([...votes].reverse(), ['D', 'C', 'B', 'A'])];
      expect([one.rollcalls, one.unanimous, one.seen]).toEqual([other.rollcalls, other.unanimous, other.seen]);
      expect(one.unanimous).toBeLessThanOrEqual(one.rollcalls);
    }));
  });

  test.each([[1222, 2049, 596], [1, 3, 333], [2, 3, 667], [0, 5, 0], [1, 16, 63]])('%i of %i is %i per mille', (part, of, is) => expect(perMille(part, of)).toBe(is));
  test('a share of nothing is none', () => expect(perMille(0, 0)).toBeNull());
});

describe('contributions', () => {
  const figure = (area: string, day: string, value: number, mission: string | null): Figure => ({ source: '', area, day, value, mission });
  const figures = [figure('A', '2014-03-31', 3, 'X'), figure('A', '2014-03-31', 4, 'Y'), figure('A', '2014-02-28', 9, null), figure('A', '2014-02-28', 2, 'X'), figure('B', '2014-01-31', 0, null)];
  test('missions are summed, a file of the contributor itself stands, and no month is made up', () => {
    expect(contributionsOf(figures, MEMBERS)).toEqual([
      { area: 'A', months: [{ month: '2014-02', value: 9 }, { month: '2014-03', value: 7 }] }, { area: 'B', months: [{ month: '2014-01', value: 0 }] }, { area: 'C', months: [] },
    ]);
    expect(contributionsOf([...figures].reverse(), MEMBERS)).toEqual(contributionsOf(figures, MEMBERS));
  });
  test('the newest month that tells missions apart', () => {
    expect(byMission(figures, MEMBERS)).toEqual({ day: '2014-03-31', missions: [{ mission: 'Y', by: { A: 4 }, total: 4 }, { mission: 'X', by: { A: 3 }, total: 3 }] });
    expect(byMission([figure('A', '2014-02-28', 9, null)], MEMBERS)).toBeNull();
  });
});

const VOTES = join(import.meta.dirname, '../../../../shared/data/domain/unga-votes/unga-votes-csto-1992-2019.csv');

describe.skipIf(!existsSync(VOTES))('known answers on real votes', () => {
  test('1,222 of 2,049 roll calls are unanimous, by year and pair as known', () => {
    const rows = records<FigureRecord>(readAll(readerOf('unga-votes')!, readFileSync(VOTES, 'utf8')));
    const votes = rows.map((one) => ({ rollcall: one.labels.rollcall!, day: one.from, area: one.area, value: one.value }));
    const found = cohesionOf(votes, ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK']);
    expect([found.rollcalls, found.unanimous, found.fewest, perMille(found.unanimous, found.rollcalls)]).toEqual([2049, 1222, 5, 596]);
    const year = (of: number) => { const one = found.years.find((y) => y.year === of)!; return perMille(one.unanimous, one.rollcalls); };
    expect([1994, 2006, 2016, 2019].map(year)).toEqual([410, 740, 478, 625]);
    const pair = (a: string, b: string) => { const one = found.pairs.find((p) => p.a === a && p.b === b)!; return perMille(one.agreed, one.both); };
    expect([pair('KAZ', 'KGZ'), pair('KGZ', 'RUS')]).toEqual([915, 724]);
  });
});
