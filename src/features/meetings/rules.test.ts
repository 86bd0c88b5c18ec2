import { describe, expect, test } from 'vitest';
import { actsOf, as, both, changed, later, officer, signedDelegates } from '../../../test/actors.ts';
import { attending, calling, deciding, floor, holding, meeting, meetingRefusals, moving, setting, speaking, there } from '../../../test/cases/meetings.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import type { Decide } from './rules.ts';
import { outcomeOfDecision } from './rules.ts';
import { attended, convened, decided, intervened, itemSet, type Decided } from './schema.ts';

describe('calling a meeting', () => {
  test('is one act, with those who sit', () => {
    const [act] = actsOf(calling());
    expect(act).toMatchObject({ kind: 'meetings.convened', dossier: 'desk', audience: ['parties'], payload: { id: 'M-4', bodies: ['pc'], format: 'regular', decides: true, roster: ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK'], requestedBy: [], consultation: null } });
    expect(convened.safeParse(act!.payload).success).toBe(true);
  });

  test('the chair may call it, and a format that is informal does not decide', () => {
    expect(actsOf(calling({ format: 'informal' }, {}, as(signedDelegates.ARM)))[0]!.payload).toMatchObject({ decides: false });
  });

  test('bodies that meet jointly stand in the order of the charter', () => {
    expect(actsOf(calling({ bodies: ['cssc', 'cfm'], format: 'joint' }))[0]!.payload).toMatchObject({ bodies: ['cfm', 'cssc'], decides: false });
  });

  test('an extraordinary session is called at the request of two', () => {
    expect(actsOf(calling({ bodies: ['csc'], format: 'extraordinary', requestedBy: ['KAZ', 'TJK'] }))[0]!.payload).toMatchObject({ requestedBy: ['KAZ', 'TJK'] });
  });

  test('only those who may read it sit', () => {
    expect(actsOf(calling({ marking: 'named', named: ['TJK', 'KAZ'] }))[0]!.payload).toMatchObject({ roster: ['KAZ', 'TJK'] });
  });

  test('a body whose charter names no format meets and decides', () => {
    const plain = changed((charter) => { for (const body of charter.bodies) delete body.formats; });
    expect(actsOf(calling({ format: 'plain' }, {}, as(officer, undefined, plain)))[0]!.payload).toMatchObject({ format: 'plain', decides: true });
  });
});

describe('its agenda, attendance and words', () => {
  test('items are numbered in turn, and a change keeps the number', () => {
    expect(actsOf(setting())[0]!.payload).toMatchObject({ no: 2 });
    const [act] = actsOf(setting({ no: 1, seen: 41, documents: ['T-2'] }, { documents: [{ link: { kind: 'text', id: 'T-2' }, audience: ['public'] }] }));
    expect(act).toMatchObject({ payload: { no: 1, documents: [{ kind: 'text', id: 'T-2' }] }, refs: ['M-1', 'T-2'] });
    expect(itemSet.safeParse(act!.payload).success).toBe(true);
  });

  test('a meeting of two may have a paper of all parties', () => {
    expect(actsOf(setting({ about: 'T-2' }, { meeting: meeting({ audience: ['secretariat', 'party:KAZ'] }), about: { link: { kind: 'text', id: 'T-2' }, audience: ['parties'] } }))).toHaveLength(1);
  });

  test('an absent party has no level and no head', () => {
    const [act] = actsOf(attending({ state: 'absent', head: both('Somebody') }));
    expect(act!.payload).toEqual({ meeting: 'M-1', party: 'KAZ', present: false, level: null, head: null });
    expect(attended.safeParse(act!.payload).success).toBe(true);
  });

  test('a delegate records the words of the own party, and corrects them', () => {
    const [act] = actsOf(speaking({ no: 1, seen: 50 }, floor({ interventions: [{ no: 1, party: 'KAZ', seq: 50 }] }), as(signedDelegates.KAZ)));
    expect(act!.payload).toMatchObject({ no: 1, party: 'KAZ' });
    expect(intervened.safeParse(act!.payload).success).toBe(true);
  });

  test('it may be moved, and closed when everybody is accounted for', () => {
    expect(actsOf(moving())[0]!.payload).toMatchObject({ at: later(30) });
    expect(actsOf(holding())[0]!.kind).toBe('meetings.held');
  });
});

describe('a decision', () => {
  const outcome = (positions: [string, string][], change: Partial<Decide> = {}, absent = 'KGZ') => {
    const payload = actsOf(deciding({ positions: positions.map(([party, position]) => ({ party, position, words: both('words') })), ...change }, floor({ attendance: there(absent) })))[0]!.payload as Decided;
    expect(decided.safeParse(payload).success).toBe(true);
    return outcomeOfDecision(payload, meeting().at);
  };

  test('keeps absent, silent, standing aside, objecting and reserving apart', () => {
    const { rows } = outcome([['ARM', 'agrees'], ['BLR', 'aside'], ['KAZ', 'reserves'], ['TJK', 'objects']]);
    expect(Object.fromEntries(rows.map(({ party, standing }) => [party, standing]))).toEqual({ ARM: 'agrees', BLR: 'aside', KAZ: 'reserves', KGZ: 'absent', RUS: 'silent', TJK: 'objects' });
  });

  test.each<[string, [string, string][], boolean, string]>([
    ['nobody objects', [['ARM', 'agrees']], true, 'consensus.no_objection'],
    ['one reserves', [['KAZ', 'reserves']], true, 'consensus.no_objection'],
    ['one stands aside', [['KAZ', 'aside']], true, 'consensus.aside'],
    ['one objects', [['ARM', 'agrees'], ['TJK', 'objects']], false, 'consensus.objection'],
  ])('by consensus where %s', (_, positions, passes, code) => {
    const found = outcome(positions);
    expect(found.passes).toBe(passes);
    expect(found.because.map((one) => one.code)).toContain(code);
  });

  test('who is absent stands there as absent, which is no objection', () => {
    expect(outcome([]).because).toContainEqual({ code: 'consensus.absent', facts: { parties: ['KGZ'] } });
  });

  test('in a limited format it binds those in favour, unless somebody objects to the form', () => {
    expect(outcome([['ARM', 'agrees'], ['KAZ', 'agrees']], { way: 1 })).toMatchObject({ passes: true, bound: ['ARM', 'KAZ'] });
    expect(outcome([['ARM', 'agrees']], { way: 1, formObjected: ['TJK'] }).passes).toBe(false);
  });
});

describe('a meeting', () => {
  testRefusals(meetingRefusals);
});
