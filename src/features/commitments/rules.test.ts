import { describe, expect, test } from 'vitest';
import { actsOf } from '../../../test/actors.ts';
import { adding, claiming, commitmentRefusals, fromText, meeting, milestone, recording, using, withdrawing } from '../../../test/cases/commitments.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import { wordsOf } from './rules.ts';
import { standingOf, type Told } from './standing.ts';

testRefusals(commitmentRefusals);

test.each([
  ['a source', adding, 'commitments.source_added', { id: 'SO-1', grade: 'B' }], ['a pledge', recording, 'commitments.recorded', { id: 'CM-7', party: 'BLR', addressee: null, place: { kind: 'source', source: 'SO-1', from: null, to: null } }],
  ['a claim', claiming, 'commitments.claimed', { commitment: 'CM-1', status: 'open', credibility: 2 }], ['a claim taken back', () => withdrawing(), 'commitments.claim_withdrawn', { claim: 9 }],
  ['a milestone', milestone, 'commitments.milestone_set', { no: 2, by: null }], ['a milestone met', meeting, 'commitments.milestone_met', { no: 1, on: '2022-05-02' }], ['a figure of use', using, 'commitments.use_reported', { value: '12.5' }],
])('%s is recorded for the parties', (_, does, kind, payload) => {
  expect(actsOf(does())).toMatchObject([{ kind, payload, audience: ['parties'], dossier: 'desk' }]);
});

test('a pledge in a text of the desk is read by whoever reads the text, in its chain', () => {
  expect(actsOf(fromText())).toMatchObject([{ dossier: 'D-2', audience: ['party:ARM'], payload: { place: { kind: 'text', text: 'T-1', version: 1, paragraph: 1 } } }]);
});

test('not verified needs no source: it says that nobody has looked', () => {
  expect(actsOf(claiming({ status: 'not_verified', source: null, on: null }, { source: null }))).toMatchObject([{ payload: { source: null, status: 'not_verified' } }]);
});

test.each([['We need to speak more often', 6], ['«We need» - 40 years', 4], ['  ', 0]])('%s has %i words', (quote, n) => expect(wordsOf(quote)).toBe(n));

describe('standing', () => {
  let seq = 0;
  const told = (status: Told['status'], on: string | null, more: Partial<Told> = {}): Told => ({ seq: ++seq, status, on, until: null, grade: 'B', credibility: 2, withdrawn: false, ...more });
  const of = (claims: Told[], pledge: Partial<{ made: string; due: string | null }> = {}, today = '2022-05-12') => standingOf({ made: '2013-09-23', due: null, ...pledge }, claims, today);

  test('the border programme took 4 084 days; what was so before is no rival', () => {
    expect(of([told('open', '2013-09-23'), told('continuing', '2021-09-15'), told('decided', '2024-11-28')])).toMatchObject({ status: 'decided', settled: true, took: { least: 4084, most: 4084 }, waits: null, rivals: [], asOf: '2024-11-28' });
  });
  test('dates known less exactly give a range, and never one number', () => {
    expect(of([told('open', '2022-01-12'), told('done', '2022-01-12', { until: '2022-05-16' })], { made: '2020-12' })).toMatchObject({ status: 'done', took: { least: 377, most: 531 }, rivals: [expect.any(Number)] });
  });
  test('without a claim it is open and waits until today', () => expect(of([], { made: '2022-05-02' })).toMatchObject({ status: 'open', claim: null, waits: { least: 10, most: 10 }, took: null, overdue: false }));
  test('of the same day the better graded counts, and the other says otherwise', () => {
    const [weak, strong] = [told('open', '2022-01-01', { grade: 'E' }), told('done', '2022-01-01', { grade: 'A' })];
    expect(of([strong, weak])).toMatchObject({ claim: strong.seq, rivals: [weak.seq] });
    expect(of([weak, strong])).toMatchObject({ claim: strong.seq, rivals: [weak.seq] });
  });
  test('of equal grade the more credible counts, then the one recorded last', () => {
    const [less, more, last] = [told('open', '2022'), told('done', '2022', { credibility: 1 }), told('partly', '2022', { credibility: 1 })];
    expect(of([less, more]).status).toBe('done');
    expect(of([less, more, last]).status).toBe('partly');
  });
  test('a claim that was taken back counts for nothing', () => expect(of([told('done', '2022-01-01', { withdrawn: true })])).toMatchObject({ status: 'open', rivals: [], asOf: '2022-05-12' }));
  test.each([
    ['not before its last day has passed', '2022-05', [], '2022-05-31', false], ['the day after', '2022-05', [], '2022-06-01', true], ['not when it is settled', '2022-05', [told('done', '2022-05-30')], '2022-07-01', false],
    ['still when only part has come', '2022-05', [told('partly', '2022-05-30')], '2022-07-01', true], ['not without a date', null, [], '2030-01-01', false], ['by a claim of a later day', '2022-05', [told('open', '2022-08-01')], '2022-05-12', true],
  ] as const)('is overdue %s', (_, due, claims, today, overdue) => expect(of([...claims], { due, made: '2022-01' }, today).overdue).toBe(overdue));
  test('an outcome without a date has no days', () => expect(of([told('done', null)])).toMatchObject({ status: 'done', took: null, waits: null }));
});
