import { describe, expect, test } from 'vitest';
import { actsOf, both, chair, csto, officer } from '../../../test/actors.ts';
import { giving, held, officeRefusals, presiding, QUARTERLY, state, takingUp, writing } from '../../../test/cases/offices.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import { chairOn } from '../../core/charter/chair.ts';
import { addMonths, duesUntil, expiryOf, nextDue, overdueOn } from '../../core/charter/terms.ts';
import { withTurns, type Turn } from './turns.ts';

testRefusals(officeRefusals);

test('an office is taken up, gets its mandate, and is written of', () => {
  expect(actsOf(takingUp({}, state({ holders: [held({ left_on: '2022-04' })] })))[0]).toMatchObject({ kind: 'offices.taken_up', payload: { id: 'OH-3', from: '2022-02' }, audience: ['parties'] });
  expect(actsOf(giving({ dueDates: ['2022-09-01', '2022-06-01', '2022-06-01'] }))[0]!.payload).toMatchObject({ everyMonths: 3, dueDates: ['2022-06-01', '2022-09-01'] });
  expect(actsOf(writing({ audience: 'secretariat' }))[0]!.audience).toEqual(['secretariat']);
  expect(actsOf(writing({ kind: 'report', due: '2022-04-01', audience: 'secretariat' }, state({ duty: QUARTERLY })))[0]).toMatchObject({ payload: { due: '2022-04-01' }, audience: ['parties'] });
});

test('a holder writes the own log, and never one that the own side could not read', () => {
  expect(actsOf(writing({ audience: 'secretariat' }, state({ holders: [held({ person: chair.person })] }), chair))[0]!.audience).toEqual(['parties']);
});

describe('terms and reports are computed', () => {
  test('a term ends by the charter on the day before its anniversary, or where its source says', () => {
    expect(expiryOf({ from_date: '2020-01-01', until_date: null }, { term: 'P3Y' })).toBe('2022-12-31');
    expect(expiryOf({ from_date: '2020', until_date: '2022' }, { term: 'P1Y' })).toBe('2022-12-31');
    expect(expiryOf({ from_date: '2020', until_date: null }, {})).toBeNull();
    expect(expiryOf({ from_date: '2020-08-31', until_date: null }, { term: 'P18M' })).toBe('2022-02-27');
  });
  test('months are counted to the last day where there is no such day', () => expect([addMonths('2022-01-31', 1), addMonths('2022-11-30', 3), addMonths('2022-03-15', -3)]).toEqual(['2022-02-28', '2023-02-28', '2021-12-15']));
  test('a report is overdue when its day is over, and no longer when one names it', () => {
    expect(duesUntil({ ...QUARTERLY, due_dates: ['2022-05-16'] }, '2022-07-01')).toEqual(['2022-04-01', '2022-05-16', '2022-07-01']);
    expect(overdueOn(QUARTERLY, [], '2022-04-01')).toEqual([]);
    expect(overdueOn(QUARTERLY, [], '2022-04-02')).toEqual(['2022-04-01']);
    expect(overdueOn(QUARTERLY, ['2022-04-01'], '2022-04-02')).toEqual([]);
    expect(nextDue(QUARTERLY, [], '2022-04-02')).toBe('2022-07-01');
  });
});

describe('a decision on the chair', () => {
  const turn = (change: Partial<Turn>): Turn => ({ party: 'RUS', from_day: '2022-06-01', to_day: '2022-08-31', ad_interim: true, instead_of: null, handover: 'date', basis: both('absent'), source: null, ...change });
  const who = (turns: readonly Turn[], day: string): string | undefined => chairOn(withTurns(csto, turns), day)?.party;
  test('is public, and says whether a date or a session hands over', () => {
    expect(actsOf(presiding())[0]).toMatchObject({ audience: ['public'], payload: { handover: 'date' } });
    expect(actsOf(presiding({ to: null, insteadOf: 'BLR' }))[0]!.payload).toMatchObject({ handover: 'session', insteadOf: 'BLR' });
  });
  test('interrupts a term, which goes on after it', () => expect(['2022-05-31', '2022-06-01', '2022-08-31', '2022-09-01', '2023-01-01'].map((day) => who([turn({})], day))).toEqual(['ARM', 'RUS', 'RUS', 'ARM', 'BLR']));
  test('takes the place of a candidate who was not agreed', () => expect(['2022-12-31', '2023-06-01', '2024-01-01'].map((day) => who([turn({ party: 'KGZ', from_day: '2023-01-01', to_day: '2023-12-31', ad_interim: false, instead_of: 'BLR' })], day))).toEqual(['ARM', 'KGZ', 'KAZ']));
  test('lasts until a session when it names no day, and the rotation goes on from the recorded terms', () => expect(['2022-06-01', '2022-12-31', '2023-01-01'].map((day) => who([turn({ to_day: null })], day))).toEqual(['RUS', 'RUS', 'BLR']));
  test('is what a later one says, on the days of both', () => expect(who([turn({}), turn({ party: 'TJK', from_day: '2022-07-01', to_day: '2022-07-31' })], '2022-07-15')).toBe('TJK'));
  test('changes nothing where there is none', () => expect(withTurns(csto, [])).toBe(csto));
  test('leaves the officer out of it', () => expect(presiding({}, officer)).toMatchObject({ code: 'offices.not_allowed' }));
});
