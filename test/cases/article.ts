import type { Decision } from '../../src/core/act.ts';
import { readFactForm } from '../../src/features/article/form.ts';
import { noteFacts, type NoteFact, type NoteState, type Told } from '../../src/features/article/rules.ts';
import { as, both, chair, officer } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

const act = (kind: string, payload: object, dossier = 'desk', audience = ['parties']): Told => ({ kind, dossier, payload, audience });
export const ACTS: ReadonlyMap<number, Told> = new Map([
  [1, act('charter.in_force', { charter: { offices: [{ id: 'secretary_general' }], chair: { terms: [] }, partners: [{ id: 'UN' }] } })], [7, act('operations.decided', { operation: 'OP-1' }, 'D-6')],
  [8, act('dossiers.fact_recorded', { lane: 'signal' }, 'D-5')], [9, act('commitments.source_added', { id: 'SO-1' })], [10, act('national.entered', { party: 'KGZ' })],
  [11, act('operations.decided', { operation: 'OP-1' }, 'D-6', ['secretariat', 'party:KAZ'])],
]);
export const state = (change: Partial<NoteState> = {}): NoteState => ({ source: { id: 'SO-1', chars: 7420 }, sources: ['SO-1', 'SO-2'], noted: ['THR1'], acts: ACTS, ...change });
export const fact = (change: Partial<NoteFact> = {}): NoteFact => ({
  source: 'SO-1', fact: 'EVT7', kind: 'event', what: both('A decision is adopted'), who: {}, on: '2022-01-06', until: null, quote: 'adopted on a day', from: 10, to: 26, value: both('Decided'), page: '/operations/OP-1', act: 7, rivals: [], again: false, ...change,
});
export const noting = (change: Partial<NoteFact> = {}, context = as(officer), given = state()): Decision => noteFacts(given, [fact(change)], context);

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

export const articleRefusals: readonly RefusalCase[] = [
  ['article.not_allowed', 'by a delegate', () => noting({}, as(chair))],
  ['article.incomplete', 'without what it states', () => noting({ what: {} }), { field: 'what' }],
  ['article.incomplete', 'without a quote', () => noting({ quote: '' }), { field: 'quote' }],
  ['article.incomplete', 'without its place in the copy', () => noting({ from: null }), { field: 'from' }],
  ['article.incomplete', 'with half its place', () => noting({ to: null }), { field: 'to' }],
  ['article.incomplete', 'without the value', () => noting({ value: {} }), { field: 'value' }],
  ['article.incomplete', 'an end without a beginning', () => noting({ on: null, until: '2022' }), { field: 'on' }],
  ['article.no_source', 'from nowhere', () => noting({}, as(officer), state({ source: null })), { field: 'source' }],
  ['article.no_source', 'of another document than the first of them', () => noting({ source: 'SO-2' }), { field: 'source' }],
  ['article.bad_code', 'without a number', () => noting({ fact: 'EVT' }), { facts: { fact: 'EVT' }, field: 'fact' }],
  ['article.noted_before', 'twice', () => noting({ fact: 'THR1' }), { facts: { fact: 'THR1' }, field: 'fact' }],
  ['article.noted_before', 'twice in one batch', () => noteFacts(state(), [fact(), fact()], as(officer)), { field: 'fact' }],
  ['article.not_noted', 'again, and never before', () => noting({ again: true }), { field: 'fact' }],
  ['article.no_kind', 'of no kind', () => noting({ kind: 'rumour' }), { field: 'kind' }],
  ['article.bad_date', 'no such day', () => readFactForm(form({ on: '31 Feb 2022' })), { field: 'on' }],
  ['article.backwards', 'an end before the beginning', () => noting({ until: '2021' }), { field: 'until' }],
  ['article.quote_long', 'thirteen words', () => noting({ quote: 'one two three four five six seven eight nine ten eleven twelve thirteen' }), { facts: { words: 13, most: 12 }, field: 'quote' }],
  ['article.span_off', 'another length', () => noting({ to: 27 }), { facts: { length: 16, span: 17 }, field: 'to' }],
  ['article.span_off', 'behind the copy', () => noting({ from: 7410, to: 7426 }), { field: 'to' }],
  ['article.no_page', 'elsewhere', () => noting({ page: 'https://example.org' }), { field: 'page' }],
  ['article.no_page', 'in a national file', () => noting({ page: '/national-files/KGZ', act: 10 }), { field: 'page' }],
  ['article.no_act', 'no such act', () => noting({ act: 99 }), { facts: { act: 99 }, field: 'act' }],
  ['article.no_act', 'none given', () => noting({ act: null }), { field: 'act' }],
  ['article.act_restricted', 'an act of named parties', () => noting({ act: 11 }), { facts: { act: 11 }, field: 'act' }],
  ['article.not_there', 'an act of another operation', () => noting({ page: '/operations/OP-2' }), { facts: { act: 7, page: '/operations/OP-2' }, field: 'act' }],
  ['article.not_there', 'an act of another room', () => noting({ page: '/commitments/sources' }), { field: 'act' }],
  ['article.no_rival', 'another value of nobody', () => noting({ rivals: [{ value: both('Another day'), source: 'SO-9' }] }), { field: 'rivals' }],
  ['article.no_rival', 'a source that says nothing', () => noting({ rivals: [{ value: {}, source: 'SO-2' }] }), { field: 'rivals' }],
];
