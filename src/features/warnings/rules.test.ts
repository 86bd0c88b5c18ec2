import { describe, expect, test } from 'vitest';
import { actsOf, as, both, general, later, NOW } from '../../../test/actors.ts';
import { HORIZON, issue, OPTIONS, warning, warningRefusals } from '../../../test/cases/warnings.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import { answerByOf } from './rules.ts';
import { CONFIDENCE, issued, type Evidence } from './schema.ts';

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
    expect(acts).toEqual([{ kind: 'warnings.issued', dossier: 'D-1', audience: ['parties'], payload: { ...said, id: 'W-4', answerBy: later(200), answerByReason: null, evidence: [] } }]);
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
