import type { Decision } from '../../src/core/act.ts';
import { readNationalForm } from '../../src/features/national-files/form.ts';
import * as rules from '../../src/features/national-files/rules.ts';
import { as, both, chair, officer, signedDelegates } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

export const entering = (change: Partial<rules.Enter> = {}, context = as(signedDelegates.KGZ)): Decision => rules.enterNational(null, { party: 'KGZ', kind: 'figure', indicator: both('Stocks'), value: '31', unit: both('days'), words: {}, on: '2022-04', source: 'A ministry', ...change }, context);
export const opening = (readers: string[], open: string[] = [], context = as(signedDelegates.KGZ)): Decision => rules.openNational({ open }, { party: 'KGZ', readers }, context);
export const shutting = (readers: string[], open: string[], context = as(signedDelegates.KGZ)): Decision => rules.closeNational({ open }, { party: 'KGZ', readers }, context);

const form = new FormData();
form.append('on', 'lately');

export const nationalRefusals: readonly RefusalCase[] = [
  ['national.not_allowed', 'an entry by another party', () => entering({}, as(chair))],
  ['national.not_allowed', 'an entry by the secretariat', () => entering({}, as(officer))],
  ['national.not_allowed', 'opened by the secretariat', () => opening(['secretariat'], [], as(officer))],
  ['national.not_allowed', 'closed by another party', () => shutting(['secretariat'], ['secretariat'], as(chair))],
  ['national.not_allowed', 'taken back by another party', () => rules.withdrawNational({ entry: { seq: 3 } }, { party: 'KGZ', entry: 3 }, as(chair))],
  ['national.incomplete', 'about nothing', () => entering({ indicator: {} }), { field: 'indicator' }],
  ['national.incomplete', 'words without words', () => entering({ kind: 'words' }), { field: 'words' }],
  ['national.incomplete', 'of no kind', () => entering({ kind: 'rumour' }), { field: 'kind' }],
  ['national.bad_number', 'a figure in words', () => entering({ value: 'many' }), { field: 'value' }],
  ['national.bad_date', 'of some day', () => readNationalForm(form, 'KGZ'), { field: 'on' }],
  ['national.ahead', 'of tomorrow', () => entering({ on: '2022-05-11' }), { field: 'on' }],
  ['national.no_entry', 'taking back what is not there', () => rules.withdrawNational({ entry: null }, { party: 'KGZ', entry: 3 }, as(signedDelegates.KGZ))],
  ['national.nobody', 'opened to nobody', () => opening([]), { field: 'readers' }],
  ['national.nobody', 'opened to those to whom it is open', () => opening(['secretariat'], ['secretariat']), { field: 'readers' }],
  ['national.nobody', 'opened to everybody there is', () => opening(['public', 'secretariat']), { field: 'readers' }],
  ['national.not_open', 'closed to those who do not read it', () => shutting(['party:ARM'], ['secretariat']), { field: 'close' }],
];
