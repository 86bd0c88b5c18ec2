import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actsOf, as, both, chair, changed, later, NOW, PARTIES_IN_ORDER } from '../../../test/actors.ts';
import { againstUse, confirm, consenting, DEADLINE, end, extend, HASH, paragraph, PARAGRAPHS, proposal, propose, running, start, take, taken } from '../../../test/cases/procedures.ts';
import { digest } from '../../core/canonical.ts';
import { evaluateSilence } from '../../core/procedure/silence.ts';
import { keptParagraphs, reopen } from '../../core/procedure/reopen.ts';
import { caseOf, type CirculateState } from './rules.ts';
import { circulated, confirmed, ended, extended, proposed, useObjected } from './schema.ts';

const earlier = (positions = [{ ...taken('KAZ', 'objects', 5, [2]), at: later(-50) }], change = {}): Partial<CirculateState> =>
  ({ latest: running({ version: 1, hash: digest('version 1'), openedAt: later(-100), deadline: later(-28), positions, ...change }), before: PARAGRAPHS.map((p, i) => (i === 1 ? paragraph('old two') : p)) });

describe('the chair', () => {
  test('moves the hour forward, and everything the parties said stands', () => {
    const [act] = actsOf(extend());
    expect(act).toMatchObject({ kind: 'procedures.extended', payload: { procedure: 'S-1', deadline: later(96), was: DEADLINE }, refs: ['S-1', 'T-1'] });
    expect(extended.safeParse(act!.payload).success).toBe(true);
    const moved = running({ deadline: later(96), positions: [taken('KAZ', 'agrees', 9)] });
    expect(evaluateSilence(caseOf(moved), DEADLINE)).toMatchObject({ state: 'open', byParty: { KAZ: 'agrees' } });
  });

  test('moves it while silence is broken too', () => expect(actsOf(extend({}, running({ positions: [taken('KAZ', 'objects', 9)] })))).toHaveLength(1));

  test.each(['withdrawn', 'converted'] as const)('ends an open period: %s', (how) => {
    const [act] = actsOf(end({ how }));
    expect(act).toMatchObject({ kind: 'procedures.ended', payload: { procedure: 'S-1', how, to: null } });
    expect(ended.safeParse(act!.payload).success).toBe(true);
    const outcome = evaluateSilence(caseOf(running({ closedAt: later(2), ended: { how, to: null } })), later(3));
    expect([outcome.state, outcome.because[0]]).toEqual(['not_adopted', { code: `silence.${how}`, facts: { at: later(2) } }]);
  });

  test('sends what was objected to to the body that the rule names, and circulates the same text there', () => {
    const rule = { ...running().rule, escalatesTo: [{ body: 'pc', procedure: 'silence' }] };
    const [act] = actsOf(end({ how: 'escalated', to: 'pc' }, running({ rule, positions: [taken('KAZ', 'objects', 9)] })));
    expect(act!.payload).toMatchObject({ how: 'escalated', to: { body: 'pc', procedure: 'silence' } });
    const latest = running({ closedAt: later(-1), openedAt: later(-10), ended: { how: 'escalated', to: { body: 'pc', procedure: 'silence' } } });
    expect(actsOf(start({}, { latest, before: PARAGRAPHS }))[0]!.payload).toMatchObject({ body: 'pc', escalates: 'S-1', hash: HASH, closes: null });
  });

  test('confirms by letter what silence adopted', () => {
    const [act] = actsOf(confirm({}, running({ rule: { ...running().rule, confirm: true } }), as(chair, DEADLINE)));
    expect(confirmed.safeParse(act!.payload).success).toBe(true);
  });

  test('may give an urgent matter the shorter period that the rule names', () => {
    const urgent = as(chair, NOW, changed((charter) => { const rule = charter.procedures.find((p) => p.id === 'silence')!.rule; if (rule.kind === 'silence') rule.urgentHours = 6; }));
    expect(actsOf(start({ urgent: true, deadline: later(6) }, {}, urgent))[0]!.payload).toMatchObject({ urgent: true, deadline: later(6) });
    expect(start({ urgent: true, deadline: later(5) }, {}, urgent)).toMatchObject({ code: 'procedures.deadline_short', facts: { hours: 6 } });
    expect(start({ deadline: later(6) }, {}, urgent)).toMatchObject({ code: 'procedures.deadline_short', facts: { hours: 72 } });
  });
});

describe('where silence needs consent', () => {
  test('it is proposed, and circulated when nobody objects', () => {
    const [act] = actsOf(propose());
    expect(act).toMatchObject({ kind: 'procedures.proposed', payload: { id: 'SP-3', roster: PARTIES_IN_ORDER } });
    expect(proposed.safeParse(act!.payload).success).toBe(true);
    const [sent] = actsOf(start({}, { proposal: proposal() }, consenting()));
    expect(sent!.payload).toMatchObject({ proposal: 'SP-1' });
    expect(circulated.safeParse(sent!.payload).success).toBe(true);
  });
  test('a party objects to its use in its own words', () => {
    const [act] = actsOf(againstUse());
    expect(act).toMatchObject({ kind: 'procedures.use_objected', office: 'permanent_delegate', payload: { proposal: 'SP-1', party: 'KAZ' } });
    expect(useObjected.safeParse(act!.payload).success).toBe(true);
  });
});

describe('reopening', () => {
  const positions = [{ ...taken('KAZ', 'objects', 5, [2]), at: later(-50) }, { ...taken('ARM', 'agrees', 6), at: later(-49) }, { ...taken('BLR', 'reserves', 7, [1]), at: later(-48) }, { ...taken('TJK', 'aside', 8, [3]), at: later(-47) }];

  test('puts only what changed to the parties, and what was said on the rest stands', () => {
    const { payload } = actsOf(start({ reopen: true }, earlier(positions)))[0]!;
    expect(payload).toMatchObject({
      open: [2],
      carried: [{ party: 'ARM', kind: 'agrees', paragraph: 1 }, { party: 'ARM', kind: 'agrees', paragraph: 3 }, { party: 'BLR', kind: 'reserves', paragraph: 1 }, { party: 'TJK', kind: 'aside', paragraph: 3 }],
    });
    expect(circulated.safeParse(payload).success).toBe(true);
  });

  test('a word on the whole is on what is open', () => {
    expect(actsOf(take({}, running({ open: [2] })))[0]!.payload).toMatchObject({ paragraphs: [2] });
  });

  test('a paragraph put in between moves the rest and opens only itself', () => {
    expect([...keptParagraphs(PARAGRAPHS, [PARAGRAPHS[0]!, paragraph('new'), PARAGRAPHS[1]!, PARAGRAPHS[2]!])]).toEqual([[1, 1], [3, 2], [4, 3]]);
    expect([...keptParagraphs(PARAGRAPHS, [PARAGRAPHS[1]!])]).toEqual([[1, 2]]);
    expect([...keptParagraphs(PARAGRAPHS, [])]).toEqual([]);
  });

  test('law: nothing kept is changed, order is kept, and no standing objection is left behind', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 });
    fc.assert(fc.property(texts, texts, fc.array(fc.constantFrom('silent', 'agrees', 'objects', 'aside', 'reserves'), { minLength: 8, maxLength: 8 }), (was, is, row) => {
      const [before, after] = [was.map(paragraph), is.map(paragraph)];
      const kept = [...keptParagraphs(before, after)];
      for (const [now, old] of kept) expect(after[now - 1]).toEqual(before[old - 1]);
      expect(kept.every(([now, old], i) => i === 0 || (now > kept[i - 1]![0] && old > kept[i - 1]![1]))).toBe(true);
      const found = reopen(before, after, { matrix: { KAZ: row.slice(0, was.length) as never } });
      expect(found.open.length + kept.length).toBe(after.length);
      expect(found.carried.some(({ kind }) => kind === 'objects')).toBe(false);
      expect(found.unmet).toEqual(kept.map(([, old]) => old).filter((old) => row[old - 1] === 'objects'));
    }));
  });

  test('both languages count: a change in one reopens the paragraph', () => {
    expect(keptParagraphs([paragraph('x')], [{ ...paragraph('x'), words: { ...both('x'), en: 'y' } }]).size).toBe(0);
  });
});
