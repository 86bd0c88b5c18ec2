import { describe, expect, test } from 'vitest';
import { digest } from '../../core/canonical.ts';
import { actsOf, as, both, chair, changed, csto, later, NOW, PARTIES_IN_ORDER, signedDelegates } from '../../../test/actors.ts';
import { DEADLINE, HASH, PARAGRAPHS, procedureRefusals, running, start, take, taken, withdraw } from '../../../test/cases/procedures.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import { newestOf, silenceMatters, undoable } from './rules.ts';
import { circulated, objectionWithdrawn, positionTaken } from './schema.ts';

describe('circulating', () => {
  test('is one act of the chair that pins rule, roster, text and hour', () => {
    const acts = actsOf(start());
    expect(acts).toEqual([{
      kind: 'procedures.circulated', dossier: 'D-1', audience: ['parties'], refs: ['T-1'], office: 'chair',
      payload: {
        id: 'S-7', dossier: 'D-1', text: 'T-1', version: 2, hash: HASH, paragraphs: 3, matter: 'joint_statement', body: 'csc', ruleId: 'silence',
        rule: { kind: 'silence', minHours: 72, asideBlocks: false, scope: 'paragraphs', onObjection: 'breaks' }, verified: false, roster: PARTIES_IN_ORDER, deadline: DEADLINE, charter: 1, closes: null,
      },
    }]);
    expect(circulated.safeParse(acts[0]!.payload).success).toBe(true);
  });

  test('the roster is who is a member on the day and may read the text', () => {
    const version = { text: 'T-1', dossier: 'D-1', version: 2, hash: HASH, paragraphs: PARAGRAPHS, audience: ['secretariat', 'party:ARM', 'party:TJK', 'party:UZB'] };
    expect(actsOf(start({}, { version }))[0]!.payload).toMatchObject({ roster: ['ARM', 'TJK'] });
  });

  test('what met an objection is closed by the next circulation, of another text', () => {
    const latest = running({ hash: digest('version 1'), openedAt: later(-2), positions: [{ ...taken('KAZ', 'objects', 5), at: later(-1) }] });
    expect(actsOf(start({}, { latest }))[0]!.payload).toMatchObject({ closes: 'S-1' });
  });

  test('what was not adopted is over by itself', () => {
    const latest = running({ hash: digest('version 1'), openedAt: later(-100), deadline: later(-28), positions: [{ ...taken('KAZ', 'objects', 5), at: later(-50) }] });
    expect(actsOf(start({}, { latest }))[0]!.payload).toMatchObject({ closes: null });
  });

  test('the chair is whoever presides on the day at the seat', () => {
    const [eve, turn] = ['2022-12-31T20:59:59.999Z', '2022-12-31T21:00:00.000Z'];
    const [armenia, belarus] = [chair, signedDelegates.BLR];
    const at = (actor: typeof chair, now: string) => start({ deadline: later(72, now) }, {}, as(actor, now));
    expect([at(armenia, eve), at(belarus, turn)].map((d) => 'acts' in d)).toEqual([true, true]);
    expect([at(armenia, turn), at(belarus, eve)].map((d) => 'acts' in d)).toEqual([false, false]);
  });

  test('another office of the charter circulates in its own name', () => {
    const other = changed((charter) => (charter.matters.find((m) => m.id === 'joint_statement')!.openedBy = ['permanent_delegate']));
    const [act] = actsOf(start({}, {}, as(signedDelegates.KAZ, NOW, other)));
    expect(act).not.toHaveProperty('office');
  });

  test('only matters decided by silence are offered', () => {
    expect(silenceMatters(csto).map((m) => m.id)).toEqual(['joint_statement', 'correction', 'concordance']);
  });
});

describe('taking a position', () => {
  test.each([
    ['agrees', {}, null], ['agrees', both('gladly'), both('gladly')], ['aside', {}, null], ['abstains', {}, null], ['recused', {}, null], ['reserves', both('as an aim'), both('as an aim')], ['objects', both('no'), both('no')],
  ])('%s %j', (kind, words, kept) => {
    const acts = actsOf(take({ kind, words, paragraphs: [3, 1, 3] }));
    expect(acts).toEqual([{
      kind: 'procedures.position_taken', dossier: 'D-1', audience: ['parties'], refs: ['S-1'], office: 'permanent_delegate', payload: { procedure: 'S-1', party: 'KAZ', kind, paragraphs: [1, 3], hash: HASH, words: kept },
    }]);
    expect(positionTaken.safeParse(acts[0]!.payload).success).toBe(true);
  });

  test('may be changed by whoever has seen the newest, until the last millisecond', () => {
    const again = running({ positions: [taken('KAZ', 'agrees', 8), taken('ARM', 'objects', 10), taken('KAZ', 'aside', 9)] });
    expect(actsOf(take({ seen: 9 }, again, as(signedDelegates.KAZ, new Date(Date.parse(DEADLINE) - 1).toISOString())))).toHaveLength(1);
  });

  test('is taken on a broken procedure too: the others may still move', () => {
    expect(actsOf(take({}, running({ positions: [taken('ARM', 'objects', 5)] })))).toHaveLength(1);
  });

  test('the whole text where only the whole counts', () => {
    expect(actsOf(take({ kind: 'objects', words: both('no') }, running({ rule: { ...running().rule, scope: 'whole' } })))).toHaveLength(1);
  });
});

describe('taking an objection back', () => {
  test.each<[string, number[], ReturnType<typeof taken>[], number[]]>([
    ['the whole of it', [], [taken('KAZ', 'objects', 9)], [1, 2, 3]],
    ['all that stands', [], [taken('KAZ', 'objects', 8), taken('KAZ', 'agrees', 9, [2])], [1, 3]],
    ['a part of it', [3, 2], [taken('KAZ', 'objects', 9)], [2, 3]],
    ['what stands of what is named', [1, 2], [taken('KAZ', 'objects', 9, [2, 3])], [2]],
  ])('%s', (_, paragraphs, positions, expected) => {
    const acts = actsOf(withdraw({ paragraphs }, running({ positions })));
    expect(acts).toEqual([{ kind: 'procedures.objection_withdrawn', dossier: 'D-1', audience: ['parties'], refs: ['S-1'], office: 'permanent_delegate', payload: { procedure: 'S-1', party: 'KAZ', paragraphs: expected } }]);
    expect(objectionWithdrawn.safeParse(acts[0]!.payload).success).toBe(true);
  });
});

test('the newest act of a party is the one with the highest number, wherever it stands in the list', () => {
  expect(newestOf([taken('KAZ', 'agrees', 9), taken('ARM', 'agrees', 12), taken('KAZ', 'aside', 7)], 'KAZ')).toBe(9);
  expect(newestOf([taken('ARM', 'agrees', 12)], 'KAZ')).toBeNull();
});

describe('a procedure', () => {
  testRefusals(procedureRefusals);
});

describe('taking a position back', () => {
  const rule = { ...running().rule, undoMinutes: 60 };
  const carried = { ...taken('KAZ', 'agrees', 0), at: NOW };

  test('is there for an hour after the act, and never past the end of the period', () => {
    const positions = [{ ...taken('KAZ', 'objects', 9), at: NOW }];
    expect(undoable(running({ rule, positions }), 'KAZ', later(0.5))).toEqual({ act: 9, until: later(1) });
    expect(undoable(running({ rule, positions, deadline: later(0.75) }), 'KAZ', later(0.5))).toEqual({ act: 9, until: later(0.75) });
    expect(undoable(running({ rule, positions }), 'KAZ', later(1))).toBe(null);
    expect(undoable(running({ rule, positions }), 'TJK', later(0.5))).toBe(null);
  });

  test('is not there for what was carried over, which is no act of this period', () => {
    expect(undoable(running({ rule, positions: [carried] }), 'KAZ', later(0.5))).toBe(null);
    expect(undoable(running({ rule, positions: [carried, { ...taken('KAZ', 'objects', 9), at: NOW }] }), 'KAZ', later(0.5))).toEqual({ act: 9, until: later(1) });
  });
});
