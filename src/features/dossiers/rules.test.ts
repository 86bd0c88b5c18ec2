import { describe, expect, test } from 'vitest';
import { actsOf, as, both, general } from '../../../test/actors.ts';
import { dossierRefusals, fact, factRefusals, open, RECORDED, withdraw } from '../../../test/cases/dossiers.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import { readFactForm } from './form.ts';
import { gapOf } from './rules.ts';
import { factRecorded, opened } from './schema.ts';

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

describe('recording a fact of the past', () => {
  test('takes effect on its first day, whatever the clock of the desk says', () => {
    const [act] = actsOf(fact());
    expect(act).toMatchObject({ kind: 'dossiers.fact_recorded', dossier: 'D-7', audience: ['parties'], effectiveAt: '2024-11-27T21:00:00.000Z', payload: { from: '2024-11-28', to: null, precision: 'day', rivals: null } });
    expect(factRecorded.safeParse(act!.payload).success).toBe(true);
  });

  test.each<[string, string | null, boolean, string]>([
    ['2013-09-23', null, false, 'day'], ['2021-08', null, false, 'span'], ['2024-02-27', '2024-03-01', false, 'span'], ['2024', null, false, 'year'], ['2019', '2021', false, 'year'], ['2021-09-15', null, true, 'report'], ['2026', null, false, 'year'], ['2026-11-25', null, false, 'day'],
  ])('%s to %s, report %s: precision %s', (from, to, report, precision) => {
    const [act] = actsOf(fact({ from, to, report }));
    expect(act!.payload).toMatchObject({ from, to, precision });
    expect(factRecorded.safeParse(act!.payload).success).toBe(true);
  });

  test('the General records one too, and only a warning carries', () => {
    const carried = [{ part: 'consequence', how: 'stated', words: both('worse') }] as const;
    expect(actsOf(fact({ lane: 'warning', carried }, { ...as(general), recordedAt: RECORDED }))[0]!.payload).toMatchObject({ carried });
    expect(actsOf(fact({ lane: 'text', carried }))[0]!.payload).toMatchObject({ carried: [] });
  });

  test('is taken back by an act of its own', () => {
    expect(actsOf(withdraw())).toEqual([{ kind: 'dossiers.fact_withdrawn', dossier: 'D-7', payload: { dossier: 'D-7', fact: 12, why: both('another year') }, audience: ['parties'] }]);
  });

  test('the form reads dates as people write them, and leaves out what was left open', () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ lane: 'warning', from: 'август 2021', to: '1 Mar 2024', published: '2022', source: ' Kazinform ', 'what.en': 'x', 'carried.options': 'part', 'carried.options.en': 'a package', 'carried.addressee': 'stated', 'carried.answerBy': 'none', 'carried.answerBy.en': 'y' })) form.append(name, value);
    expect(readFactForm(form, 'D-7')).toEqual({
      dossier: 'D-7', lane: 'warning', from: '2021-08', to: '2024-03-01', report: false, what: { en: 'x' }, who: {}, source: { title: 'Kazinform', published: '2022', url: null }, rivals: {}, carried: [{ part: 'options', how: 'part', words: { en: 'a package' } }],
    });
  });

  testRefusals(factRefusals);
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
