import { describe, expect, test } from 'vitest';
import { actsOf, analyst, as, both, general, later, NOW, officer } from '../../../test/actors.ts';
import { approve, content, HORIZON, issue, OPTIONS, proposalOf, propose, sendBack, takeBack, warning, warningRefusals } from '../../../test/cases/warnings.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import { formOfContent, readWarningForm } from './form.ts';
import { answerByOf, hashOf } from './rules.ts';
import { CONFIDENCE, issued, proposed, returned, withdrawn, type Evidence, type Proposed } from './schema.ts';

describe('answer-by', () => {
  test('is the horizon less the longest lead time', () => {
    expect(answerByOf(HORIZON, [{ leadHours: 48 }, { leadHours: 100 }, { leadHours: 0 }])).toBe(later(200));
    expect(answerByOf(HORIZON, [{ leadHours: 0 }])).toBe(HORIZON);
    expect(answerByOf(HORIZON, [])).toBe(HORIZON);
  });
});

describe('issuing a warning', () => {
  test('is one act of the dossier, for its readers, with the computed date', () => {
    const acts = actsOf(issue());
    const { answerBy: _, answerByReason: __, ...said } = warning();
    expect(acts).toEqual([{ kind: 'warnings.issued', dossier: 'D-1', audience: ['parties'], payload: { ...said, id: 'W-4', answerBy: later(200), answerByReason: null, evidence: [] }, refs: [] }]);
    expect(issued.safeParse(acts[0]!.payload).success).toBe(true);
  });

  test('keeps the audience of its dossier', () => {
    const acts = actsOf(issue({ addressees: { bodies: [], parties: ['TJK'] } }, { dossier: { id: 'D-1', audience: ['secretariat', 'party:TJK'] } }));
    expect(acts[0]!.audience).toEqual(['secretariat', 'party:TJK']);
  });

  test.each([
    ['another date, with its reason', { answerBy: later(20), answerByReason: both('the session is earlier') }, { answerBy: later(20), answerByReason: both('the session is earlier') }],
    ['the computed date said again: no reason is kept', { answerBy: later(200), answerByReason: both('why') }, { answerBy: later(200), answerByReason: null }],
    ['the last moment', { answerBy: HORIZON, answerByReason: both('why') }, { answerBy: HORIZON }],
    ['an option that takes no time', { options: [{ what: both('x'), leadHours: 0 }] }, { answerBy: HORIZON }],
    ['certainty, either way', { probability: { from: 0, to: 100 } }, { probability: { from: 0, to: 100 } }],
    ['one number', { probability: { from: 30, to: 30 } }, { probability: { from: 30, to: 30 } }],
    ['parties only', { addressees: { bodies: [], parties: ['KAZ'] } }, { addressees: { bodies: [], parties: ['KAZ'] } }],
    ['one millisecond before the longest option had to begin', { horizon: new Date(Date.parse(NOW) + 100 * 3_600_000 + 1).toISOString() }, {}],
  ])('%s', (_, change, payload) => {
    expect(actsOf(issue(change))[0]!.payload).toMatchObject(payload);
  });

  test.each(CONFIDENCE)('confidence %s', (confidence) => {
    expect(actsOf(issue({ confidence }))[0]!.payload).toMatchObject({ confidence });
  });

  test('the Secretary General issues one too', () => {
    expect(actsOf(issue({}, {}, as(general)))).toHaveLength(1);
  });

  test('carries its evidence with vintage, a gap included', () => {
    const figure: Evidence = { import: 'I-1', series: 'ucdp-deaths', area: 'AFG', period: '2022-04', value: null, unit: { en: 'deaths' }, source: 'UCDP', vintage: '25.1' };
    expect(actsOf(issue({}, { evidence: [figure] }))[0]!.payload).toMatchObject({ evidence: [figure] });
  });

  test('has at least one option and none of its own making', () => {
    expect(actsOf(issue())[0]!.payload).toMatchObject({ options: OPTIONS });
    expect(issued.safeParse({ ...actsOf(issue())[0]!.payload, options: [] }).success).toBe(false);
  });

  testRefusals(warningRefusals);
});

describe('proposing a warning', () => {
  test('is an act for the secretariat and the own centre, whoever reads the dossier', () => {
    expect(actsOf(propose())).toEqual([{ kind: 'warnings.proposed', dossier: 'D-1', audience: ['secretariat', 'centre:KAZ-1'], payload: { id: 'WP-1', revision: 1, ...content() } }]);
    expect(proposed.safeParse(actsOf(propose())[0]!.payload).success).toBe(true);
    expect(actsOf(propose({}, {}, as(officer)))[0]!.audience).toEqual(['secretariat']);
  });

  test.each(['open', 'returned'] as const)('again, when it is %s, is the next revision under the same number', (state) => {
    const [act] = actsOf(propose({ changes: 'WP-1', sentence: both('Violence may reach Ishkashim') }, { before: proposalOf({ state, revision: 3 }) }));
    expect(act!.payload).toMatchObject({ id: 'WP-1', revision: 4, sentence: both('Violence may reach Ishkashim') });
  });

  test('approved by another, it is issued word for word, in the name of whoever approved it, to all who read the dossier', () => {
    const [act] = actsOf(approve({}, as(general)));
    expect(act).toEqual({
      kind: 'warnings.issued', dossier: 'D-1', audience: ['parties'], refs: ['WP-1'],
      payload: { id: 'W-4', ...content(), approves: { proposal: 'WP-1', revision: 1, hash: proposalOf().hash, writtenBy: 'kaz-analyst' } },
    });
    expect(issued.safeParse(act!.payload).success).toBe(true);
  });

  test('every word, figure and date is held by its hash, and so is its revision', () => {
    const all: Proposed = { id: 'WP-1', revision: 1, ...content() };
    const others: Partial<Proposed>[] = [{ id: 'WP-2' }, { revision: 2 }, { sentence: both('other') }, { probability: { from: 40, to: 61 } }, { confidence: 'low' }, { consequence: both('other') }, { addressees: { bodies: ['pc'], parties: [] } }, { options: [] }, { horizon: later(1) }, { answerBy: later(1) }, { answerByReason: both('x') }];
    expect(new Set([all, ...others.map((one) => ({ ...all, ...one }))].map(hashOf)).size).toBe(1 + others.length);
  });

  test('is sent back with words, and taken back without, for the same readers', () => {
    const [back] = actsOf(sendBack());
    expect(back).toEqual({ kind: 'warnings.returned', dossier: 'D-1', audience: ['centre:KAZ-1', 'secretariat'], refs: ['WP-1'], payload: { proposal: 'WP-1', revision: 1, words: both('Name the district') } });
    expect(returned.safeParse(back!.payload).success).toBe(true);
    for (const state of ['open', 'returned'] as const) {
      const [away] = actsOf(takeBack({ proposal: proposalOf({ state }) }, as(analyst)));
      expect(away).toEqual({ kind: 'warnings.withdrawn', dossier: 'D-1', audience: ['centre:KAZ-1', 'secretariat'], refs: ['WP-1'], payload: { proposal: 'WP-1', revision: 1 } });
      expect(withdrawn.safeParse(away!.payload).success).toBe(true);
    }
  });

  test('opened to be changed, its form reads as what it was', () => {
    const figure: Evidence = { import: 'I-1', series: 'ucdp-deaths', area: 'AFG', period: '2022-04', value: 3, unit: { en: 'deaths' }, source: 'UCDP', vintage: '25.1', signal: { expected: 1, low: 0, high: 2, months: 36 } };
    for (const change of [{}, { answerBy: later(90), answerByReason: both('the session') }]) {
      const was = content({ ...change, evidence: [figure] });
      const form = new FormData();
      for (const [name, values] of Object.entries(formOfContent(was, 'Europe/Moscow'))) for (const value of values) form.append(name, value);
      const { answerBy, evidence: _, ...same } = was;
      expect(readWarningForm(form, 'D-1', 'Europe/Moscow')).toEqual({ evidence: [{ series: 'ucdp-deaths', area: 'AFG', period: '2022-04', signal: true }], warning: { ...same, answerBy: was.answerByReason === null ? null : answerBy } });
    }
  });
});
