import { describe, expect, test } from 'vitest';
import { actsOf, as, both, general } from '../../../test/actors.ts';
import { dossierRefusals, open } from '../../../test/cases/dossiers.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import { gapOf } from './rules.ts';
import { opened } from './schema.ts';

describe('opening a dossier', () => {
  test.each([
    ['parties', [], ['parties']],
    ['secretariat', [], ['secretariat']],
    ['named', ['TJK'], ['secretariat', 'party:TJK']],
    ['named', ['KAZ', 'TJK'], ['secretariat', 'party:KAZ', 'party:TJK']],
  ])('marked %s %j is read by %j', (marking, named, audience) => {
    const acts = actsOf(open({ marking, named }));
    expect(acts).toEqual([{ kind: 'dossiers.opened', dossier: 'D-7', payload: { id: 'D-7', title: both('Southern borders'), marking, named }, audience }]);
    expect(opened.safeParse(acts[0]!.payload).success).toBe(true);
  });

  test('names are dropped where the marking names nobody', () => {
    expect(actsOf(open({ marking: 'parties', named: ['TJK'] }))[0]).toMatchObject({ payload: { named: [] }, audience: ['parties'] });
  });

  test('the Secretary General opens one too', () => {
    expect(actsOf(open({}, as(general)))).toHaveLength(1);
  });

  test('a party may be named as long as it is a member', () => {
    expect(actsOf(open({ marking: 'named', named: ['UZB'] }, as(general, '2010-05-10T09:00:00.000Z')))[0]!.audience).toContain('party:UZB');
  });

  testRefusals(dossierRefusals);
});

describe('the warning-response gap', () => {
  test.each<[string, string[], string[], string, ReturnType<typeof gapOf>]>([
    ['no warning: nothing is measured', [], ['2022-05-13'], '2022-05-20', { state: 'no_warning' }],
    ['no decision: it is running', ['2022-05-06'], [], '2022-05-12', { state: 'running', from: '2022-05-06', days: 6 }],
    ['warned today', ['2022-05-12'], [], '2022-05-12', { state: 'running', from: '2022-05-12', days: 0 }],
    ['decided on the day of the warning', ['2022-05-12'], ['2022-05-12'], '2022-06-01', { state: 'closed', from: '2022-05-12', to: '2022-05-12', days: 0 }],
    ['the first warning counts, in whatever order', ['2022-05-09', '2022-05-06', '2022-05-11'], ['2022-05-13'], '2022-06-01', { state: 'closed', from: '2022-05-06', to: '2022-05-13', days: 7 }],
    ['the first decision counts, in whatever order', ['2022-05-06'], ['2022-05-20', '2022-05-13'], '2022-06-01', { state: 'closed', from: '2022-05-06', to: '2022-05-13', days: 7 }],
    ['a decision before the warning answers nothing', ['2022-05-06'], ['2022-05-05'], '2022-05-12', { state: 'running', from: '2022-05-06', days: 6 }],
    ['a decision before the warning is passed over', ['2022-05-06'], ['2022-05-05', '2022-05-08'], '2022-05-12', { state: 'closed', from: '2022-05-06', to: '2022-05-08', days: 2 }],
    ['16 May 2022 to 28 November 2024', ['2022-05-16'], ['2024-11-28'], '2025-01-01', { state: 'closed', from: '2022-05-16', to: '2024-11-28', days: 927 }],
    ['23 September 2013 to 28 November 2024', ['2013-09-23'], ['2024-11-28'], '2025-01-01', { state: 'closed', from: '2013-09-23', to: '2024-11-28', days: 4084 }],
  ])('%s', (_, warnings, decisions, today, gap) => {
    expect(gapOf(warnings, decisions, today)).toEqual(gap);
  });
});
