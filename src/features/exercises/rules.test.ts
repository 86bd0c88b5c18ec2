import { expect, test } from 'vitest';
import { actsOf, as, both, later, officer, signedDelegates } from '../../../test/actors.ts';
import { attending, closing, coming, consenting, dating, exercise, exerciseRefusals, learning, planning } from '../../../test/cases/exercises.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import { datesDiffer, stateOf } from './rules.ts';

testRefusals(exerciseRefusals);

test.each([
  ['a plan ahead, without empty objectives', planning, 'exercises.planned', { id: 'EX-3', objectives: [{ words: both('Report within two hours'), gap: null }] }], ['consent by the host', consenting, 'exercises.consented', { consents: 'given' }],
  ['absence, by the party itself', attending, 'exercises.attended', { party: 'ARM', attends: 'absent' }], ['cancelled without a reason given', coming, 'exercises.came', { state: 'cancelled', reason: null, starts: null }],
  ['dates as told elsewhere', dating, 'exercises.dated', { ends: '2022-04-08' }], ['a lesson', learning, 'exercises.lesson_learnt', { no: 1 }], ['a lesson closed', closing, 'exercises.lesson_closed', { no: 1 }],
])('%s is recorded', (_, does, kind, payload) => expect(actsOf(does())).toMatchObject([{ kind, payload, audience: ['parties'] }]));

test('the officer records what host and parties said elsewhere', () => {
  expect(actsOf(consenting({ consents: 'withheld' }, exercise(), as(officer)))).toHaveLength(1);
  expect(actsOf(attending({ party: 'BLR' }, exercise(), as(officer)))).toHaveLength(1);
  expect(actsOf(attending({ party: 'BLR' }, exercise(), as(signedDelegates.BLR)))).toHaveLength(1);
});

test('one that was moved can still be held, cancelled or moved again', () => {
  expect(actsOf(coming({ state: 'moved', starts: '2022-06-01', ends: '2022-06-03' }, exercise('moved')))).toMatchObject([{ payload: { starts: '2022-06-01' } }]);
});

test.each([['planned', later(0), 'planned'], ['planned', later(24 * 300), 'unreported'], ['moved', later(0), 'moved'], ['held', later(24 * 300), 'held'], ['cancelled', later(0), 'cancelled']])('%s at %s is %s', (state, now, expected) => {
  expect(stateOf({ state, starts: '2022-10-10', ends: null }, now, 'Europe/Moscow')).toBe(expected);
});

test('dates differ when an end does', () => {
  expect(datesDiffer([{ starts: '2022-09-26', ends: '2022-10-08' }, { starts: '2022-09-26', ends: '2022-10-13' }])).toBe(true);
  expect(datesDiffer([{ starts: '2022-09-26', ends: null }, { starts: '2022-09-26', ends: null }])).toBe(false);
});
