import type { Actor } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { membersOf } from '../../core/charter/members.ts';
import { holds } from '../../core/rights.ts';
import { addHours, dayOf, instantAt, type Instant } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { overdueCommitments, type Commitment } from '../commitments/index.ts';
import { answersTo, asksOf, outstandingRequests, requestsWithoutText, warningsWithoutRequest, type Answer, type Consultation } from '../consultations/index.ts';
import { unansweredTaskings, type UnansweredTasking } from '../exchange/index.ts';
import { itemsOf, mayKeepMeetings, meetingsBetween, type ItemRow, type MeetingRow } from '../meetings/index.ts';
import { mayRecordMandate, runningOperations, type OperationFile } from '../operations/index.ts';
import { mayManagePeople, officesHeld, type Held } from '../people/index.ts';
import { mayKeepOffices, readOffices, type OfficeRows } from '../offices/index.ts';
import { disputedProcedures, listProcedures, liveProcedures, mayCirculate, silenceMatters, uncirculatedTexts, type FullProcedure } from '../procedures/index.ts';
import { mayAnnounce, unannounced } from '../publication/index.ts';
import { mayHandle, unacknowledged, type Unacknowledged } from '../signals/index.ts';
import { mayDraftAnswer } from '../taskings/index.ts';
import { headsOf, mayDraft, type Text } from '../texts/index.ts';
import { listProposals, mayIssueWarning, mayProposeWarning, type Proposal, type Warning } from '../warnings/index.ts';

/** What a person may be asked for, read off the charter; nobody is named in the code. */
export type Role = {
  /** The party the person answers for; null for a centre and the secretariat. */
  readonly party: string | null;
  readonly bodies: readonly string[];
  readonly announces: boolean; readonly circulates: boolean; readonly drafts: boolean; readonly warns: boolean;
  /** Belongs to the secretariat, which sees what every delegation owes; whoever issues warnings sees to it that they answer. */
  readonly secretariat: boolean; readonly follows: boolean;
  readonly manages: boolean; /** Keeps meetings: their agenda and their record. */ readonly keeps: boolean; readonly analyses: boolean; /** Acknowledges signals. */ readonly handles: boolean;
  /** Whoever approves what others propose, or proposes: by name, since nobody approves the own proposal. */
  readonly proposals: string | null;
  /** Records what the Council decides of operations, and so owes their dates; plans them, and so owes what they owe to others. */
  readonly mandates: boolean; readonly plans: boolean;
  /** Sees to it that offices report: the secretariat of all, a holder of the own. */
  readonly reports: 'all' | string;
  /** Writes answers to the questions of other nodes. */
  readonly answers: boolean;
};

export function roleOf(actor: Actor, charter: Charter, now: Instant): Role {
  const party = actor.party !== null && actor.centre === null ? actor.party : null;
  const day = dayOf(now, charter.seat.zone);
  const matters = silenceMatters(charter);
  return {
    party, bodies: party === null ? [] : charter.bodies.filter((body) => membersOf(charter, body.id, day).includes(party)).map((body) => body.id),
    announces: matters.some((matter) => mayAnnounce(actor, matter, charter, now)), circulates: matters.some((matter) => mayCirculate(actor, matter, charter, now)),
    drafts: mayDraft(actor, charter, now), warns: mayIssueWarning(actor), secretariat: actor.secretariat, follows: actor.secretariat && mayIssueWarning(actor),
    manages: mayManagePeople(actor), analyses: actor.centre !== null && holds(actor, 'analyst'),
    handles: mayHandle(actor), keeps: mayKeepMeetings(actor, charter, now),
    reports: mayKeepOffices(actor) ? 'all' : actor.person, mandates: mayRecordMandate(actor), plans: holds(actor, 'mission_planner'),
    answers: mayDraftAnswer(actor), proposals: mayIssueWarning(actor) || mayProposeWarning(actor) ? actor.person : null,
  };
}

/** The day at the seat, from its first hour to the first of the next. */
export function dayAround(now: Instant, charter: Charter): { from: Instant; end: Instant } {
  const from = instantAt(dayOf(now, charter.seat.zone), '00:00', charter.seat.zone);
  return { from, end: instantAt(dayOf(addHours(from, 30), charter.seat.zone), '00:00', charter.seat.zone) };
}

/** Today looks half a year back; what has waited longer stands on the pages of its noun. So no read grows with the whole past. */
const REACH_HOURS = 24 * 180;

/**
 * Everything that duties are made of. Depends on the acts, on who reads and on the day, not on the hour: so it may be kept
 * until the next act or the next day.
 */
export type Rows = {
  readonly asks: readonly Consultation[]; readonly outstanding: readonly Consultation[]; readonly answers: readonly Answer[];
  readonly live: readonly FullProcedure[]; readonly failed: readonly FullProcedure[]; readonly heads: Readonly<Record<string, Pick<Text, 'title' | 'version'>>>;
  readonly unasked: readonly Warning[]; readonly uncirculated: readonly { text: Text; latest: FullProcedure | null }[]; readonly unannounced: readonly FullProcedure[];
  readonly undrafted: readonly Consultation[]; readonly held: readonly Held[]; readonly proposals: readonly Proposal[]; readonly signals: readonly Unacknowledged[];
  /** Promised, due and not settled: the own party’s, or for whoever follows them those of no party alone. */
  readonly commitments: readonly Commitment[];
  /** Called for today or tomorrow, and begun with the record open; with their agendas. */
  readonly meetings: readonly MeetingRow[]; readonly items: readonly ItemRow[];
  readonly offices: OfficeRows;
  /** Operations whose file is not closed, for whoever keeps them; and whether nobody plans them. */
  readonly operations: readonly OperationFile[]; readonly unplanned: boolean;
  /** Questions of other nodes that this one owes an answer to. */
  readonly taskings: readonly UnansweredTasking[];
};

const MOST_PROPOSALS = 100;

/** @param from the first hour of the day, as `dayAround` gives it */
export async function readRows(lease: ReadLease, role: Role, from: Instant, zone: string): Promise<Rows> {
  const { party, bodies } = role;
  const reach = addHours(from, -REACH_HOURS);
  const asks = party === null ? [] : await asksOf(lease, party, { reach, since: from });
  const outstanding = party !== null ? await outstandingRequests(lease, { by: party, since: reach }) : role.secretariat ? await outstandingRequests(lease, { since: reach }) : [];
  const answers = await answersTo(lease, [...new Set([...asks, ...outstanding].map((c) => c.id))]);
  const live = await liveProcedures(lease, from);
  const failed = role.drafts ? await disputedProcedures(lease, reach, from) : [];
  const waiting = role.announces ? await unannounced(lease, reach) : [];
  const announceable = waiting.length > 0 ? await listProcedures(lease, { ids: waiting, limit: waiting.length }) : [];
  const meetings = await meetingsBetween(lease, reach, addHours(from, 48));
  return {
    meetings, items: await itemsOf(lease, meetings.map(({ id }) => id)),
    asks, outstanding, answers, live, failed, unannounced: announceable, heads: await headsOf(lease, [...new Set([...live, ...failed, ...announceable].map((p) => p.text))]),
    unasked: party !== null ? await warningsWithoutRequest(lease, { to: { parties: [party], bodies }, since: from }) : role.warns ? await warningsWithoutRequest(lease, { since: from }) : [],
    uncirculated: role.circulates ? await uncirculatedTexts(lease, reach) : [], undrafted: role.drafts ? await requestsWithoutText(lease, { reach, since: from }) : [], held: role.manages ? await officesHeld(lease) : [],
    proposals: role.proposals === null ? [] : await listProposals(lease, { states: ['open', 'returned'], limit: MOST_PROPOSALS }),
    signals: role.handles ? await unacknowledged(lease, reach) : [],
    commitments: party !== null || role.follows ? await overdueCommitments(lease, party, dayOf(from, zone)) : [],
    offices: await readOffices(lease), taskings: role.answers ? await unansweredTaskings(lease, reach) : [],
    operations: role.mandates || role.plans ? await runningOperations(lease) : [], unplanned: role.mandates && !(await officesHeld(lease)).some((one) => one.office === 'mission_planner'),
  };
}
