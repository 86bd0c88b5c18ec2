import { isRefusal, type Refusal } from '../../src/core/refusal.ts';
import type { Act, ActDraft, Actor, Decision } from '../../src/core/act.ts';
import { foldOperation } from '../../src/core/operation/fold.ts';
import type { OperationAct } from '../../src/core/operation/schema.ts';
import { readEntry, readRequest } from '../../src/features/operations/form.ts';
import { recordEntry, requestOperation, type Adopted, type RequestOperation } from '../../src/features/operations/rules.ts';
import type { Entries, Entry, What } from '../../src/features/operations/schema.ts';
import { as, both, NOW, officer, signedDelegates } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

/** An operation kept in memory: each entry is decided by the rule and, unless refused, counts for the next. */
export type Kept = { acts: OperationAct[]; adopted: Adopted | null };
export const SOURCE = { title: 'A newspaper', published: '2022-01', url: null };
export const claim = (value: number | null, change: object = {}): Entries['strength']['claim'] => ({ value, precision: value === null ? 'in_words' : 'exactly', words: value === null ? both('a company') : null, by: null, source: null, grade: null, ...change });
export const asked = (change: Partial<RequestOperation> = {}): RequestOperation => ({ dossier: 'D-1', title: both('Help'), host: 'KAZ', on: null, asks: both('Help is asked for'), by: {}, source: null, ...change });

const take = (kept: Kept, decision: Decision): Decision => {
  if (!isRefusal(decision)) kept.acts.push(...decision.acts.map((one: ActDraft, i) => ({ kind: one.kind.replace('operations.', ''), payload: one.payload, seq: kept.acts.length + 1 + i, person: 'officer', recordedAt: NOW, example: false }) as unknown as OperationAct));
  return decision;
};
export function requested(change: Partial<RequestOperation> = {}, actor: Actor = officer, dossier: { id: string; audience: Act['audience'] } | null = { id: 'D-1', audience: ['parties'] }): { kept: Kept; decision: Decision } {
  const kept: Kept = { acts: [], adopted: null };
  return { kept, decision: take(kept, requestOperation({ dossier, next: 1 }, asked(change), as(actor))) };
}
export const record = (kept: Kept, entry: Entry, options: { actor?: Actor; words?: string; now?: string } = {}): Decision =>
  take(kept, recordEntry({ operation: foldOperation(kept.acts), recorded: kept.acts, dossier: 'D-1', audience: ['parties'], adopted: kept.adopted }, { operation: 'OP-1', entry, discrepancy: options.words ? both(options.words) : {} }, { ...as(options.actor ?? officer, options.now), recordedAt: '2026-01-01T00:00:00.000Z' }));

const PAST = { procedure: null, body: 'csc', on: '2022-01-06', words: both('To send forces') };
const DEFAULTS: { [W in What]: Entries[W] } = {
  decide: { on: null, decision: PAST, source: SOURCE, purpose: both('Order'), tasks: both('Guard'), area: {}, command: {}, ceiling: claim(3000), from: null, to: '2022-07-01', review: null, said: {}, basis: both('Article 4'), basisBy: both('Chair'), reports: [{ id: 'a', name: both('Report'), to: both('Council'), first: '2022-02-01', every: 30 }] },
  review: { on: null, review: '2022-06-01', words: both('Because') }, change: { on: null, decision: { ...PAST, on: '2022-03-01', words: both('To go on') }, source: SOURCE, to: '2022-09-01', review: null, ceiling: null, purpose: {}, tasks: {}, words: both('Longer') },
  claim: { on: null, about: 'event', statement: both('It rains'), by: {}, grade: 'B2', source: SOURCE }, notify: { on: '2022-01-07', to: 'UN', how: {}, source: SOURCE }, report: { on: null, duty: 'a', due: '2022-02-01', words: {}, source: null },
  require: { on: null, name: both('Guards'), contingent: 'military', strength: 500, readiness: 'pledged', words: {} }, offer: { on: null, unit: null, requirement: null, party: 'TJK', name: both('Company'), contingent: 'military', strength: claim(200), readiness: 'pledged' },
  move: { on: null, scope: 'unit:U1', direction: 'in', how: {}, from: {}, to: {}, strength: claim(100), source: null }, strength: { on: null, scope: 'unit:U1', measure: 'present', claim: claim(90) },
  equipment: { on: null, item: null, scope: 'party:TJK', name: both('Lorries'), required: 10, held: 8, serviceable: 6, ordered: 2, delivered: 1 }, visit: { on: null, item: 'E1', inspector: 'An inspector', held: 7, serviceable: 5, finding: both('As reported') },
  stage: { on: null, stage: 'deploying', words: {}, source: null }, close: { on: null, outcome: both('Order'), lessons: both('Dates') }, correct: { act: 0, words: both('Wrong') },
  sitrep: { on: null, kind: 'daily', scope: 'unit:U1', places: {}, incidents: {}, present: 80, leave: 5, sick: 1, vehicles: { held: 8, serviceable: 6 }, radios: { held: 4, serviceable: 4 }, needs: {}, assessment: both('Calm'), prepared: 'A captain' },
};
export const entry = <W extends What>(what: W, change: Partial<Entries[W]> = {}): Entry => ({ what, ...DEFAULTS[what], ...change }) as Entry;

/** Requested, decided, a unit of Tajikistan offered and some of it moved in. */
export function running(...more: Entry[]): Kept {
  const { kept } = requested();
  for (const one of [entry('decide'), entry('offer', { on: '2022-01-06' }), entry('move', { on: '2022-01-07' }), entry('equipment', { on: '2022-01-07' }), ...more]) {
    const answer = record(kept, one);
    if (isRefusal(answer)) throw new Error(`${one.what}: ${answer.code}`);
  }
  return kept;
}
const on = (what: What, change: object = {}, options: { actor?: Actor; words?: string } = {}) => (): unknown => record(running(), entry(what, change), options);
const bare = (what: What, change: object = {}) => (): unknown => record(requested().kept, entry(what, change));
function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}
export const closedFile = (): Kept => running(entry('stage', { on: '2022-01-07' }), entry('stage', { on: '2022-01-08', stage: 'withdrawing' }), entry('stage', { on: '2022-01-09', stage: 'withdrawn' }), entry('close', { on: '2022-01-10' }));
const desk = { procedure: 'S-1', body: '', on: null, words: {} };
export const TAJIKISTAN = signedDelegates.TJK;

export const operationRefusals: readonly RefusalCase[] = [
  ['operations.request_not_allowed', 'by a delegate of another party', () => requested({}, TAJIKISTAN).decision],
  ['operations.no_title', 'without a name', () => requested({ title: {} }).decision, { field: 'title' }],
  ['operations.no_host', 'without a host', () => requested({ host: '' }).decision, { field: 'host' }],
  ['operations.no_request', 'without words', () => requested({ asks: {} }).decision, { field: 'asks' }],
  ['operations.no_source', 'of the past, without a source', () => requested({ on: '2022-01-05' }).decision, { field: 'source' }],
  ['dossier.not_found', 'in a dossier that is not there', () => requested({}, officer, null).decision],
  ['operations.bad_day', 'a request on no day', () => readRequest(form({ on: 'soon' })), { field: 'on' }],
  ['operations.bad_number', 'a strength that is no number', () => readEntry(form({ strength: 'many' }), 'strength'), { field: 'strength' }],
  ['operations.bad_address', 'a source with no address', () => readEntry(form({ source: 'A', url: 'here' }), 'claim'), { field: 'url' }],
  ['operations.not_found', 'an operation that is not there', () => record({ acts: [], adopted: null }, entry('review'))],
  ['operations.not_allowed', 'a review date by a delegate', on('review', {}, { actor: TAJIKISTAN })],
  ['operations.party_not_allowed', 'a unit of another party', on('offer', { party: 'KAZ' }, { actor: TAJIKISTAN })],
  ['operations.party_not_allowed', 'a strength of the whole by a delegate', on('strength', { scope: 'all' }, { actor: TAJIKISTAN })],
  ['operations.closed', 'anything after the close', () => record(closedFile(), entry('claim'))],
  ['operations.ahead', 'what has not happened', on('claim', { on: '2030-01-01' }), { field: 'on' }],
  ['operations.ahead', 'a decision that has not been taken', bare('decide', { decision: { ...PAST, on: '2030-01-01' } }), { field: 'decided' }],
  ['operations.no_mandate', 'a movement before a decision', bare('move', { scope: 'all' })],
  ['operations.decided_already', 'a second mandate', on('decide')],
  ['operations.decision_not_held', 'a procedure that adopted nothing', bare('decide', { decision: desk }), { field: 'procedure' }],
  ['operations.decision_no_body', 'by nobody', bare('decide', { decision: { ...PAST, body: 'x' } }), { field: 'body' }],
  ['operations.decision_not_said', 'without words', bare('decide', { decision: { ...PAST, words: {} } }), { field: 'decided' }],
  ['operations.decision_no_source', 'from elsewhere, without a source', bare('decide', { source: null }), { field: 'source' }],
  ['operations.decision_used', 'an extension by the first decision', on('change', { decision: PAST }), { field: 'procedure' }],
  ['operations.decision_older', 'an extension by an older decision', on('change', { decision: { ...PAST, on: '2021-12-01' } }), { field: 'decided' }],
  ['operations.nothing_changed', 'a decision that changes nothing', on('change', { to: null }), { field: 'to' }],
  ['operations.backwards', 'an end before the beginning', bare('decide', { to: '2021-01-01' }), { field: 'to' }],
  ['operations.review_missing', 'a new mandate without end or review', bare('decide', { decision: { ...PAST, on: '2022-05-10' }, to: null }), { field: 'review' }],
  ['operations.no_review_day', 'a review before the mandate', on('review', { review: '2021-01-01' }), { field: 'review' }],
  ['operations.no_purpose', 'without a purpose', bare('decide', { purpose: {} }), { field: 'purpose' }],
  ['operations.no_tasks', 'without tasks', bare('decide', { tasks: {} }), { field: 'tasks' }],
  ['operations.no_basis', 'without a legal basis', bare('decide', { basis: {} }), { field: 'basis' }],
  ['operations.report_incomplete', 'a report due on no day', bare('decide', { reports: [{ id: 'a', name: both('R'), to: both('C'), first: null, every: null }] }), { field: 'reports' }],
  ['operations.no_words', 'a review without a reason', on('review', { words: {} }), { field: 'words' }],
  ['operations.no_subject', 'a statement about nothing', on('claim', { about: 'x' }), { field: 'about' }],
  ['operations.no_source', 'a statement without a source', on('claim', { source: null }), { field: 'source' }],
  ['operations.no_addressee', 'a notification to nobody', on('notify', { to: 'x' }), { field: 'to' }],
  ['operations.notified_already', 'a second notification', () => record(running(entry('notify')), entry('notify')), { field: 'to' }],
  ['operations.no_duty', 'a report that is not owed', on('report', { duty: 'b' }), { field: 'duty' }],
  ['operations.reported_already', 'a report made twice', () => record(running(entry('report')), entry('report')), { field: 'duty' }],
  ['operations.unit_incomplete', 'a requirement without a name', on('require', { name: {} }), { field: 'name' }],
  ['operations.no_strength', 'a requirement of nobody', on('require', { strength: 0 }), { field: 'strength' }],
  ['operations.no_unit', 'an offer changed for another party', on('offer', { unit: 'U1', party: 'KAZ' }), { field: 'unit' }],
  ['operations.no_party', 'an offer by no member', on('offer', { party: 'GEO' }), { field: 'party' }],
  ['operations.no_requirement', 'an offer for no requirement', on('offer', { requirement: 'R9' }), { field: 'requirement' }],
  ['operations.no_scope', 'a movement of an unknown unit', on('move', { scope: 'unit:U9' }), { field: 'scope' }],
  ['operations.no_direction', 'a movement nowhere', on('move', { direction: '' }), { field: 'direction' }],
  ['operations.no_measure', 'a strength of nothing', on('strength', { measure: '' }), { field: 'measure' }],
  ['operations.no_item', 'a visit to no item', on('visit', { item: 'E9' }), { field: 'item' }],
  ['operations.no_numbers', 'equipment without a number', on('equipment', { held: null }), { field: 'held' }],
  ['operations.more_serviceable', 'more serviceable than held', on('equipment', { serviceable: 9 }), { field: 'held' }],
  ['operations.more_delivered', 'more delivered than ordered', on('equipment', { delivered: 9 }), { field: 'delivered' }],
  ['operations.visit_incomplete', 'a visit by nobody', on('visit', { inspector: '' }), { field: 'inspector' }],
  ['operations.no_stage', 'no stage', on('stage', { stage: '' }), { field: 'stage' }],
  ['operations.stage_order', 'a withdrawal completed before it began', on('stage', { stage: 'withdrawn' }), { field: 'stage' }],
  ['operations.not_withdrawn', 'a close in the middle', () => record(running(entry('stage')), entry('close'))],
  ['operations.no_outcome', 'a close without an outcome', on('close', { outcome: {} }), { field: 'outcome' }],
  ['operations.no_lessons', 'a close without lessons', on('close', { lessons: {} }), { field: 'lessons' }],
  ['operations.no_act', 'a correction of nothing', on('correct', { act: 99 }), { field: 'act' }],
  ['operations.correct_decision', 'the decision taken back', on('correct', { act: 2 }), { field: 'act' }],
  ['operations.no_sitrep_kind', 'a report of no kind', on('sitrep', { kind: '' }), { field: 'kind' }],
  ['operations.no_assessment', 'a report without an assessment', on('sitrep', { assessment: {} }), { field: 'assessment' }],
  ['operations.excess_present', 'more present than deployed', on('strength', { claim: claim(150) }), { field: 'discrepancy', facts: { scope: 'U1', by: 50 } }],
  ['operations.excess_offered', 'more deployed than offered', on('move', { strength: claim(150) }), { field: 'discrepancy', facts: { scope: 'U1', by: 50 } }],
  ['operations.excess_authorised', 'more deployed than authorised', () => record(running(entry('strength', { on: '2022-01-06', scope: 'all', measure: 'offered', claim: claim(5000) })), entry('strength', { scope: 'all', measure: 'deployed', claim: claim(3100) })), { field: 'discrepancy' }],
];
export const code = (answer: Decision): string | null => (isRefusal(answer as Refusal) ? (answer as Refusal).code : null);
