import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { later } from '../../../test/actors.ts';
import { linesOf, type Told } from './since.ts';
import { VISIT_MINUTES, visitAfter, worthKeeping, type Visit } from './visits.ts';

const at = (minutes: number): string => later(minutes / 60);
const look = (...looks: [seq: number, minutes: number][]): Visit => looks.reduce<Visit | null>((visit, [seq, minutes]) => visitAfter(visit, { seq, at: at(minutes) }), null)!;

describe('a visit', () => {
  test('the first has nothing before it, however often the page is loaded', () => {
    expect(look([5, 0]).before).toBeNull();
    expect(look([5, 0], [7, 29], [9, 58]).before).toBeNull();
  });
  test('goes on while one looks again within half an hour of the last look', () => {
    expect(look([5, 0], [7, 120], [8, 121], [9, 150])).toEqual({ seen: { seq: 9, at: at(150) }, before: { seq: 5, at: at(0) } });
  });
  test.each([[VISIT_MINUTES, null], [VISIT_MINUTES + 0.01, { seq: 5, at: at(0) }]])('after %d minutes what was seen is %j', (minutes, before) => expect(look([5, 0], [7, minutes]).before).toEqual(before));
  test('that is told late, with an older act or an earlier hour, moves nothing back', () => {
    expect(look([5, 0], [9, 60], [7, 59])).toEqual({ seen: { seq: 9, at: at(60) }, before: { seq: 5, at: at(0) } });
  });
  test('is written down when it shows something new, or has gone on for a minute', () => {
    const kept = (...next: [seq: number, minutes: number]): boolean => worthKeeping(look([5, 0]), look([5, 0], next));
    expect([kept(5, 0), kept(5, 0.9), kept(5, 1), kept(6, 0.1), kept(5, 40)]).toEqual([false, false, true, true, true]);
    expect(worthKeeping(null, look([5, 0]))).toBe(true);
  });
  test('what lies before is always what the last look of an earlier visit had seen', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(90)), { minLength: 1, maxLength: 20 }), (steps) => {
      let [seq, minutes] = [0, 0];
      const looks = steps.map(([acts, wait]): [number, number] => [(seq += acts), (minutes += wait)]);
      const breaks = looks.flatMap(([, m], i) => (i > 0 && m - looks[i - 1]![1] > VISIT_MINUTES ? [i - 1] : []));
      const last = breaks.at(-1);
      expect(look(...looks).before).toEqual(last === undefined ? null : { seq: looks[last]![0], at: at(looks[last]![1]) });
    }));
  });
});

describe('lines of acts', () => {
  const told = (seq: number, who: string, what: string, dossier = 'D-1', example = true): Told => ({ seq, who, what, dossier, at: at(seq), example });
  test('are the newest first; the same said by several is one, in the order in which they said it', () => {
    expect(linesOf([told(1, 'Armenia', 'agreed'), told(2, 'Belarus', 'objected'), told(3, 'Russia', 'agreed'), told(4, 'Armenia', 'agreed')])).toEqual([
      { who: ['Russia', 'Armenia'], what: 'agreed', seq: 4, at: at(4), dossier: 'D-1', acts: 3, example: true }, { who: ['Belarus'], what: 'objected', seq: 2, at: at(2), dossier: 'D-1', acts: 1, example: true },
    ]);
  });
  test('of two dossiers stay apart, and a line is invented only when all its acts are', () => {
    expect(linesOf([told(1, 'A', 'agreed'), told(2, 'B', 'agreed', 'D-2'), told(3, 'C', 'agreed', 'D-2', false)]).map((l) => [l.dossier, l.who, l.example])).toEqual([['D-2', ['B', 'C'], false], ['D-1', ['A'], true]]);
  });
});
