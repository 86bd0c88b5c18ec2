import type { Decision } from '../../src/core/act.ts';
import { readEntryForm } from '../../src/features/aid/form.ts';
import * as rules from '../../src/features/aid/rules.ts';
import { as, both, chair, officer, signedDelegates } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

export const pledging = (change: Partial<rules.Pledge> = {}, context = as(officer)): Decision => rules.pledgeAid({ next: 1 }, { item: both('Flour'), unit: both('t'), currency: 'USD', giver: 'KAZ', from: both('Kazakhstan'), to: both('the points'), quantity: '1200', value: '540000', on: '2022-04-04', source: 'A note', ...change }, context);
const found = { id: 'AID-1', giver: 'KAZ', currency: 'USD' };
const entries = [{ seq: 5, ledger: 'shipped' as const, quantity: '800', value: null, corrects: null }];
export const entering = (change: object = {}, pledge: rules.Found | null = found, context = as(signedDelegates.KAZ)): Decision => rules.enterAid({ pledge, entries }, { pledge: 'AID-1', ledger: 'shipped', quantity: '750.5', value: null, on: '2022-04-18', source: 'A waybill', ...change }, context);
export const correcting = (change: object = {}, pledge: rules.Found | null = found, more: rules.State['entries'] = entries, context = as(officer)): Decision => rules.correctAid({ pledge, entries: more }, { pledge: 'AID-1', entry: 5, quantity: '280', value: null, on: '2022-04-18', source: 'A waybill', why: both('A slip of the pen'), ...change }, context);

const form = new FormData();
form.append('on', 'soon');

export const aidRefusals: readonly RefusalCase[] = [
  ['aid.not_allowed', 'a pledge for another party', () => pledging({}, as(chair))],
  ['aid.not_allowed', 'a shipment of another party', () => entering({}, found, as(chair))],
  ['aid.not_allowed', 'a correction by another party', () => correcting({}, found, entries, as(chair))],
  ['aid.not_found', 'a shipment of what was not pledged', () => entering({}, null)],
  ['aid.not_found', 'a correction of what was not pledged', () => correcting({}, null)],
  ['aid.no_entry', 'a correction of what is not there', () => correcting({ entry: 6 })],
  ['aid.corrected_already', 'a second correction', () => correcting({}, found, [...entries, { ...entries[0]!, seq: 6, corrects: 5 }])],
  ['aid.incomplete', 'a pledge of nothing', () => pledging({ item: {} }), { field: 'item' }],
  ['aid.incomplete', 'a shipment without a day', () => entering({ on: null }), { field: 'on' }],
  ['aid.incomplete', 'a shipment without a source', () => entering({ source: '' }), { field: 'source' }],
  ['aid.incomplete', 'a ledger that is none', () => entering({ ledger: 'promised' }), { field: 'ledger' }],
  ['aid.incomplete', 'a correction without a reason', () => correcting({ why: {} }), { field: 'why' }],
  ['aid.no_party', 'given by no party', () => pledging({ giver: 'ZZZ' }), { field: 'giver' }],
  ['aid.no_currency', 'a value without a currency', () => pledging({ currency: null }), { field: 'value' }],
  ['aid.no_currency', 'a currency that is none', () => pledging({ currency: 'dollars' }), { field: 'currency' }],
  ['aid.bad_amount', 'a quantity below nothing', () => entering({ quantity: '-1' }), { field: 'quantity' }],
  ['aid.bad_amount', 'a value of seven decimals', () => entering({ value: '1.0000001' }), { field: 'value' }],
  ['aid.bad_date', 'a shipment of some day', () => readEntryForm(form, 'AID-1'), { field: 'on' }],
  ['aid.ahead', 'a shipment of tomorrow', () => entering({ on: '2022-05-11' }), { field: 'on' }],
];
