import type { Decision } from '../../src/core/act.ts';
import { readPackageForm, readUseForm } from '../../src/features/measures/form.ts';
import { recordUse, setOption, setPackage, type RecordUse, type SetOption, type SetPackage } from '../../src/features/measures/rules.ts';
import { as, both, chair, later, officer } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

export const optionOf = (change: Partial<SetOption> = {}, before: { id: string; revision: number } | null = null, context = as(officer)): Decision =>
  setOption({ next: 3, before }, { change: before?.id ?? null, revision: before?.revision ?? null, kind: 'humanitarian', title: both('Help'), body: 'csc', leadHours: 48, cost: both('none'), precedent: both('none'), source: '', ...change }, context);
const WARNING = { id: 'W-1', dossier: 'D-1', horizon: later(500), audience: ['parties'] };
export const packageOf = (change: Partial<SetPackage> = {}, state: object = {}, context = as(officer)): Decision =>
  setPackage({ next: 2, before: null, known: ['MO-1', 'MO-2'], warning: WARNING, ...state }, { warning: 'W-1', change: null, revision: null, title: both('All of it'), horizon: null, options: ['MO-1'], words: {}, ...change }, context);
export const useOf = (change: Partial<RecordUse> = {}, found: boolean = true, context = as(officer)): Decision =>
  recordUse({ package: found ? { id: 'MP-1', dossier: 'D-1', options: ['MO-1'], audience: ['parties'] } : null }, { package: 'MP-1', option: 'MO-1', use: 'used', on: null, came: both('Quiet'), ...change }, context);
function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

export const measureRefusals: readonly RefusalCase[] = [
  ['measures.not_allowed', 'an option by a delegate', () => optionOf({}, null, as(chair))],
  ['measures.not_allowed', 'a package by a delegate', () => packageOf({}, {}, as(chair))],
  ['measures.not_allowed', 'a use by a delegate', () => useOf({}, true, as(chair))],
  ['measures.option_not_found', 'a change of no option', () => optionOf({ change: 'MO-9' })],
  ['measures.option_not_found', 'a package of what is not there', () => packageOf({ options: ['MO-9'] }), { field: 'options' }],
  ['measures.option_not_found', 'a use of what is not in it', () => useOf({ option: 'MO-9' }), { field: 'option' }],
  ['measures.package_not_found', 'a change of no package', () => packageOf({ change: 'MP-9' })],
  ['measures.package_not_found', 'a use of no package', () => useOf({}, false)],
  ['measures.warning_not_found', 'a package for no warning', () => packageOf({}, { warning: null })],
  ['measures.changed_meanwhile', 'an option changed meanwhile', () => optionOf({ revision: 1 }, { id: 'MO-1', revision: 2 })],
  ['measures.changed_meanwhile', 'a package changed meanwhile', () => packageOf({ change: 'MP-1', revision: 1 }, { before: { id: 'MP-1', warning: 'W-1', revision: 2 } })],
  ['measures.no_kind', 'of no kind', () => optionOf({ kind: 'other' }), { field: 'kind' }],
  ['measures.no_title', 'an option without a name', () => optionOf({ title: {} }), { field: 'title' }],
  ['measures.no_title', 'a package without a name', () => packageOf({ title: {} }), { field: 'title' }],
  ['measures.no_body', 'decided by nobody', () => optionOf({ body: 'x' }), { field: 'body' }],
  ['measures.no_lead', 'without a lead time', () => optionOf({ leadHours: null }), { field: 'lead' }],
  ['measures.no_cost', 'without a word on the cost', () => optionOf({ cost: {} }), { field: 'cost' }],
  ['measures.no_precedent', 'without a precedent', () => optionOf({ precedent: {} }), { field: 'precedent' }],
  ['measures.no_options', 'an empty package', () => packageOf({ options: [] }), { field: 'options' }],
  ['measures.bad_date', 'a horizon that is no day', () => readPackageForm(form({ 'horizon.day': 'soon' }), 'Europe/Moscow'), { field: 'horizon' }],
  ['measures.bad_date', 'a use on no day', () => readUseForm(form({ on: 'soon' }), 'MP-1'), { field: 'on' }],
  ['measures.no_use', 'neither used nor not', () => useOf({ use: '' }), { field: 'use' }],
  ['measures.ahead', 'a use to come', () => useOf({ on: '2030-01-01' }), { field: 'on' }],
  ['measures.no_outcome', 'a use without an outcome', () => useOf({ came: {} }), { field: 'came' }],
];
