import { PARTIES, PUBLIC, SECRETARIAT, type Context, type Decision } from '../../core/act.ts';
import { firstDay, isDate, lastDay } from '../../core/charter/dates.ts';
import { isMember, officeOf, partyOf } from '../../core/charter/members.ts';
import type { Charter, Office } from '../../core/charter/schema.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { dayOf, type Day } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { mayKeepOffices, mayRecordChair, mayReport } from './rights.ts';
import type { Left, Logged, MandateGiven, Presided, Reported, TakenUp } from './schema.ts';
import { duesUntil, type Duty } from '../../core/charter/terms.ts';

export type TakeUp = { readonly office: string; readonly holder: Words; readonly party: string | null; readonly person: string | null; readonly from: string | null; readonly until: string | null; readonly source: string | null };
export type Leave = { readonly id: string; readonly on: string | null; readonly why: Words; readonly seen: number | null };
export type GiveMandate = { readonly office: string; readonly words: Words; readonly decision: string; readonly link: string | null; readonly since: Day | null; readonly everyMonths: string; readonly dueDates: readonly Day[] };
export type WriteEntry = { readonly office: string; readonly kind: 'log' | 'report'; readonly what: Words; readonly on: Day | null; readonly due: Day | null; readonly audience: string };
export type Preside = { readonly party: string; readonly from: Day | null; readonly to: Day | null; readonly adInterim: boolean; readonly insteadOf: string | null; readonly basis: Words; readonly source: string | null };

export type Held = { readonly id: string; readonly office: string; readonly holder: Words; readonly person: string | null; readonly from_date: string; readonly left_on: string | null; readonly seq: number };
export type OfficeState = { readonly next: number; readonly holders: readonly Held[]; readonly duty: Duty | null; readonly reported: readonly (Day | null)[]; readonly known: boolean };

const said = (words: Words): boolean => Object.keys(words).length > 0;
const today = ({ recordedAt, charter }: Context<Charter>): Day => dayOf(recordedAt, charter.seat.zone);

/** The offices whose holders are recorded here: those that one person alone holds. The chair follows from the rotation; the others are accounts. */
export const keptOffices = (charter: Charter): Office[] => charter.offices.filter((one) => !one.many && one.id !== 'chair');

function officeIn(charter: Charter, id: string): Office | Refusal {
  const office = officeOf(charter, id);
  if (!office) return refuse('offices.not_found', { office: id });
  return id === 'chair' || office.many ? refuse('offices.not_kept', { office: id }) : office;
}

/** Records who holds an office. One holder at a time: the one before has left first. */
export function takeUp(state: OfficeState, command: TakeUp, context: Context<Charter>): Decision {
  const { actor, charter } = context;
  if (!mayKeepOffices(actor)) return refuse('offices.not_allowed');
  const office = officeIn(charter, command.office);
  if ('refused' in office) return office;
  if (!said(command.holder)) return refuse('offices.no_holder', {}, 'holder');
  if (command.party !== null && !partyOf(charter, command.party)) return refuse('offices.no_party', { party: command.party }, 'party');
  if (command.person !== null && !state.known) return refuse('offices.no_person', { person: command.person }, 'person');
  if (command.from === null) return refuse('offices.no_date', {}, 'from');
  if (firstDay(command.from) > today(context)) return refuse('offices.ahead', { date: command.from, today: today(context) }, 'from');
  if (command.until !== null && lastDay(command.until) < firstDay(command.from)) return refuse('offices.backwards', {}, 'until');
  const holder = state.holders.find((one) => one.left_on === null);
  if (holder) return refuse('offices.held', { office: office.id, holding: holder.id, since: holder.from_date }, 'holder');
  const payload: TakenUp = { id: `OH-${state.next}`, office: office.id, holder: command.holder, party: command.party, person: command.person, from: command.from, until: command.until, source: command.source };
  return { acts: [{ kind: 'offices.taken_up', dossier: 'desk', payload, audience: [PARTIES] }] };
}

/** Records that a holder has left. `seen` is the newest act of the holding that the page showed. */
export function leave(holding: Held | null, command: Leave, context: Context<Charter>): Decision {
  if (!mayKeepOffices(context.actor)) return refuse('offices.not_allowed');
  if (!holding) return refuse('offices.holding_not_found', { holding: command.id });
  if (holding.left_on !== null || holding.seq !== command.seen) return refuse('offices.changed_meanwhile', { holding: holding.id });
  if (command.on === null) return refuse('offices.no_date', {}, 'on');
  if (firstDay(command.on) > today(context)) return refuse('offices.ahead', { date: command.on, today: today(context) }, 'on');
  if (lastDay(command.on) < firstDay(holding.from_date)) return refuse('offices.backwards', {}, 'on');
  if (!said(command.why)) return refuse('offices.no_why', {}, 'why');
  const payload: Left = { id: holding.id, on: command.on, why: command.why };
  return { acts: [{ kind: 'offices.left', dossier: 'desk', payload, audience: [PARTIES] }] };
}

/** Gives an office its mandate, with when it reports; it takes the place of the one before. */
export function giveMandate(state: OfficeState, command: GiveMandate, { actor, charter }: Context<Charter>): Decision {
  if (!mayKeepOffices(actor)) return refuse('offices.not_allowed');
  const office = officeIn(charter, command.office);
  if ('refused' in office) return office;
  if (!said(command.words)) return refuse('offices.no_mandate', {}, 'words');
  if (command.decision === '') return refuse('offices.no_decision', {}, 'decision');
  if (command.link !== null && !/^https?:\/\/\S+$/.test(command.link)) return refuse('offices.bad_address', { address: command.link.slice(0, 80) }, 'link');
  if (command.since === null) return refuse('offices.no_date', {}, 'since');
  const everyMonths = command.everyMonths === '' ? null : Number(command.everyMonths);
  if (everyMonths !== null && !(Number.isInteger(everyMonths) && everyMonths >= 1 && everyMonths <= 60)) return refuse('offices.bad_rhythm', { value: command.everyMonths.slice(0, 20) }, 'everyMonths');
  const payload: MandateGiven = { id: `OM-${state.next}`, office: office.id, words: command.words, decision: command.decision, link: command.link, since: command.since, everyMonths, dueDates: [...new Set(command.dueDates)].sort() };
  return { acts: [{ kind: 'offices.mandate_given', dossier: 'desk', payload, audience: [PARTIES] }] };
}

/** Writes what the holder did, or the report that was due. A report goes to all parties; a line of the log to whom it says. */
export function writeEntry(state: OfficeState, command: WriteEntry, context: Context<Charter>): Decision {
  const { actor, charter } = context;
  const office = officeIn(charter, command.office);
  if ('refused' in office) return office;
  if (!mayReport(actor, office.id, state.holders.find((one) => one.left_on === null)?.person ?? null)) return refuse('offices.not_allowed');
  if (!said(command.what)) return refuse('offices.not_said', {}, 'what');
  if (command.on === null) return refuse('offices.no_date', {}, 'on');
  if (command.on > today(context)) return refuse('offices.ahead', { date: command.on, today: today(context) }, 'on');
  const common = { id: `OE-${state.next}`, office: office.id, what: command.what, on: command.on };
  if (command.kind === 'log') return { acts: [{ kind: 'offices.logged', dossier: 'desk', payload: common satisfies Logged, audience: command.audience === 'secretariat' && actor.secretariat ? [SECRETARIAT] : [PARTIES] }] };
  if (command.due !== null) {
    if (!state.duty || !duesUntil(state.duty, command.due).includes(command.due)) return refuse('offices.not_due', { day: command.due }, 'due');
    if (state.reported.includes(command.due)) return refuse('offices.reported_already', { day: command.due }, 'due');
  }
  return { acts: [{ kind: 'offices.reported', dossier: 'desk', payload: { ...common, due: command.due } satisfies Reported, audience: [PARTIES] }] };
}

/**
 * Records who presides by a decision and not by the rotation: in the place of an absent party, instead of a candidate who was not
 * agreed, until a day or until a session. Everybody may read it, since the rights of the chair follow from it.
 */
export function preside(state: { readonly next: number }, command: Preside, { actor, charter }: Context<Charter>): Decision {
  if (!mayRecordChair(actor)) return refuse('offices.not_allowed');
  if (command.from === null || !isDate(command.from)) return refuse('offices.no_date', {}, 'from');
  if (!partyOf(charter, command.party) || !isMember(charter, command.party, command.from)) return refuse('offices.no_party', { party: command.party }, 'party');
  if (command.to !== null && command.to < command.from) return refuse('offices.backwards', {}, 'to');
  if (command.insteadOf !== null && !partyOf(charter, command.insteadOf)) return refuse('offices.no_party', { party: command.insteadOf }, 'insteadOf');
  if (command.insteadOf === command.party) return refuse('offices.same_party', { party: command.party }, 'insteadOf');
  if (!said(command.basis)) return refuse('offices.no_basis', {}, 'basis');
  const payload: Presided = { id: `CT-${state.next}`, party: command.party, from: command.from, to: command.to, handover: command.to === null ? 'session' : 'date', adInterim: command.adInterim, insteadOf: command.insteadOf, basis: command.basis, source: command.source };
  return { acts: [{ kind: 'offices.presided', dossier: 'desk', payload, audience: [PUBLIC] }] };
}
