import type { Audience, Context, Decision } from '../../core/act.ts';
import { canonical } from '../../core/canonical.ts';
import { isMember } from '../../core/charter/members.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { allOf, foldOperation, stageFault, type Operation } from '../../core/operation/fold.ts';
import { ABOUT, MEASURES, READINESS, STAGES, type Claim, type DecisionRef, type OperationAct, type Source } from '../../core/operation/schema.ts';
import { scopesOf, unexplained, type Excess } from '../../core/operation/strength.ts';
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts';
import { dayOf, instantAt, type Day } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { mayKeepOperation, mayRecordMandate, mayReportFor, mayRequestOperation } from './rights.ts';
import type { DecisionIn, Draft, Entries, Entry, What } from './schema.ts';

type Ctx = Context<Charter>;
const said = (words: Words): boolean => Object.keys(words).length > 0;
const orNull = (words: Words): Words | null => (said(words) ? words : null);
const among = <T extends string>(all: readonly T[], one: string): T | undefined => all.find((it) => it === one);
/** The day at the seat by the machine's clock: what lies after it has not happened. */
const lastDay = ({ recordedAt, charter }: Ctx): Day => dayOf(recordedAt, charter.seat.zone);
const today = ({ now, charter }: Ctx): Day => dayOf(now, charter.seat.zone);

/** The day as entered, or today where it was left empty. A fact of the past is never refused for being late. */
function dayIn(on: Day | null, context: Ctx): Day | Refusal {
  const day = on ?? today(context);
  return day > lastDay(context) ? refuse('operations.ahead', { day, today: lastDay(context) }, 'on') : day;
}

export type RequestOperation = { dossier: string; title: Words; host: string; on: Day | null; asks: Words; by: Words; source: Source | null };
export type RequestState = { readonly dossier: { readonly id: string; readonly audience: Audience } | null; readonly next: number };

/** Opens the file of an operation: somebody asked for it. */
export function requestOperation(state: RequestState, command: RequestOperation, context: Ctx): Decision {
  const { dossier } = state;
  if (!mayRequestOperation(context.actor, command.host)) return refuse('operations.request_not_allowed');
  if (!dossier) return refuse('dossier.not_found', { dossier: command.dossier });
  if (!said(command.title)) return refuse('operations.no_title', {}, 'title');
  if (!/^[A-Z]{3}$/.test(command.host)) return refuse('operations.no_host', {}, 'host');
  if (!said(command.asks)) return refuse('operations.no_request', {}, 'asks');
  const on = dayIn(command.on, context);
  if (isRefusal(on)) return on;
  // Whoever asks is the source of the own request.
  if (on < today(context) && !command.source && context.actor.party !== command.host) return refuse('operations.no_source', {}, 'source');
  const payload = { id: `OP-${state.next}`, on, dossier: dossier.id, title: command.title, host: command.host, asks: command.asks, by: orNull(command.by), source: command.source };
  return { acts: [{ kind: 'operations.requested', dossier: dossier.id, payload, audience: dossier.audience, ...effective(on, context) }] };
}

const effective = (on: Day, context: Ctx): { effectiveAt?: string } => (on === today(context) ? {} : { effectiveAt: instantAt(on, '00:00', context.charter.seat.zone) });

/** A text that this desk adopted, as it was looked up; null where there is none that the reader sees. */
export type Adopted = { readonly procedure: string; readonly text: string; readonly version: number; readonly hash: string; readonly on: Day; readonly adopted: boolean };
export type RecordState = { readonly operation: Operation | null; readonly recorded: readonly OperationAct[]; readonly dossier: string; readonly audience: Audience; readonly adopted: Adopted | null };
/** `discrepancy` is what is said of strengths that do not add up, where this entry makes them so. */
export type RecordEntry = { operation: string; entry: Entry; discrepancy: Words };

/** Records one thing of an operation. Strengths that no longer add up are taken only together with words that say so. */
export function recordEntry(state: RecordState, command: RecordEntry, context: Ctx): Decision {
  const { operation, recorded, dossier, audience } = state;
  const { entry } = command;
  if (!operation) return refuse('operations.not_found', { operation: command.operation });
  const barred = barredFrom(operation, entry, context);
  if (barred) return barred;
  const made = draft(operation, state, entry, context);
  if (isRefusal(made)) return made;
  const drafts = [...made];
  const before = unexplained(operation);
  const after = foldOperation([...recorded, ...drafts.map((one, i) => ({ ...one, seq: Number.MAX_SAFE_INTEGER - 100 + i, person: '', recordedAt: '', example: false }) as OperationAct)])!;
  const worse = unexplained(after).filter((one) => !before.some((it) => it.day === one.day && it.scope === one.scope && it.pair === one.pair && it.by >= one.by));
  if (worse.length > 0) {
    const [first] = worse;
    if (!said(command.discrepancy)) return excess(operation, first!);
    for (const [, same] of Map.groupBy(worse, (one) => `${one.scope} ${one.pair}`)) {
      drafts.push({ kind: 'discrepancy_recorded', payload: { id: operation.id, on: same[0]!.day, scope: same[0]!.scope, pair: same[0]!.pair, by: Math.max(...same.map((one) => one.by)), words: command.discrepancy } });
    }
  }
  return { acts: drafts.map(({ kind, payload }) => ({ kind: `operations.${kind}`, dossier, payload, audience, refs: [operation.id], ...(kind === 'corrected' || kind === 'discrepancy_recorded' ? {} : effective(payload.on, context)) })) };
}

const excess = ({ id }: Operation, { pair, scope, by, day }: Excess): Refusal =>
  refuse(pair === 'present_deployed' ? 'operations.excess_present' : pair === 'deployed_offered' ? 'operations.excess_offered' : 'operations.excess_authorised', { scope: scope === 'all' ? id : scope.replace(/^\w+:/, ''), by, day }, 'discrepancy');

/** Who may, and that a closed file takes nothing but corrections. */
function barredFrom(operation: Operation, entry: Entry, { actor }: Ctx): Refusal | null {
  const scope = 'scope' in entry ? entry.scope : null;
  const party = entry.what === 'offer' ? entry.party : scope === null ? null : partyOf(operation, scope);
  const own = ['offer', 'move', 'strength', 'equipment', 'sitrep'].includes(entry.what);
  const may = entry.what === 'decide' || entry.what === 'change' || entry.what === 'close' ? mayRecordMandate(actor) : own ? mayReportFor(actor, party) : mayKeepOperation(actor);
  if (!may) return refuse(own ? 'operations.party_not_allowed' : 'operations.not_allowed');
  if (operation.closed && entry.what !== 'correct') return refuse('operations.closed', { operation: operation.id });
  return null;
}

/** The party that a scope belongs to; null for the whole operation. */
export function partyOf(operation: Operation, scope: string): string | null {
  if (scope.startsWith('party:')) return scope.slice(6);
  return allOf(operation.acts, 'unit_offered').findLast((one) => `unit:${one.unit}` === scope)?.party ?? null;
}

type Made = readonly Draft[] | Refusal;
type Maker<W extends What> = (operation: Operation, state: RecordState, entry: Entries[W], on: Day, context: Ctx) => Made;

function draft(operation: Operation, state: RecordState, entry: Entry, context: Ctx): Made {
  const on = entry.what === 'correct' ? today(context) : dayIn(entry.on, context);
  if (isRefusal(on)) return on;
  return (MAKERS[entry.what] as Maker<What>)(operation, state, entry, on, context);
}

const next = (ids: readonly string[], letter: string): string => `${letter}${1 + Math.max(0, ...ids.map((id) => Number(id.slice(1))))}`;
const needs = (operation: Operation): Refusal | null => (operation.mandate ? null : refuse('operations.no_mandate', { operation: operation.id }));

/** A decision that holds: adopted on this desk by its procedure, or taken elsewhere on a day, with a source. */
function decisionOf(given: DecisionIn, source: Source | null, { adopted }: RecordState, context: Ctx): DecisionRef | Refusal {
  if (given.procedure !== null) {
    if (!adopted?.adopted) return refuse('operations.decision_not_held', { procedure: given.procedure }, 'procedure');
    const { procedure, text, version, hash, on } = adopted;
    return { kind: 'desk', procedure, text, version, hash, on };
  }
  if (!context.charter.bodies.some((body) => body.id === given.body)) return refuse('operations.decision_no_body', {}, 'body');
  if (given.on === null || !said(given.words)) return refuse('operations.decision_not_said', {}, 'decided');
  if (given.on > lastDay(context)) return refuse('operations.ahead', { day: given.on, today: lastDay(context) }, 'decided');
  if (!source) return refuse('operations.decision_no_source', {}, 'source');
  return { kind: 'past', body: given.body, on: given.on, words: given.words, source };
}

const goodClaim = (claim: Claim | null): claim is Claim => claim !== null && (claim.value !== null || claim.words !== null);
const scopeFault = (operation: Operation, scope: string, context: Ctx): Refusal | null =>
  scope === 'all' || (scope.startsWith('party:') && isMember(context.charter, scope.slice(6), today(context))) || scopesOf(operation).includes(scope) ? null : refuse('operations.no_scope', {}, 'scope');
const held = ({ held: all, serviceable }: { held: number | null; serviceable: number | null }, field: string): Refusal | null =>
  all === null || serviceable === null ? refuse('operations.no_numbers', {}, field) : serviceable > all ? refuse('operations.more_serviceable', { held: all, serviceable }, field) : null;

const MAKERS: { readonly [W in What]: Maker<W> } = {
  decide: (operation, state, entry, on, context) => {
    if (operation.mandate) return refuse('operations.decided_already', { operation: operation.id });
    const decision = decisionOf(entry.decision, entry.source, state, context);
    if (isRefusal(decision)) return decision;
    if (!said(entry.purpose)) return refuse('operations.no_purpose', {}, 'purpose');
    if (!said(entry.tasks)) return refuse('operations.no_tasks', {}, 'tasks');
    if (!said(entry.basis)) return refuse('operations.no_basis', {}, 'basis');
    const from = entry.from ?? decision.on;
    if (entry.to !== null && entry.to < from) return refuse('operations.backwards', { from, to: entry.to }, 'to');
    // What was decided before today without a date stands as it was decided; the file then shows what it lacks.
    if (entry.to === null && entry.review === null && decision.on >= today(context)) return refuse('operations.review_missing', {}, 'review');
    const reports = entry.reports.filter((one) => said(one.name));
    const undue = reports.find((one) => one.first === null || !said(one.to));
    if (undue) return refuse('operations.report_incomplete', {}, 'reports');
    const { id } = operation;
    return [
      { kind: 'decided', payload: {
        id, on: decision.on, decision, purpose: entry.purpose, tasks: entry.tasks, area: orNull(entry.area), command: orNull(entry.command), ceiling: goodClaim(entry.ceiling) ? entry.ceiling : null,
        term: { from, to: entry.to, review: entry.review, said: orNull(entry.said) }, reports: reports.map((one) => ({ ...one, first: one.first! })),
      } },
      { kind: 'claimed', payload: { id, on: decision.on, about: 'legal_basis', what: entry.basis, by: orNull(entry.basisBy), source: decision.kind === 'past' ? decision.source : null, grade: null } },
    ];
  },
  review: (operation, _, entry, on) => {
    if (!operation.mandate) return needs(operation)!;
    if (entry.review === null || entry.review <= operation.mandate.from) return refuse('operations.no_review_day', {}, 'review');
    if (!said(entry.words)) return refuse('operations.no_words', {}, 'words');
    return [{ kind: 'review_set', payload: { id: operation.id, on, review: entry.review, words: entry.words } }];
  },
  change: (operation, state, entry, on, context) => {
    const { mandate } = operation;
    if (!mandate) return needs(operation)!;
    const decision = decisionOf(entry.decision, entry.source, state, context);
    if (isRefusal(decision)) return decision;
    const earlier = [mandate.decided.decision, ...mandate.changes.map((one) => one.decision)];
    const newest = earlier.reduce((day, one) => (one.on > day ? one.on : day), '');
    if (earlier.some((one) => (one.kind === 'desk' && decision.kind === 'desk' ? one.procedure === decision.procedure : canonical(one) === canonical(decision)))) return refuse('operations.decision_used', {}, 'procedure');
    if (decision.on < newest) return refuse('operations.decision_older', { decided: decision.on, mandate: newest }, 'decided');
    if (entry.to !== null && entry.to < mandate.from) return refuse('operations.backwards', { from: mandate.from, to: entry.to }, 'to');
    const ceiling = goodClaim(entry.ceiling) ? entry.ceiling : null;
    if (entry.to === null && entry.review === null && !ceiling && !said(entry.purpose) && !said(entry.tasks)) return refuse('operations.nothing_changed', {}, 'to');
    if (!said(entry.words)) return refuse('operations.no_words', {}, 'words');
    return [{ kind: 'mandate_changed', payload: { id: operation.id, on: decision.on, decision, to: entry.to, review: entry.review, ceiling, purpose: orNull(entry.purpose), tasks: orNull(entry.tasks), words: entry.words } }];
  },
  claim: ({ id }, _, entry, on) => {
    const about = among(ABOUT, entry.about);
    if (about === undefined) return refuse('operations.no_subject', {}, 'about');
    if (!said(entry.statement)) return refuse('operations.no_words', {}, 'statement');
    if (!entry.source) return refuse('operations.no_source', {}, 'source');
    return [{ kind: 'claimed', payload: { id, on, about, what: entry.statement, by: orNull(entry.by), source: entry.source, grade: entry.grade } }];
  },
  notify: (operation, _, entry, on, { charter }) => {
    if (!operation.mandate) return needs(operation)!;
    if (![...charter.partners, ...charter.bodies].some((one) => one.id === entry.to)) return refuse('operations.no_addressee', {}, 'to');
    if (allOf(operation.acts, 'notified').some((one) => one.to === entry.to)) return refuse('operations.notified_already', { to: entry.to }, 'to');
    return [{ kind: 'notified', payload: { id: operation.id, on, to: entry.to, how: orNull(entry.how), source: entry.source } }];
  },
  report: (operation, _, entry, on) => {
    const duty = operation.mandate?.decided.reports.find((one) => one.id === entry.duty);
    if (!duty || entry.due === null) return refuse('operations.no_duty', {}, 'duty');
    if (allOf(operation.acts, 'report_made').some((one) => one.duty === duty.id && one.due === entry.due)) return refuse('operations.reported_already', { due: entry.due }, 'duty');
    return [{ kind: 'report_made', payload: { id: operation.id, on, duty: duty.id, due: entry.due, words: orNull(entry.words), source: entry.source } }];
  },
  require: (operation, _, entry, on) => {
    const readiness = among(READINESS, entry.readiness);
    if (!said(entry.name) || entry.contingent === '' || readiness === undefined) return refuse('operations.unit_incomplete', {}, 'name');
    if (entry.strength === null || entry.strength === 0) return refuse('operations.no_strength', {}, 'strength');
    const requirement = next(allOf(operation.acts, 'unit_required').map((one) => one.requirement), 'R');
    return [{ kind: 'unit_required', payload: { id: operation.id, on, requirement, name: entry.name, contingent: entry.contingent, strength: entry.strength, readiness, words: orNull(entry.words) } }];
  },
  offer: (operation, _, entry, on, context) => {
    const before = entry.unit === null ? null : allOf(operation.acts, 'unit_offered').findLast((one) => one.unit === entry.unit);
    if (before === undefined || (before && before.party !== entry.party)) return refuse('operations.no_unit', {}, 'unit');
    if (!isMember(context.charter, entry.party, on)) return refuse('operations.no_party', {}, 'party');
    if (!said(entry.name)) return refuse('operations.unit_incomplete', {}, 'name');
    if (!goodClaim(entry.strength)) return refuse('operations.no_strength', {}, 'strength');
    if (entry.requirement !== null && !allOf(operation.acts, 'unit_required').some((one) => one.requirement === entry.requirement)) return refuse('operations.no_requirement', {}, 'requirement');
    const unit = before?.unit ?? next(allOf(operation.acts, 'unit_offered').map((one) => one.unit), 'U');
    return [{ kind: 'unit_offered', payload: { id: operation.id, on, unit, requirement: entry.requirement, party: entry.party, name: entry.name, contingent: entry.contingent || null, strength: entry.strength, readiness: among(READINESS, entry.readiness) ?? null } }];
  },
  move: (operation, _, entry, on, context) => {
    const fault = needs(operation) ?? scopeFault(operation, entry.scope, context);
    if (fault) return fault;
    if (entry.direction !== 'in' && entry.direction !== 'out') return refuse('operations.no_direction', {}, 'direction');
    return [{ kind: 'moved', payload: { id: operation.id, on, scope: entry.scope, direction: entry.direction, how: orNull(entry.how), from: orNull(entry.from), to: orNull(entry.to), strength: goodClaim(entry.strength) ? entry.strength : null, source: entry.source } }];
  },
  strength: (operation, _, entry, on, context) => {
    const measure = among(MEASURES, entry.measure);
    if (measure === undefined) return refuse('operations.no_measure', {}, 'measure');
    const fault = scopeFault(operation, entry.scope, context) ?? (measure === 'offered' ? null : needs(operation));
    if (fault) return fault;
    if (!goodClaim(entry.claim)) return refuse('operations.no_strength', {}, 'strength');
    return [{ kind: 'strength_reported', payload: { id: operation.id, on, scope: entry.scope, measure, claim: entry.claim } }];
  },
  equipment: (operation, _, entry, on, context) => {
    const known = allOf(operation.acts, 'equipment_set');
    if (entry.item !== null && !known.some((one) => one.item === entry.item && one.scope === entry.scope)) return refuse('operations.no_item', {}, 'item');
    const fault = scopeFault(operation, entry.scope, context) ?? held(entry, 'held');
    if (fault) return fault;
    const { required, ordered, delivered } = entry;
    if (!said(entry.name)) return refuse('operations.unit_incomplete', {}, 'name');
    if (required === null || ordered === null || delivered === null) return refuse('operations.no_numbers', {}, 'required');
    if (delivered > ordered) return refuse('operations.more_delivered', { ordered, delivered }, 'delivered');
    return [{ kind: 'equipment_set', payload: { id: operation.id, on, item: entry.item ?? next(known.map((one) => one.item), 'E'), scope: entry.scope, name: entry.name, required, held: entry.held!, ordered, delivered, serviceable: entry.serviceable! } }];
  },
  visit: (operation, _, entry, on) => {
    if (!allOf(operation.acts, 'equipment_set').some((one) => one.item === entry.item)) return refuse('operations.no_item', {}, 'item');
    const fault = held(entry, 'held');
    if (fault) return fault;
    if (entry.inspector === '' || !said(entry.finding)) return refuse('operations.visit_incomplete', {}, 'inspector');
    return [{ kind: 'visit_recorded', payload: { id: operation.id, on, item: entry.item, inspector: entry.inspector, held: entry.held!, serviceable: entry.serviceable!, finding: entry.finding } }];
  },
  stage: (operation, _, entry, on) => {
    if (!operation.mandate) return needs(operation)!;
    const stage = among(STAGES, entry.stage);
    if (stage === undefined) return refuse('operations.no_stage', {}, 'stage');
    const fault = stageFault([...operation.stages.filter((one) => one.on <= on).map((one) => one.stage), stage, ...operation.stages.filter((one) => one.on > on).map((one) => one.stage)]);
    if (fault) return refuse('operations.stage_order', { stage: fault.stage, after: fault.after }, 'stage');
    return [{ kind: 'stage_entered', payload: { id: operation.id, on, stage, words: orNull(entry.words), source: entry.source } }];
  },
  close: (operation, _, entry, on) => {
    if (!['requested', 'decided', 'withdrawn'].includes(operation.stage)) return refuse('operations.not_withdrawn', { operation: operation.id });
    if (!said(entry.outcome)) return refuse('operations.no_outcome', {}, 'outcome');
    if (!said(entry.lessons)) return refuse('operations.no_lessons', {}, 'lessons');
    return [{ kind: 'closed', payload: { id: operation.id, on, outcome: entry.outcome, lessons: entry.lessons } }];
  },
  correct: (operation, { recorded }, entry, on) => {
    const act = recorded.find((one) => one.seq === entry.act);
    if (!act || act.kind === 'corrected' || operation.corrections.some((one) => one.act === entry.act)) return refuse('operations.no_act', { act: entry.act }, 'act');
    if (['requested', 'decided', 'mandate_changed'].includes(act.kind)) return refuse('operations.correct_decision', { act: entry.act }, 'act');
    if (!said(entry.words)) return refuse('operations.no_words', {}, 'words');
    if (act.kind === 'stage_entered') {
      const fault = stageFault(operation.stages.filter((one) => one.seq !== act.seq).map((one) => one.stage));
      if (fault) return refuse('operations.stage_order', { stage: fault.stage, after: fault.after }, 'act');
    }
    return [{ kind: 'corrected', payload: { id: operation.id, on, act: entry.act, words: entry.words } }];
  },
  sitrep: (operation, _, entry, on, context) => {
    const fault = needs(operation) ?? scopeFault(operation, entry.scope, context);
    if (fault) return fault;
    if (entry.kind !== 'daily' && entry.kind !== 'special') return refuse('operations.no_sitrep_kind', {}, 'kind');
    const { present, leave, sick } = entry;
    if (present === null || leave === null || sick === null) return refuse('operations.no_numbers', {}, 'present');
    const short = held(entry.vehicles, 'vehicles') ?? held(entry.radios, 'radios');
    if (short) return short;
    if (!said(entry.assessment)) return refuse('operations.no_assessment', {}, 'assessment');
    const figures = (one: Entries['sitrep']['vehicles']): { held: number; serviceable: number } => ({ held: one.held!, serviceable: one.serviceable! });
    return [{ kind: 'sitrep_entered', payload: {
      id: operation.id, on, kind: entry.kind, scope: entry.scope, places: orNull(entry.places), incidents: orNull(entry.incidents), present, leave, sick, vehicles: figures(entry.vehicles), radios: figures(entry.radios), needs: orNull(entry.needs), assessment: entry.assessment, prepared: entry.prepared,
    } }];
  },
};
