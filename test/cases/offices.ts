import type { Actor, Decision } from '../../src/core/act.ts';
import { readEntry, readMandate, readPreside, readTakeUp } from '../../src/features/offices/form.ts';
import { giveMandate, leave, preside, takeUp, writeEntry, type GiveMandate, type Held, type Leave, type OfficeState, type Preside, type TakeUp, type WriteEntry } from '../../src/features/offices/rules.ts';
import { as, both, chair, general, officer } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

const OFFICE = 'special_representative';
export const held = (change: Partial<Held> = {}): Held => ({ id: 'OH-1', office: OFFICE, holder: both('A holder'), person: null, from_date: '2022-01', left_on: null, seq: 40, ...change });
export const state = (change: Partial<OfficeState> = {}): OfficeState => ({ next: 3, holders: [], duty: null, reported: [], known: true, ...change });
export const takingUp = (change: Partial<TakeUp> = {}, before: OfficeState = state(), actor: Actor = officer): Decision => takeUp(before, { office: OFFICE, holder: both('A holder'), party: 'KAZ', person: null, from: '2022-02', until: null, source: null, ...change }, as(actor));
export const leaving = (change: Partial<Leave> = {}, holding: Held | null = held(), actor: Actor = officer): Decision => leave(holding, { id: 'OH-1', on: '2022-05-01', why: both('The term ended'), seen: 40, ...change }, as(actor));
export const giving = (change: Partial<GiveMandate> = {}, actor: Actor = officer): Decision => giveMandate(state(), { office: OFFICE, words: both('Coordinates peacekeeping'), decision: 'An invented decision', link: null, since: '2022-01-01', everyMonths: '3', dueDates: [], ...change }, as(actor));
export const writing = (change: Partial<WriteEntry> = {}, before: OfficeState = state(), actor: Actor = officer): Decision => writeEntry(before, { office: OFFICE, kind: 'log', what: both('Met the delegations'), on: '2022-05-01', due: null, audience: 'parties', ...change }, as(actor));
export const presiding = (change: Partial<Preside> = {}, actor: Actor = general): Decision => preside({ next: 1 }, { party: 'RUS', from: '2022-06-01', to: '2022-08-31', adInterim: true, insteadOf: null, basis: both('The chair is absent'), source: null, ...change }, as(actor));
export const QUARTERLY = { since: '2022-01-01', every_months: 3, due_dates: [] } as const;

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

export const officeRefusals: readonly RefusalCase[] = [
  ['offices.not_allowed', 'a holder recorded by a delegate', () => takingUp({}, state(), chair)],
  ['offices.not_allowed', 'a leaving recorded by a delegate', () => leaving({}, held(), chair)],
  ['offices.not_allowed', 'a mandate given by a delegate', () => giving({}, chair)],
  ['offices.not_allowed', 'a log written by whoever does not hold it', () => writing({}, state({ holders: [held({ person: 'kaz' })] }), chair)],
  ['offices.not_allowed', 'a chair recorded by a desk officer', () => presiding({}, officer)],
  ['offices.not_found', 'an office that the charter does not name', () => takingUp({ office: 'nobody' }), { facts: { office: 'nobody' } }],
  ['offices.not_kept', 'the chair, which follows from the rotation', () => takingUp({ office: 'chair' })],
  ['offices.not_kept', 'an office that several hold', () => giving({ office: 'desk_officer' })],
  ['offices.no_holder', 'without a name', () => takingUp({ holder: {} }), { field: 'holder' }],
  ['offices.no_party', 'of a party that there is not', () => takingUp({ party: 'XYZ' }), { field: 'party' }],
  ['offices.no_party', 'a party that is no member presides', () => presiding({ party: 'UZB' }), { field: 'party' }],
  ['offices.no_party', 'instead of a party that there is not', () => presiding({ insteadOf: 'XYZ' }), { field: 'insteadOf' }],
  ['offices.no_person', 'an account that there is not', () => takingUp({ person: 'nobody' }, state({ known: false })), { field: 'person' }],
  ['offices.no_date', 'taken up on no day', () => takingUp({ from: null }), { field: 'from' }],
  ['offices.no_date', 'left on no day', () => leaving({ on: null }), { field: 'on' }],
  ['offices.no_date', 'a mandate without a day', () => giving({ since: null }), { field: 'since' }],
  ['offices.no_date', 'a log without a day', () => writing({ on: null }), { field: 'on' }],
  ['offices.no_date', 'a chair without a day', () => presiding({ from: null }), { field: 'from' }],
  ['offices.bad_date', 'a day that is none', () => readTakeUp(form({ from: 'soon' }), OFFICE) as Decision, { field: 'from' }],
  ['offices.bad_date', 'one of several days that is none', () => readMandate(form({ dueDates: '1 May 2022, soon' }), OFFICE) as Decision, { field: 'dueDates', facts: { value: 'soon' } }],
  ['offices.bad_date', 'a month where a day is needed', () => readEntry(form({ on: '2022-05' }), OFFICE, 'log') as Decision, { field: 'on' }],
  ['offices.bad_date', 'a chair from no day', () => readPreside(form({ from: 'soon' })) as Decision, { field: 'from' }],
  ['offices.ahead', 'taken up tomorrow', () => takingUp({ from: '2022-05-11' }), { facts: { date: '2022-05-11', today: '2022-05-10' }, field: 'from' }],
  ['offices.ahead', 'left tomorrow', () => leaving({ on: '2022-05-11' }), { field: 'on' }],
  ['offices.ahead', 'done tomorrow', () => writing({ on: '2022-05-11' }), { field: 'on' }],
  ['offices.backwards', 'a term that ends before it begins', () => takingUp({ until: '2021' }), { field: 'until' }],
  ['offices.backwards', 'left before it was taken up', () => leaving({ on: '2021' }), { field: 'on' }],
  ['offices.backwards', 'a chair that ends before it begins', () => presiding({ to: '2022-05-31' }), { field: 'to' }],
  ['offices.held', 'while somebody holds it', () => takingUp({}, state({ holders: [held()] })), { facts: { holding: 'OH-1' }, field: 'holder' }],
  ['offices.holding_not_found', 'leaving what nobody holds', () => leaving({}, null)],
  ['offices.changed_meanwhile', 'leaving what was left', () => leaving({}, held({ left_on: '2022-04' }))],
  ['offices.changed_meanwhile', 'leaving what was changed', () => leaving({ seen: 39 })],
  ['offices.no_why', 'leaving without a reason', () => leaving({ why: {} }), { field: 'why' }],
  ['offices.no_mandate', 'a mandate without words', () => giving({ words: {} }), { field: 'words' }],
  ['offices.no_decision', 'a mandate that nobody decided', () => giving({ decision: '' }), { field: 'decision' }],
  ['offices.bad_address', 'no address', () => giving({ link: 'javascript:alert(1)' }), { field: 'link' }],
  ['offices.bad_rhythm', 'half a month', () => giving({ everyMonths: '0.5' }), { field: 'everyMonths' }],
  ['offices.not_said', 'a log without words', () => writing({ what: {} }), { field: 'what' }],
  ['offices.not_due', 'a report on a day on which none was due', () => writing({ kind: 'report', due: '2022-04-02' }, state({ duty: QUARTERLY })), { field: 'due' }],
  ['offices.reported_already', 'the same report twice', () => writing({ kind: 'report', due: '2022-04-01' }, state({ duty: QUARTERLY, reported: ['2022-04-01'] })), { field: 'due' }],
  ['offices.same_party', 'instead of itself', () => presiding({ insteadOf: 'RUS' }), { field: 'insteadOf' }],
  ['offices.no_basis', 'on no ground', () => presiding({ basis: {} }), { field: 'basis' }],
];
