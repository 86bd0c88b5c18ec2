import type { Context, Decision } from '../../src/core/act.ts';
import type { Charter } from '../../src/core/charter/schema.ts';
import { readFactForm } from '../../src/features/dossiers/form.ts';
import { openDossier, recordFact, withdrawFact, type OpenDossier, type RecordFact, type WithdrawState } from '../../src/features/dossiers/rules.ts';
import { admin, analyst, as, both, chair, officer } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

export const open = (change: Partial<OpenDossier> = {}, context: Context<Charter> = as(officer)): Decision => openDossier({ next: 7 }, { title: both('Southern borders'), marking: 'parties', named: [], ...change }, context);

export const dossierRefusals: readonly RefusalCase[] = [
  ['dossiers.not_allowed', 'by a delegate, even of the chair', () => open({}, as(chair))],
  ['dossiers.not_allowed', 'by an analyst', () => open({}, as(analyst))],
  ['dossiers.not_allowed', 'by an administrator', () => open({}, as(admin))],
  ['dossiers.no_title', 'without a title', () => open({ title: {} }), { field: 'title' }],
  ['dossiers.unknown_marking', 'under a marking the charter does not have', () => open({ marking: 'cosmic' }), { facts: { marking: 'cosmic', known: ['parties', 'secretariat', 'named'] }, field: 'marking' }],
  ['dossiers.unknown_marking', 'as public: a dossier is not published, its text is', () => open({ marking: 'public' }), { field: 'marking' }],
  ['dossiers.not_a_member', 'naming a party that has left', () => open({ marking: 'named', named: ['TJK', 'UZB'] }), { facts: { party: 'UZB' }, field: 'named' }],
  ['dossiers.not_a_member', 'naming a party nobody knows', () => open({ marking: 'named', named: ['ZZZ'] }), { facts: { party: 'ZZZ' }, field: 'named' }],
  ['dossiers.nobody_named', 'for named parties, naming none', () => open({ marking: 'named' }), { field: 'named' }],
];

/** A fact as a desk officer records it in November 2026, by the machine's clock. */
export const RECORDED = '2026-11-25T09:00:00.000Z';
export const fact = (change: Partial<RecordFact> = {}, context: Context<Charter> = { ...as(officer), recordedAt: RECORDED }): Decision =>
  recordFact({ dossier: { id: 'D-7', audience: ['parties'] } }, {
    dossier: 'D-7', lane: 'decision', from: '2024-11-28', to: null, report: false, what: both('Programme approved'), who: both('Council'), source: { title: 'Asia-Plus', published: '2024-11-29', url: null }, rivals: {}, carried: [], ...change,
  }, context);
export const withdraw = (state: Partial<WithdrawState> = {}, context: Context<Charter> = as(officer), why = both('another year')): Decision => withdrawFact({ dossier: { id: 'D-7', audience: ['parties'] }, fact: { seq: 12 }, ...state }, { dossier: 'D-7', fact: 12, why }, context);
const read = (fields: Record<string, string>): unknown => {
  const form = new Map(Object.entries(fields));
  return readFactForm({ get: (name) => form.get(name) ?? null, entries: () => form.entries() }, 'D-7');
};

export const factRefusals: readonly RefusalCase[] = [
  ['dossiers.fact_not_allowed', 'by a delegate', () => fact({}, { ...as(chair), recordedAt: RECORDED })],
  ['dossiers.fact_not_allowed', 'by an analyst', () => fact({}, { ...as(analyst), recordedAt: RECORDED })],
  ['dossiers.fact_no_lane', 'in a lane there is not', () => fact({ lane: 'rumour' }), { field: 'lane' }],
  ['dossiers.fact_no_date', 'without a date', () => fact({ from: null }), { field: 'from' }],
  ['dossiers.fact_bad_date', 'on the thirtieth of February', () => read({ from: '30 Feb 2024' }), { facts: { value: '30 Feb 2024' }, field: 'from' }],
  ['dossiers.fact_bad_date', 'published some day', () => read({ from: '2024', published: 'lately' }), { field: 'published' }],
  ['dossiers.fact_backwards', 'that ends before it begins', () => fact({ from: '2024-03-01', to: '2024-02-27' }), { facts: { from: '2024-03-01', to: '2024-02-27' }, field: 'to' }],
  ['dossiers.fact_ahead', 'of tomorrow, by the clock of the machine', () => fact({ from: '2026-11-26' }), { facts: { date: '2026-11-26', today: '2026-11-25' }, field: 'from' }],
  ['dossiers.fact_ahead', 'that is still going on', () => fact({ from: '2026-11', to: '2026-12' }), { facts: { date: '2026-12' }, field: 'to' }],
  ['dossiers.fact_ahead', 'of next year', () => fact({ from: '2027' }), { field: 'from' }],
  ['dossiers.fact_not_said', 'without a word of what happened', () => fact({ what: {} }), { field: 'what' }],
  ['dossiers.fact_no_source', 'without a source', () => fact({ source: { title: '', published: null, url: null } }), { field: 'source' }],
  ['dossiers.fact_bad_address', 'with a script for an address', () => fact({ source: { title: 'x', published: null, url: 'javascript:alert(1)' } }), { field: 'url' }],
  ['dossiers.fact_not_allowed', 'taken back by a delegate', () => withdraw({}, as(chair))],
  ['dossiers.fact_unknown', 'taken back where there is none that counts', () => withdraw({ fact: null }), { facts: { fact: 12 } }],
  ['dossiers.fact_no_why', 'taken back without a reason', () => withdraw({}, as(officer), {} as ReturnType<typeof both>), { field: 'why' }],
];
