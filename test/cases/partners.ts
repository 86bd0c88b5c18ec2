import type { Decision } from '../../src/core/act.ts';
import { readChangeForm, readEntryForm } from '../../src/features/partners/form.ts';
import { changePartner, enterPartner, type ChangePartner, type EnterPartner, type Standing } from '../../src/features/partners/rules.ts';
import { as, both, chair, officer } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

const SOURCE = { title: 'An invented paper', published: null, url: null };
export const entering = (change: Partial<EnterPartner> = {}, statement: string | null = null, context = as(officer)): Decision =>
  enterPartner({ next: 4, statement }, { partner: 'UN', kind: 'meeting', what: both('A meeting'), on: '2022-05-09', who: {}, where: {}, state: 'done', source: SOURCE, statement: null, ...change }, context);
export const entry = (change: Partial<Standing> = {}): Standing => ({ id: 'PE-1', kind: 'plan', state: 'planned', on_date: '2022-06', seq: 40, ...change });
export const changing = (change: Partial<ChangePartner> = {}, standing: Standing | null = entry(), context = as(officer)): Decision => changePartner(standing, { id: 'PE-1', state: 'dropped', on: null, why: both('No answer came'), seen: 40, ...change }, context);

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

export const partnerRefusals: readonly RefusalCase[] = [
  ['partners.not_allowed', 'by a delegate', () => entering({}, null, as(chair))],
  ['partners.not_allowed', 'a change by a delegate', () => changing({}, entry(), as(chair))],
  ['partners.not_found', 'a partner that the charter does not name', () => entering({ partner: 'XYZ' }), { facts: { partner: 'XYZ' } }],
  ['partners.entry_not_found', 'a change of what is not there', () => changing({}, null), { facts: { entry: 'PE-1' } }],
  ['partners.no_kind', 'of no kind', () => entering({ kind: 'party' }), { field: 'kind' }],
  ['partners.not_said', 'without words', () => entering({ what: {} }), { field: 'what' }],
  ['partners.bad_date', 'a day that is none', () => readEntryForm(form({ on: 'soon' }), 'UN') as Decision, { field: 'on' }],
  ['partners.bad_date', 'published on no day', () => readEntryForm(form({ published: 'soon' }), 'UN') as Decision, { field: 'published' }],
  ['partners.bad_date', 'put off to no day', () => readChangeForm(form({ on: '31 Feb 2022' })) as Decision, { field: 'on' }],
  ['partners.no_date', 'done, and no date', () => entering({ on: null }), { field: 'on' }],
  ['partners.no_date', 'changed to done, and no date', () => changing({ state: 'done' }), { field: 'on' }],
  ['partners.ahead', 'done tomorrow', () => entering({ on: '2022-05-11' }), { facts: { date: '2022-05-11', today: '2022-05-10' } }],
  ['partners.no_source', 'done, and nobody says so', () => entering({ source: { ...SOURCE, title: '' } }), { field: 'source' }],
  ['partners.no_source', 'published, and no title', () => entering({ kind: 'plan', state: 'planned', source: { title: '', published: '2022', url: null } }), { field: 'source' }],
  ['partners.bad_address', 'no address', () => entering({ source: { ...SOURCE, url: 'javascript:alert(1)' } }), { field: 'url' }],
  ['partners.no_statement', 'a statement that is not there', () => entering({ statement: 'CSC/ST/2022/99' }), { field: 'statement' }],
  ['partners.no_state', 'in no state', () => changing({ state: 'maybe' }), { field: 'state' }],
  ['partners.no_why', 'without a reason', () => changing({ why: {} }), { field: 'why' }],
  ['partners.unchanged', 'the same again', () => changing({ state: 'planned', on: '2022-06' })],
  ['partners.changed_meanwhile', 'of what has been changed', () => changing({ seen: 39 })],
];
