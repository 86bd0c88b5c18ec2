import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shiftPeriod } from '../../core/series/period.ts';
import { levelOf, route, type Before, type Found, type Routing } from './route.ts';
import { signalKey } from './schema.ts';

const routing: Routing = { file: 'southern-borders', falseDiscovery: 0.1, coolDownDays: 28, overlap: (a, b) => [[a, b], [b, a]].some(([x, y]) => (x === 'AFG' && y!.startsWith('AF-')) || (x === 'TJK' && y!.startsWith('TJ-')) || (x === 'tajik-afghan' && ['AFG', 'TJK', 'AF-BDS', 'TJ-GB'].includes(y!))) };
const WEEK = '2022-W18';
const found = (change: Partial<Found> = {}): Found => {
  const area = change.area ?? 'AF-BDS';
  return { indicator: 'deadly-events', area, areas: [area], period: WEEK, direction: 'rise', method: 'best', observed: 12, expected: 2, low: 0, high: 7, periods: 1, chance: 1e-4, upper: 7, threshold: 27, fired: 0, marked: true, byChance: 0.01, ...change };
};
const before = (change: Partial<Before> = {}): Before => {
  const area = change.area ?? 'AF-BDS';
  const one = { indicator: 'deadly-events', area, areas: [area], period: '2022-W16', level: 'high' as const, direction: 'rise' as const, ...change };
  return { ...one, key: signalKey('southern-borders', one) };
};
const fates = (list: readonly Found[], earlier: readonly Before[] = []) => route(list, earlier, routing).map(({ area, fate, into }) => [area, fate, into]);

describe('what becomes of a mark', () => {
  test('alone, it is a signal', () => expect(fates([found()])).toEqual([['AF-BDS', 'raised', null]]));
  test('what is not marked is not listed', () => expect(fates([found({ marked: false })])).toEqual([]));
  test('a second one soon after is taken into the first', () => expect(fates([found()], [before()])).toEqual([['AF-BDS', 'folded', before().key]]));
  test('and is a signal of its own when the cool-down has passed', () => expect(fates([found()], [before({ period: '2022-W13' })])).toEqual([['AF-BDS', 'raised', null]]));
  test('a higher level breaks through', () => expect(fates([found()], [before({ level: 'medium' })])).toEqual([['AF-BDS', 'raised', null]]));
  test('of another indicator it is another matter', () => expect(fates([found()], [before({ indicator: 'incidents' })])).toEqual([['AF-BDS', 'raised', null]]));
  test('a signal of a later week does not speak for an earlier one', () => expect(fates([found()], [before({ period: '2022-W19' })])).toEqual([['AF-BDS', 'raised', null]]));
  test('the same period again is the same signal', () => expect(fates([found()], [before({ period: WEEK })])).toEqual([['AF-BDS', 'folded', before({ period: WEEK }).key]]));
  test('a country holds its provinces, whatever the order they come in', () => expect(fates([found(), found({ area: 'AFG' })])).toEqual([['AFG', 'raised', null], ['AF-BDS', 'held', signalKey('southern-borders', { ...before(), area: 'AFG', period: WEEK })]]));
  test('not those of another country', () => expect(fates([found({ area: 'AFG' }), found({ area: 'TJ-GB' })]).map(([, fate]) => fate)).toEqual(['raised', 'raised']));
  test('one province that changed speaks for its country and its border, where it is the rarer', () => expect(fates([found({ area: 'AFG', chance: 2e-4 }), found({ area: 'tajik-afghan', chance: 3e-4 }), found({ chance: 1e-5 })]).map(([area, fate]) => [area, fate])).toEqual([['AF-BDS', 'raised'], ['AFG', 'held'], ['tajik-afghan', 'held']]));
  test('a province far from a border does not speak for it', () => expect(fates([found({ area: 'tajik-afghan', chance: 3e-4 }), found({ area: 'AF-HEL', chance: 1e-5 })]).map(([, fate]) => fate)).toEqual(['raised', 'raised']));
  test('a group is held by a signal of one of its areas', () => expect(fates([found({ area: 'around-AF-BDS', areas: ['AF-BDS', 'TJ-GB'] }), found()])).toEqual([['AF-BDS', 'raised', null], ['around-AF-BDS', 'held', signalKey('southern-borders', { ...before(), period: WEEK })]]));
  test('a group of areas none of which stands out is a signal', () => expect(fates([found({ area: 'around-AF-BDS', areas: ['AF-BDS', 'TJ-GB'] })])).toEqual([['around-AF-BDS', 'raised', null]]));
  test('silence does not speak for a rise', () => expect(fates([found()], [before({ direction: 'silence' })])).toEqual([['AF-BDS', 'raised', null]]));
  test('a gap needs no chance to be believed', () => expect(fates([found({ direction: 'gap', chance: null, area: 'TJK' })])).toEqual([['TJK', 'raised', null]]));
});

describe('false discovery', () => {
  test('among many verdicts a common mark is not believed, a rare one is', () => {
    const ordinary = Array.from({ length: 400 }, (_, i) => found({ area: `AF-${i}`, marked: false, chance: (i + 1) / 400 }));
    expect(fates([...ordinary, found({ area: 'AF-COMMON', chance: 0.008 }), found({ area: 'AF-RARE', chance: 1e-7 })])).toEqual([['AF-RARE', 'raised', null], ['AF-COMMON', 'not_believed', null]]);
  });
});

test('rarer than once in twenty years is high', () => {
  expect(levelOf({ chance: 1 / 1041, period: WEEK })).toBe('high');
  expect(levelOf({ chance: 1 / 1039, period: WEEK })).toBe('medium');
  expect(levelOf({ chance: 1 / 241, period: '2022-04' })).toBe('high');
  expect(levelOf({ chance: null, period: WEEK })).toBe('medium');
});

test('whatever comes, in whatever order: each mark has one fate, no series two signals within its cool-down unless the level rises, and order does not matter', () => {
  const one = fc.record({ area: fc.constantFrom('AFG', 'TJK', 'AF-BDS', 'AF-TAK', 'TJ-GB', 'tajik-afghan'), at: fc.nat(20), chance: fc.constantFrom(1e-9, 1e-4, 5e-3), marked: fc.boolean() });
  fc.assert(fc.property(fc.uniqueArray(one, { maxLength: 30, selector: (x) => `${x.area} ${x.at}` }), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (list, order) => {
    const verdicts = list.map(({ at, ...rest }) => found({ ...rest, period: shiftPeriod('2022-W01', at) }));
    const shuffled = verdicts.map((v) => ({ v, r: order.next().value as number })).sort((a, b) => a.r - b.r).map(({ v }) => v);
    const marks = route(verdicts, [], routing);
    expect(route(shuffled, [], routing)).toEqual(marks);
    expect(marks).toHaveLength(verdicts.filter((v) => v.marked).length);
    const raised = marks.filter((m) => m.fate === 'raised');
    for (const a of raised) {
      for (const b of raised) {
        if (a.area === b.area && a.period < b.period && !(a.level === 'medium' && b.level === 'high') && weeksApart(a.period, b.period) <= 4) expect.unreachable(`${a.period} and ${b.period} of ${a.area}`);
      }
    }
    for (const mark of marks.filter((m) => m.into !== null)) expect(raised.some((r) => signalKey('southern-borders', r) === mark.into)).toBe(true);
  }));
});
// 'high' sorts before 'medium': a later one that is no higher.
const weeksApart = (a: string, b: string): number => Number(b.slice(6)) - Number(a.slice(6));
