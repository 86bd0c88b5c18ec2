import { describe, expect, test } from 'vitest';
import { admin, analyst, csto, general, officer, planner, signedDelegates } from '../../../test/actors.ts';
import { closedFile, entry, record, requested, running, type Kept } from '../../../test/cases/operations.ts';
import type { Actor } from '../../core/act.ts';
import { foldOperation } from '../../core/operation/fold.ts';
import type { OperationFile } from '../operations/index.ts';
import { operationDuties } from './operations.ts';
import { roleOf } from './rows.ts';

const file = (kept: Kept): OperationFile => ({ row: { id: 'OP-1', number: 1, dossier: 'D-1', title: { en: 'Help' }, host: 'KAZ', seq: 1, audience: ['parties'], example: false }, operation: foldOperation(kept.acts)!, recorded: kept.acts });
const UNTIL_JULY = running(entry('notify', { to: 'UN' }), entry('notify', { to: 'SCO' }), entry('notify', { to: 'OSCE' }), entry('report', { on: '2022-02-01' }), entry('strength', { on: '2022-01-08' }));
const noon = (day: string): string => `${day}T09:00:00.000Z`;
const asked = (actor: Actor, kept: Kept, day: string, unplanned = false): string[] =>
  operationDuties({ operations: [file(kept)], unplanned }, roleOf(actor, csto, noon(day)), csto, noon(day)).map((one) => `${one.id} ${one.state} ${one.by ?? 'no hour'}`);
/** The file of an operation of the past whose decision names neither an end nor a review. */
const undated = (): Kept => {
  const { kept } = requested();
  record(kept, entry('decide', { to: null }));
  return kept;
};

describe('what an operation demands', () => {
  test('an undated mandate: a review date, of whoever records decisions, with no hour until there is one', () => {
    const kept = undated();
    expect(asked(officer, kept, '2022-01-08')).toEqual(['OP-1 review waiting no hour']);
    expect(asked(general, kept, '2022-01-08')).toEqual(['OP-1 review waiting no hour']);
    record(kept, entry('review', { on: '2022-01-08', review: '2022-03-01' }));
    expect(asked(officer, kept, '2022-01-08')).toEqual([]);
    expect(asked(officer, kept, '2022-02-20')).toEqual(['OP-1 review_due waiting 2022-03-01T21:00:00.000Z']);
    expect(asked(officer, kept, '2022-03-02')).toEqual(['OP-1 review_due late 2022-03-01T21:00:00.000Z']);
  });

  test('an end: an alarm thirty days before, and late from the day after it', () => {
    expect(asked(officer, UNTIL_JULY, '2022-05-31')).toEqual([]);
    expect(asked(officer, UNTIL_JULY, '2022-06-01')).toEqual(['OP-1 expires waiting 2022-07-01T21:00:00.000Z']);
    expect(asked(officer, UNTIL_JULY, '2022-07-02')).toEqual(['OP-1 expired late 2022-07-01T21:00:00.000Z', 'OP-1 present_after late 2022-07-01T21:00:00.000Z']);
  });

  test('notifications and reports, of whoever plans', () => {
    const kept = running();
    // What is told by practice has no clock, so only the rule that was found is owed; and forces need a statement of what is required.
    expect(asked(planner, kept, '2022-01-06')).toEqual(['OP-1 UN waiting 2022-01-06T21:00:00.000Z', 'OP-1 requirements waiting no hour']);
    expect(asked(planner, kept, '2022-01-09').filter((one) => one.includes(' UN '))).toEqual(['OP-1 UN late 2022-01-06T21:00:00.000Z']);
    expect(asked(planner, UNTIL_JULY, '2022-02-20').filter((one) => one.includes(' a '))).toEqual([]);
    expect(asked(planner, UNTIL_JULY, '2022-02-25').filter((one) => one.includes(' a '))).toEqual(['OP-1 a 2022-03-03 waiting 2022-03-03T21:00:00.000Z']);
    expect(asked(planner, UNTIL_JULY, '2022-03-05').filter((one) => one.includes(' a '))).toEqual(['OP-1 a 2022-03-03 late 2022-03-03T21:00:00.000Z']);
  });

  test('each of the one who owes it, and of nobody else', () => {
    const kept = running();
    for (const other of [officer, general, admin, analyst, signedDelegates.KAZ]) expect(asked(other, kept, '2022-01-09')).toEqual([]);
    expect(asked(planner, undated(), '2022-01-08').filter((one) => one.includes('review'))).toEqual([]);
    expect(asked(officer, kept, '2022-01-09', true), 'where nobody plans').toEqual(asked(planner, kept, '2022-01-09'));
  });

  test('a closed file demands nothing', () => {
    for (const actor of [officer, planner]) expect(asked(actor, closedFile(), '2022-09-01')).toEqual([]);
  });
});
