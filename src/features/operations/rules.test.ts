import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../core/refusal.ts';
import { foldOperation } from '../../core/operation/fold.ts';
import { datesOf, equipmentOf, isUndated, noticesOf, owedOf, reportsOf } from '../../core/operation/owed.ts';
import { excessesOf, gapsOn, strengthByDay, strengthsOn, unexplained } from '../../core/operation/strength.ts';
import { KAZAKHSTAN_ENTRIES, KAZAKHSTAN_REQUEST } from '../../example/operation.ts';
import { both, csto } from '../../../test/actors.ts';
import { claim, closedFile, code, entry, operationRefusals, record, requested, running, TAJIKISTAN, type Kept } from '../../../test/cases/operations.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import { notificationRules, readinessOrder } from './charter.ts';

testRefusals(operationRefusals);

const RULES = notificationRules(csto);
const fold = (kept: Kept) => foldOperation(kept.acts)!;

/** The file of January 2022, entry by entry. */
function january(until = '9999'): Kept {
  const { kept, decision } = requested({ ...KAZAKHSTAN_REQUEST, dossier: 'D-1' });
  expect(isRefusal(decision)).toBe(false);
  for (const one of KAZAKHSTAN_ENTRIES) expect([one.what, code(record(kept, one))]).toEqual([one.what, null]);
  kept.acts = kept.acts.filter((act) => act.payload.on <= until);
  return kept;
}

describe('January 2022', () => {
  test('replays from request to withdrawal, and to the close-out', () => {
    const stages = ['2022-01-05', '2022-01-06', '2022-01-12', '2022-01-13', '2022-01-18', '2022-01-19'].map((day) => fold(january(day)).stage);
    expect(stages).toEqual(['requested', 'deploying', 'deploying', 'withdrawing', 'withdrawing', 'withdrawn']);
    const kept = january();
    expect(code(record(kept, entry('close')))).toBe(null);
    expect(fold(kept).stage).toBe('closed');
    expect(owedOf(fold(kept), RULES, '2022-05-10')).toEqual([]);
  });

  test('the mandate without a date demands a review date, first of all, until there is one', () => {
    const kept = january('2022-01-13');
    expect(isUndated(fold(kept))).toBe(true);
    expect(owedOf(fold(kept), RULES, '2022-01-13')[0]).toEqual({ kind: 'review', key: 'review', by: '2022-01-06', state: 'late', days: 7 });
    expect(owedOf(fold(january()), RULES, '2022-05-12')[0]).toMatchObject({ kind: 'review', days: 126 });
    expect(code(record(kept, entry('review', { on: '2022-01-13', review: '2022-01-16' })))).toBe(null);
    expect(owedOf(fold(kept), RULES, '2022-01-13').map((one) => one.kind)).toEqual(['review_due']);
    expect(fold(kept).mandate).toMatchObject({ to: null, review: '2022-01-16' });
  });

  test('the Security Council was told a day late, the others by practice', () => {
    expect(noticesOf(fold(january()), RULES, '2022-05-10').map(({ to, due, took, state }) => [to, due, took, state])).toEqual([['UN', '2022-01-06', 1, 'met_late'], ['SCO', null, 1, 'met'], ['OSCE', null, 1, 'met']]);
    expect(noticesOf(fold(january('2022-01-06')), RULES, '2022-01-09')[0]).toMatchObject({ to: 'UN', state: 'late', done: null });
    expect(owedOf(fold(january('2022-01-06')), RULES, '2022-01-09')).toContainEqual({ kind: 'notify', key: 'UN', by: '2022-01-06', state: 'late', days: 3 });
  });

  test('strength by day is what was stated, and nothing between', () => {
    const days = new Map(strengthByDay(fold(january())).map((one) => [one.day, one]));
    expect(days.get('2022-01-06')).toMatchObject({ authorised: null, offered: 2500, deployed: null, present: null });
    expect(days.get('2022-01-13')).toMatchObject({ offered: 2500, present: 2000 });
    expect(days.get('2022-01-19')).toMatchObject({ deployed: 0, present: 0 });
    expect(['ARM', 'BLR', 'KGZ', 'RUS', 'TJK'].map((party) => strengthsOn(fold(january()), `party:${party}`, '2022-01-13').offered)).toEqual([100, null, 150, null, 200]);
    expect(excessesOf(fold(january()))).toEqual([]);
  });
});

describe('a mandate', () => {
  test('ends, is an alarm before and after, and is extended by a decision of this desk or a later one from elsewhere', () => {
    const kept = running();
    expect(owedOf(fold(kept), [], '2022-06-10').map((one) => [one.kind, one.state, one.days])).toContainEqual(['expires', 'soon', 21]);
    expect(owedOf(fold(kept), [], '2022-07-03').map((one) => one.kind)).toContain('expired');
    kept.adopted = { procedure: 'S-1', text: 'T-1', version: 1, hash: 'a'.repeat(64), on: '2022-04-01', adopted: true };
    const change = entry('change', { decision: { procedure: 'S-1', body: '', on: null, words: {} }, source: null });
    expect(code(record(kept, change))).toBe(null);
    expect(fold(kept).mandate!.to).toBe('2022-09-01');
    expect(code(record(kept, change))).toBe('operations.decision_used');
  });

  test('that was extended after its end shows the days without one', () => {
    const kept = running(entry('change', { decision: { procedure: null, body: 'csc', on: '2022-08-01', words: both('Later') }, to: '2022-12-01' }));
    expect(fold(kept).mandate!.lapses).toEqual([{ from: '2022-07-01', to: '2022-08-01' }]);
  });

  test('owes its reports, each met or late by its own day', () => {
    const kept = running(entry('report', { on: '2022-02-04' }));
    expect(reportsOf(fold(kept), '2022-03-10').map((one) => [one.due, one.state, one.days])).toEqual([['2022-02-01', 'met_late', 3], ['2022-03-03', 'late', 7], ['2022-04-02', 'waiting', 23]]);
    expect(datesOf(fold(kept), '2022-03-10').map((one) => one.kind)).toEqual(['report', 'report', 'report', 'end']);
  });
});

const DAYS = ['2022-01-08', '2022-02-10', '2022-03-12', '2022-04-14', '2022-05-09'];
const SCOPES = ['all', 'party:TJK', 'party:KAZ', 'unit:U1', 'unit:U2'];
const anyEntry = fc.oneof(
  fc.record({ on: fc.constantFrom(...DAYS), scope: fc.constantFrom(...SCOPES), measure: fc.constantFrom('offered', 'deployed', 'present'), n: fc.nat(400) }).map(({ n, ...one }) => entry('strength', { ...one, claim: claim(n) })),
  fc.record({ on: fc.constantFrom(...DAYS), scope: fc.constantFrom(...SCOPES), direction: fc.constantFrom('in', 'out'), n: fc.nat(400) }).map(({ n, ...one }) => entry('move', { ...one, strength: claim(n) })),
  fc.record({ on: fc.constantFrom(...DAYS), unit: fc.constantFrom(null, 'U1'), n: fc.nat(400) }).map(({ n, ...one }) => entry('offer', { ...one, strength: claim(n) })),
  fc.record({ on: fc.constantFrom(...DAYS), present: fc.nat(400) }).map((one) => entry('sitrep', one)),
  fc.record({ on: fc.constantFrom(...DAYS), stage: fc.constantFrom('deploying', 'active', 'suspended', 'resumed', 'withdrawing', 'withdrawn') }).map((one) => entry('stage', one)),
  fc.record({ review: fc.constantFrom('2022-08-01', '2030-01-01') }).map((one) => entry('review', one)),
  fc.nat(30).map((act) => entry('correct', { act })), fc.constant(entry('close')), fc.constant(entry('claim')), fc.constant(entry('require')), fc.constant(entry('visit')), fc.constant(entry('equipment')),
);

describe('whatever is recorded', () => {
  test('present never exceeds deployed, nor deployed what is offered or authorised, without a discrepancy on record', () => {
    fc.assert(fc.property(fc.array(fc.tuple(anyEntry, fc.boolean()), { maxLength: 14 }), (all) => {
      const kept = running();
      for (const [one, words] of all) record(kept, one, words ? { words: 'They do not add up' } : {});
      expect(unexplained(fold(kept))).toEqual([]);
    }), { numRuns: 250 });
  });

  test('no path but a decision moves the end of a mandate, its ceiling, purpose or tasks', () => {
    fc.assert(fc.property(fc.array(anyEntry, { maxLength: 20 }), (all) => {
      const kept = running();
      const terms = () => { const { to, from, ceiling, purpose, tasks } = fold(kept).mandate!; return { to, from, ceiling, purpose, tasks }; };
      const before = terms();
      for (const one of all) record(kept, one, { words: 'So it was' });
      expect(terms()).toEqual(before);
    }), { numRuns: 150 });
  });

  test('a closed file takes corrections and nothing else', () => {
    const [kept, size] = [closedFile(), closedFile().acts.length];
    for (const what of ['review', 'change', 'claim', 'notify', 'report', 'require', 'offer', 'move', 'strength', 'equipment', 'visit', 'stage', 'close', 'sitrep', 'decide'] as const) expect([what, code(record(kept, entry(what)))]).toEqual([what, 'operations.closed']);
    expect(kept.acts).toHaveLength(size);
    const equipment = kept.acts.find((act) => act.kind === 'equipment_set')!;
    expect(code(record(kept, entry('correct', { act: equipment.seq })))).toBe(null);
    expect(equipmentOf(fold(kept))).toEqual([]);
  });
});

test('what is said of a discrepancy is recorded in the same batch, with how much and since when', () => {
  const answer = record(running(), entry('strength', { on: '2022-03-01', claim: claim(150) }), { words: 'Two lists' });
  expect(isRefusal(answer) ? answer : answer.acts.map((act) => [act.kind, act.payload])).toMatchObject([['operations.strength_reported', {}], ['operations.discrepancy_recorded', { scope: 'unit:U1', pair: 'present_deployed', by: 50, on: '2022-03-01' }], ['operations.discrepancy_recorded', { scope: 'party:TJK' }], ['operations.discrepancy_recorded', { scope: 'all' }]]);
});

test('requirements stand beside offers, with the gap and the readiness', () => {
  const kept = running(entry('require', { readiness: 'aligned' }), entry('offer', { unit: 'U1', requirement: 'R1', readiness: 'assessed' }));
  expect(gapsOn(fold(kept), '2022-05-10', readinessOrder)).toMatchObject([{ offered: 200, gap: 300, ready: false }]);
});

test('what is absent or unserviceable is not reimbursable, and a visit counts where it found less', () => {
  const kept = running();
  expect(equipmentOf(fold(kept))).toMatchObject([{ shortfall: 2, outstanding: 1, serviceable: 75, reimbursable: 6 }]);
  record(kept, entry('visit'));
  expect(equipmentOf(fold(kept))).toMatchObject([{ shortfall: 3, serviceable: 71, reimbursable: 5 }]);
});

test('a delegate reports for the own party, and a fact of the past takes effect on its day', () => {
  const answer = record(running(), entry('offer', { on: '2022-02-01' }), { actor: TAJIKISTAN });
  expect(isRefusal(answer) ? answer : answer.acts[0]!.effectiveAt).toBe('2022-01-31T21:00:00.000Z');
  expect(code(record(running(), entry('sitrep'), { actor: TAJIKISTAN }))).toBe(null);
});
