import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chairOn, chairTerms } from './chair.ts';
import { shiftDay } from './dates.ts';
import { tinyCharter } from './tiny.ts';

const PARTIES = ['A', 'B', 'C', 'D', 'E', 'F'];
const term = (party: string, from: string, to: string | null, more: object = {}) => ({ party, from, to, ...more });
const brief = (charter: ReturnType<typeof tinyCharter>, from: number, to: number) => chairTerms(charter, from, to).map((t) => `${t.party} ${t.from} ${t.to} ${t.basis}`);

test('without recorded terms the first in the order begins, and the order repeats', () => {
  expect(brief(tinyCharter(['A', 'B']), 1999, 2002)).toEqual(['A 2000-01-01 2000-12-31 computed', 'B 2001-01-01 2001-12-31 computed', 'A 2002-01-01 2002-12-31 computed']);
  expect(chairOn(tinyCharter(['A', 'B']), '1999-12-31')).toBeNull();
});

test('the rotation goes on after the last recorded chair, and begins in the middle of a year where it must', () => {
  const charter = tinyCharter(['A', 'B', 'C'], { chair: { terms: [term('B', '1998', '1999')], computed: { from: '2000-03-01', handover: '07-01' } } });
  expect(brief(charter, 2000, 2001)).toEqual(['C 2000-03-01 2000-06-30 computed', 'A 2000-07-01 2001-06-30 computed', 'B 2001-07-01 2002-06-30 computed']);
  expect(chairOn(charter, '2000-02-29')).toBeNull();
});

test.each([
  ['a month counts from its first day', [term('A', '2011-12', '2012-12'), term('B', '2012-12', '2013-09')], '2012-12-01', 'B'],
  ['and lasts to its last day when nobody follows', [term('A', '2011-12', '2012-12')], '2012-12-31', 'A'],
  ['on the day of a handover the newcomer presides', [term('A', '2009-01-01', '2009-06-14'), term('B', '2009-06-14', null)], '2009-06-14', 'B'],
  ['the day before, the other', [term('A', '2009-01-01', '2009-06-14'), term('B', '2009-06-14', null)], '2009-06-13', 'A'],
  ['an open term lasts until the rotation begins', [term('C', '2009', null)], '2029-12-31', 'C'],
  ['and no longer', [term('C', '2009', null)], '2030-01-01', 'D'],
  ['nobody is made up between two recorded terms', [term('A', '2009', '2009'), term('B', '2011', '2011')], '2010-06-01', null],
  ['the order of the file does not matter', [term('B', '2011', '2011'), term('A', '2009', '2009')], '2009-06-01', 'A'],
])('%s', (_, terms, day, party) => {
  expect(chairOn(tinyCharter(PARTIES, { chair: { terms, computed: { from: '2030-01-01', handover: '01-01' } } }), day)?.party ?? null).toBe(party);
});

test('of two terms that begin on one day the later in the file presides', () => {
  const charter = tinyCharter(['A', 'B'], { chair: { terms: [term('A', '2009-06-14', '2009-06-14'), term('B', '2009-06-14', '2009-12-31')], computed: { from: '2010-01-01', handover: '01-01' } } });
  expect(brief(charter, 2009, 2009)).toEqual(['B 2009-06-14 2009-12-31 recorded']);
});

test('a recorded term wins over the rule, and the rule goes on after it', () => {
  const charter = tinyCharter(['A', 'B', 'C'], { chair: { terms: [term('C', '2001', '2001', { verified: false })] } });
  expect(brief(charter, 2000, 2003)).toEqual(['A 2000-01-01 2000-12-31 computed', 'C 2001-01-01 2001-12-31 recorded', 'A 2002-01-01 2002-12-31 computed', 'B 2003-01-01 2003-12-31 computed']);
  expect(chairOn(charter, '2001-05-01')).toMatchObject({ basis: 'recorded', verified: false, stated: { from: '2001', to: '2001' } });
});

test('who sits in does not use up the turn of the absent party', () => {
  const whole = tinyCharter(['A', 'B', 'C'], { chair: { terms: [term('C', '2001', '2001', { adInterim: true })] } });
  expect(brief(whole, 2000, 2002).map((t) => t[0])).toEqual(['A', 'C', 'B']);
  const part = tinyCharter(['A', 'B', 'C'], { chair: { terms: [term('C', '2001-03-01', '2001-04-30', { adInterim: true })] } });
  expect(brief(part, 2001, 2002)).toEqual(['B 2001-01-01 2001-02-28 computed', 'C 2001-03-01 2001-04-30 recorded', 'B 2001-05-01 2001-12-31 computed', 'C 2002-01-01 2002-12-31 computed']);
});

test('a party that has left is passed over', () => {
  const charter = tinyCharter(['A', 'B', 'C'], { members: { B: [{ from: '1990', to: '2000-06-30' }] } });
  expect(brief(charter, 2000, 2002).map((t) => t[0])).toEqual(['A', 'C', 'A']);
});

const rotations = fc.record({
  parties: fc.shuffledSubarray(PARTIES, { minLength: 1 }),
  year: fc.integer({ min: 1992, max: 2060 }),
  handover: fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map((parts) => parts.map((n) => String(n).padStart(2, '0')).join('-')),
});

test('over any computed span every day has exactly one chair, and the chairs follow the order', () => {
  fc.assert(
    fc.property(rotations, fc.integer({ min: 1, max: 12 }), ({ parties, year, handover }, years) => {
      const charter = tinyCharter(parties, { chair: { computed: { from: `${year}-${handover}`, handover } } });
      const terms = chairTerms(charter, year, year + years);
      terms.forEach((t, i) => {
        expect(t.party).toBe(parties[i % parties.length]);
        expect(t.from).toBe(i === 0 ? `${year}-${handover}` : shiftDay(terms[i - 1]!.to!, 1));
      });
      for (let day = `${year}-${handover}`; day <= `${year + years}-12-31`; day = shiftDay(day, 29)) {
        expect(terms.filter((t) => t.from <= day && day <= t.to!)).toEqual([chairOn(charter, day)]);
      }
    }),
    { numRuns: 60 },
  );
});

test('whatever is recorded, no day from the start of the rotation is without a chair or with two', () => {
  const exception = fc.record({ party: fc.constantFrom(...PARTIES), start: fc.integer({ min: -400, max: 2500 }), days: fc.integer({ min: 0, max: 700 }), adInterim: fc.boolean() });
  fc.assert(
    fc.property(rotations, fc.array(exception, { maxLength: 6 }), ({ year, handover }, exceptions) => {
      const first = `${year}-01-01`;
      let free = -1000;
      const terms = exceptions.toSorted((a, b) => a.start - b.start).flatMap(({ party, start, days, adInterim }) => {
        if (start < free) return [];
        free = start + days;
        return [term(party, shiftDay(first, start), shiftDay(first, start + days), { adInterim })];
      });
      const charter = tinyCharter(PARTIES, { chair: { terms, computed: { from: first, handover } } });
      const all = chairTerms(charter, year, year + 8).filter((t) => t.to! >= first);
      all.forEach((t, i) => expect(t.from <= t.to! && (i === 0 ? t.from <= first : t.from === shiftDay(all[i - 1]!.to!, 1))).toBe(true));
      expect(all.at(-1)!.to! >= `${year + 8}-12-31`).toBe(true);
    }),
    { numRuns: 100 },
  );
});
