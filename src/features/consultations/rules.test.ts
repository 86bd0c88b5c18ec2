import { describe, expect, test } from 'vitest';
import { actsOf, as, both, changed, csto, later, NOW, signedDelegates } from '../../../test/actors.ts';
import { answer, ask, consultationRefusals, given, REQUEST } from '../../../test/cases/consultations.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import { consultationMatters, standingOf } from './rules.ts';
import { answered, requested } from './schema.ts';

describe('asking for a consultation', () => {
  test('is one act: everybody else who may read owes an answer, by the hour of the charter', () => {
    const acts = actsOf(ask());
    expect(acts).toEqual([{
      kind: 'consultations.requested', dossier: 'D-1', audience: ['parties'], refs: ['W-1'],
      payload: {
        id: 'C-5', dossier: 'D-1', warning: 'W-1', matter: 'joint_consultation', body: 'pc', article: 'treaty_2', question: both('What can you share?'), party: 'TJK',
        roster: ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS'], answerBy: later(24), charter: 1,
      },
    }]);
    expect(requested.safeParse(acts[0]!.payload).success).toBe(true);
  });

  test('whoever may not read the matter is not asked', () => {
    expect(actsOf(ask({}, { warning: { id: 'W-1', dossier: 'D-1', audience: ['secretariat', 'party:KAZ', 'party:TJK'] } }))[0]!.payload).toMatchObject({ roster: ['KAZ'] });
  });

  test('whoever is no member on the day is not asked', () => {
    expect(actsOf(ask({}, {}, as(signedDelegates.TJK, '2010-05-10T09:00:00.000Z')))[0]!.payload).toMatchObject({ roster: expect.arrayContaining(['UZB']) as unknown });
    expect(actsOf(ask({}, {}, as(signedDelegates.TJK)))[0]!.payload).not.toMatchObject({ roster: expect.arrayContaining(['UZB']) as unknown });
  });

  test('the hours are those of the charter', () => {
    const slow = changed((charter) => Object.assign(charter.procedures.find((p) => p.id === 'consultation')!.rule, { answerWithinHours: 100 }));
    expect(actsOf(ask({}, {}, as(signedDelegates.TJK, NOW, slow)))[0]!.payload).toMatchObject({ answerBy: later(100) });
  });

  test('only matters decided by consultation are offered', () => {
    expect(consultationMatters(csto).map((m) => m.id)).toEqual(['joint_consultation']);
  });
});

describe('answering', () => {
  test.each([['accept', {}, null], ['accept', both('gladly'), both('gladly')], ['more', both('which?'), both('which?')], ['reject', both('no'), both('no')]])('%s %j', (kind, reason, kept) => {
    const acts = actsOf(answer({ answer: kind, reason }));
    expect(acts).toEqual([{ kind: 'consultations.answered', dossier: 'D-1', audience: ['parties'], refs: ['C-5'], payload: { consultation: 'C-5', party: 'KAZ', answer: kind, reason: kept } }]);
    expect(answered.safeParse(acts[0]!.payload).success).toBe(true);
  });

  test('an answer may be changed by whoever has seen the newest, and late', () => {
    expect(actsOf(answer({ seen: 9 }, [given('ARM', 'accept', 11), given('KAZ', 'more', 9)]))).toHaveLength(1);
    expect(actsOf(answer({}, [], REQUEST, as(signedDelegates.KAZ, later(1000))))).toHaveLength(1);
  });
});

describe('where a request stands', () => {
  test.each([
    ['nobody has answered, in time', [], later(23), { state: 'open', owed: ['ARM', 'KAZ'], late: false, hours: null, counts: { accept: 0, more: 0, reject: 0 } }],
    ['nobody has answered, at the hour', [], later(24), { state: 'open', owed: ['ARM', 'KAZ'], late: true }],
    ['one has answered', [given('KAZ', 'accept')], later(25), { state: 'open', owed: ['ARM'], late: true, hours: null, counts: { accept: 1, more: 0, reject: 0 } }],
    ['all have answered: the last one counts', [given('KAZ', 'accept', 9, later(7)), given('ARM', 'reject', 8, later(2))], later(90), { state: 'answered', owed: [], late: false, hours: 7, counts: { accept: 1, more: 0, reject: 1 } }],
  ])('%s', (_, answers, now, standing) => {
    expect(standingOf(REQUEST, answers, now)).toMatchObject(standing);
  });
});

describe('a consultation', () => {
  testRefusals(consultationRefusals);
});
