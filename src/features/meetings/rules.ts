import type { ActDraft, Audience, Context, Decision } from '../../core/act.ts';
import { audienceOf, partyReads, reaches } from '../../core/audience.ts';
import { formatsOf, meetingMatters } from '../../core/charter/formats.ts';
import { groupOn, markingOf, membersOf, partyOf, procedureOf, ruleOn } from '../../core/charter/members.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { evaluateMeeting, type MeetingOutcome } from '../../core/procedure/meeting.ts';
import { POSITIONS } from '../../core/procedure/silence.ts';
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts';
import { dayOf, type Day, type Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { mayKeepMeetings, mayRecordWords } from './rights.ts';
import { LEVELS, type Decided, type Link } from './schema.ts';

export type MeetingState = 'convened' | 'held' | 'cancelled';
/** What the rules need to know of a meeting. */
export type Meeting = { readonly id: string; readonly bodies: readonly string[]; readonly decides: boolean; readonly at: Instant; readonly place: Words | null; readonly roster: readonly string[]; readonly state: MeetingState; readonly audience: Audience; readonly seq: number };
export type Item = { readonly no: number; readonly matter: string | null; readonly seq: number };
export type Presence = { readonly party: string; readonly present: boolean };
export type Found = { readonly link: Link; readonly audience: Audience };

const said = (words: Words): boolean => Object.keys(words).length > 0;
const orNull = (words: Words): Words | null => (said(words) ? words : null);
const one = (meeting: Pick<Meeting, 'id' | 'audience'>, kind: string, payload: object, refs: readonly string[] = []): { acts: ActDraft[] } => ({ acts: [{ kind, dossier: 'desk', payload, audience: meeting.audience, refs: [meeting.id, ...refs] }] });

export type Convene = { readonly bodies: readonly string[]; readonly format: string; readonly title: Words; readonly place: Words; readonly at: Instant | null; readonly requestedBy: readonly string[]; readonly consultation: string | null; readonly marking: string; readonly named: readonly string[] };
export type ConveneState = { readonly next: number; readonly consultation: { readonly id: string; readonly audience: Audience } | null; readonly charterSeq: number };

/** Calls a body, or several together, in a format of the charter. Who sits is pinned. */
export function convene(state: ConveneState, command: Convene, { actor, charter, now }: Context<Charter>): Decision {
  if (!mayKeepMeetings(actor, charter, now)) return refuse('meetings.not_allowed');
  const bodies = charter.bodies.map(({ id }) => id).filter((id) => command.bodies.includes(id));
  if (bodies.length === 0) return refuse('meetings.no_body', {}, 'bodies');
  const format = formatFor(charter, bodies, command.format);
  if (isRefusal(format)) return format;
  if (!said(command.title)) return refuse('meetings.no_title', {}, 'title');
  if (command.at === null) return refuse('meetings.no_hour', {}, 'at');
  if (command.at <= now) return refuse('meetings.past', { at: command.at }, 'at');
  const audience = audienceFor(charter, command);
  if (isRefusal(audience)) return audience;
  const day = dayOf(command.at, charter.seat.zone);
  const sitting = new Set(bodies.flatMap((body) => membersOf(charter, body, day)));
  const roster = charter.parties.map(({ id }) => id).filter((id) => sitting.has(id) && partyReads(audience, id));
  if (roster.length === 0) return refuse('meetings.nobody_sits', {}, 'marking');
  const stranger = command.requestedBy.find((party) => !sitting.has(party));
  if (stranger !== undefined) return refuse('meetings.not_a_member', { party: stranger }, 'requestedBy');
  const asked = new Set(command.requestedBy).size;
  if (format.requestedBy !== undefined && asked < format.requestedBy) return refuse('meetings.too_few_requests', { needed: format.requestedBy, given: asked }, 'requestedBy');
  if (command.consultation !== null && !state.consultation) return refuse('meetings.unknown_link', { link: command.consultation }, 'consultation');
  if (state.consultation && !reaches(state.consultation.audience, audience)) return refuse('meetings.link_narrower', { link: state.consultation.id }, 'consultation');
  const id = `M-${state.next}`;
  const payload = { id, bodies, format: format.id, title: command.title, place: orNull(command.place), at: command.at, requestedBy: [...new Set(command.requestedBy)], consultation: state.consultation?.id ?? null, decides: format.decides, roster, charter: state.charterSeq };
  return { acts: [{ kind: 'meetings.convened', dossier: 'desk', payload, audience, refs: state.consultation ? [state.consultation.id] : [] }] };
}

function formatFor(charter: Charter, bodies: readonly string[], id: string) {
  const offered = bodies.map((body) => formatsOf(charter, body).find((format) => format.id === id));
  const [format] = offered;
  if (!format) return refuse('meetings.no_format', { known: formatsOf(charter, bodies[0]!).map((one) => one.id) }, 'format');
  if (bodies.length > 1 && offered.some((other) => other?.joint !== true)) return refuse('meetings.not_joint', { bodies: bodies.filter((_, i) => offered[i]?.joint !== true) }, 'format');
  return bodies.length === 1 && format.joint === true ? refuse('meetings.joint_alone', { body: bodies[0]! }, 'bodies') : format;
}

function audienceFor(charter: Charter, command: Pick<Convene, 'marking' | 'named'>): Audience | Refusal {
  const marking = markingOf(charter, command.marking);
  if (!marking || marking.audience === 'public') return refuse('meetings.unknown_marking', { known: charter.markings.filter((m) => m.audience !== 'public').map((m) => m.id) }, 'marking');
  const stranger = command.named.find((party) => !partyOf(charter, party));
  if (stranger !== undefined) return refuse('meetings.not_a_member', { party: stranger }, 'named');
  return audienceOf(marking.audience, command.named);
}

/** A meeting that still takes what is done to it, or why not. */
function standing(meeting: Meeting | null, id: string): Meeting | Refusal {
  if (!meeting) return refuse('meetings.not_found', { meeting: id });
  return meeting.state === 'convened' ? meeting : refuse('meetings.over', { meeting: meeting.id });
}

const begun = (meeting: Meeting, now: Instant): Refusal | null => (meeting.at > now ? refuse('meetings.not_begun', { at: meeting.at }) : null);

export type SetItem = { readonly meeting: string; readonly no: number | null; readonly title: Words; readonly about: string | null; readonly matter: string | null; readonly documents: readonly string[]; /** The newest act of the item that the page showed. */ readonly seen: number | null };
export type ItemState = { readonly meeting: Meeting | null; readonly items: readonly Item[]; readonly decided: readonly number[]; readonly about: Found | null; readonly documents: readonly (Found | null)[] };

/** Puts an item on the agenda, or changes one. What it links to must be open to all who read the meeting. */
export function setItem(state: ItemState, command: SetItem, { actor, charter, now }: Context<Charter>): Decision {
  const meeting = standing(state.meeting, command.meeting);
  if (isRefusal(meeting)) return meeting;
  if (!mayKeepMeetings(actor, charter, now)) return refuse('meetings.not_allowed');
  const was = state.items.find(({ no }) => no === command.no);
  if (command.no !== null && !was) return refuse('meetings.item_not_found', { item: command.no });
  if ((was?.seq ?? null) !== command.seen) return refuse('meetings.changed_meanwhile', { meeting: meeting.id });
  if (was && state.decided.includes(was.no)) return refuse('meetings.item_decided', { item: was.no });
  if (!said(command.title)) return refuse('meetings.no_item_title', {}, 'item');
  if (command.matter !== null && !meeting.decides) return refuse('meetings.does_not_decide', {}, 'matter');
  if (command.matter !== null && !meetingMatters(charter, meeting.bodies).some(({ id }) => id === command.matter)) return refuse('meetings.no_matter', { known: meetingMatters(charter, meeting.bodies).map(({ id }) => id) }, 'matter');
  if (command.about !== null && !state.about) return refuse('meetings.unknown_link', { link: command.about }, 'about');
  const unknown = state.documents.indexOf(null);
  if (unknown >= 0) return refuse('meetings.unknown_link', { link: command.documents[unknown]! }, 'documents');
  const linked = [...(state.about ? [state.about] : []), ...state.documents.filter((found) => found !== null)];
  const narrow = linked.find(({ audience }) => !reaches(audience, meeting.audience));
  if (narrow) return refuse('meetings.link_narrower', { link: narrow.link.id }, narrow === state.about ? 'about' : 'documents');
  const no = was?.no ?? Math.max(0, ...state.items.map((item) => item.no)) + 1;
  return one(meeting, 'meetings.item_set', { meeting: meeting.id, no, title: command.title, about: state.about?.link ?? null, matter: command.matter, documents: state.documents.map((found) => found!.link) }, linked.map(({ link }) => link.id));
}

export type Attend = { readonly meeting: string; readonly party: string; readonly state: string; readonly level: string | null; readonly head: Words };

/** Records that a party was there, at which level and under whom, or was absent. */
export function attend(found: Meeting | null, command: Attend, { actor, charter, now }: Context<Charter>): Decision {
  const meeting = standing(found, command.meeting);
  if (isRefusal(meeting)) return meeting;
  if (!mayKeepMeetings(actor, charter, now)) return refuse('meetings.not_allowed');
  if (!meeting.roster.includes(command.party)) return refuse('meetings.not_entitled', { party: command.party }, 'party');
  if (command.state !== 'present' && command.state !== 'absent') return refuse('meetings.no_attendance', {}, 'attendance');
  const late = begun(meeting, now);
  if (late) return late;
  const present = command.state === 'present';
  const level = LEVELS.find((one) => one === command.level) ?? null;
  return one(meeting, 'meetings.attendance_recorded', { meeting: meeting.id, party: command.party, present, level: present ? level : null, head: present ? orNull(command.head) : null });
}

/** Parties that sit and of whom nobody has said whether they were there. */
export const unaccounted = (meeting: Pick<Meeting, 'roster'>, attendance: readonly Presence[]): string[] => meeting.roster.filter((party) => !attendance.some((one) => one.party === party));

export type Intervene = { readonly meeting: string; readonly no: number | null; readonly item: number | null; readonly party: string | null; readonly speaker: Words; readonly words: Words; readonly seen: number | null };
export type FloorState = { readonly meeting: Meeting | null; readonly items: readonly Item[]; readonly attendance: readonly Presence[]; readonly interventions: readonly { readonly no: number; readonly party: string | null; readonly seq: number }[] };

/** Records who said what, in which words. A party may correct its own for as long as the meeting is open. */
export function intervene(state: FloorState, command: Intervene, { actor, charter, now }: Context<Charter>): Decision {
  const meeting = standing(state.meeting, command.meeting);
  if (isRefusal(meeting)) return meeting;
  if (!mayRecordWords(actor, command.party, charter, now)) return refuse('meetings.words_not_allowed');
  const was = state.interventions.find(({ no }) => no === command.no);
  if (command.no !== null && (!was || was.party !== command.party)) return refuse('meetings.words_not_found', { no: command.no });
  if ((was?.seq ?? null) !== command.seen) return refuse('meetings.changed_meanwhile', { meeting: meeting.id });
  if (!state.items.some(({ no }) => no === command.item)) return refuse('meetings.item_not_found', { item: command.item ?? 0 }, 'on');
  if (command.party !== null && !meeting.roster.includes(command.party)) return refuse('meetings.not_entitled', { party: command.party }, 'speaks');
  const late = begun(meeting, now);
  if (late) return late;
  if (state.attendance.some(({ party, present }) => party === command.party && !present)) return refuse('meetings.absent', { party: command.party! }, 'speaks');
  if (!said(command.words)) return refuse('meetings.no_words', {}, 'words');
  const no = was?.no ?? Math.max(0, ...state.interventions.map((one) => one.no)) + 1;
  return one(meeting, 'meetings.intervention_recorded', { meeting: meeting.id, no, item: command.item, party: command.party, speaker: orNull(command.speaker), words: command.words });
}

export type Decide = { readonly meeting: string; readonly item: number; readonly words: Words; readonly way: number; readonly positions: readonly { readonly party: string; readonly position: string; readonly words: Words }[]; readonly formObjected: readonly string[]; readonly seen: number | null };
export type DecideState = FloorState & { readonly decisions: readonly { readonly item: number; readonly seq: number }[] };

/**
 * Records what was put to the meeting and where each party stood. The rule, the seats and the groups are pinned; whether it is
 * adopted follows from them (`outcomeOfDecision`). Whoever is present and says nothing is silent, and is not recorded as agreeing.
 */
export function decideItem(state: DecideState, command: Decide, { actor, charter, now }: Context<Charter>): Decision {
  const meeting = standing(state.meeting, command.meeting);
  if (isRefusal(meeting)) return meeting;
  if (!mayKeepMeetings(actor, charter, now)) return refuse('meetings.not_allowed');
  if (!meeting.decides) return refuse('meetings.does_not_decide', {});
  const item = state.items.find(({ no }) => no === command.item);
  if (!item) return refuse('meetings.item_not_found', { item: command.item });
  const known = meetingMatters(charter, meeting.bodies);
  const matter = known.find(({ id }) => id === item.matter);
  const procedure = matter && procedureOf(charter, matter.procedure);
  const day = dayOf(meeting.at, charter.seat.zone);
  const rule = procedure && ruleOn(procedure, day);
  if (!matter || !procedure || rule?.kind !== 'decision') return refuse('meetings.no_matter', { known: known.map(({ id }) => id) }, 'matter');
  const late = begun(meeting, now);
  if (late) return late;
  const missing = unaccounted(meeting, state.attendance);
  if (missing.length > 0) return refuse('meetings.attendance_missing', { parties: missing });
  if ((state.decisions.find((one) => one.item === item.no)?.seq ?? null) !== command.seen) return refuse('meetings.changed_meanwhile', { meeting: meeting.id });
  if (!said(command.words)) return refuse('meetings.no_decision', {}, 'decision');
  const way = rule.ways[command.way];
  if (!way) return refuse('meetings.no_way', {}, 'way');
  const present = new Set(state.attendance.filter((one) => one.present).map(({ party }) => party));
  const members = membersOf(charter, matter.body, day).filter((party) => meeting.roster.includes(party));
  const positions: Decided['positions'] = [];
  for (const given of command.positions) {
    const position = POSITIONS.find((kind) => kind === given.position);
    if (!position) continue;
    if (!members.includes(given.party)) return refuse('meetings.not_entitled', { party: given.party }, 'positions');
    if (!present.has(given.party)) return refuse('meetings.absent', { party: given.party }, 'positions');
    if ((position === 'objects' || position === 'reserves') && !said(given.words)) return refuse('meetings.reason_missing', { party: given.party }, 'positions');
    positions.push({ party: given.party, position, words: orNull(given.words) });
  }
  const payload: Decided = {
    meeting: meeting.id, item: item.no, matter: matter.id, words: command.words, rule, way: command.way, article: procedure.article ?? null, ruleVerified: procedure.verified,
    seats: members.map((party) => ({ party, suspended: false, excluded: false, absent: !present.has(party), weights: partyOf(charter, party)?.weights ?? {} })),
    groups: Object.fromEntries((charter.groups ?? []).map(({ id }) => [id, groupOn(charter, id, day)])),
    positions, formObjected: way.by === 'limited' ? command.formObjected.filter((party) => present.has(party)) : [],
  };
  return one(meeting, 'meetings.decided', payload);
}

/** What a decision comes to, by the rule that was pinned, and why. */
export function outcomeOfDecision(decided: Decided, at: Instant): MeetingOutcome {
  return evaluateMeeting({
    rule: decided.rule, way: decided.way, seats: decided.seats, setAside: [], formObjected: decided.formObjected, group: (id) => decided.groups[id] ?? [],
    positions: decided.positions.map(({ party, position }) => ({ at, party, position, by: null, declared: false })),
  });
}

export type Move = { readonly meeting: string; readonly at: Instant | null; readonly place: Words; readonly why: Words };

/** Moves it to another hour or place. */
export function move(found: Meeting | null, command: Move, { actor, charter, now }: Context<Charter>): Decision {
  const meeting = standing(found, command.meeting);
  if (isRefusal(meeting)) return meeting;
  if (!mayKeepMeetings(actor, charter, now)) return refuse('meetings.not_allowed');
  if (command.at === null) return refuse('meetings.no_hour', {}, 'at');
  if (command.at <= now) return refuse('meetings.past', { at: command.at }, 'at');
  if (!said(command.why)) return refuse('meetings.no_why', {}, 'why');
  return one(meeting, 'meetings.moved', { meeting: meeting.id, at: command.at, place: orNull(command.place) ?? meeting.place, why: command.why });
}

export type Cancel = { readonly meeting: string; readonly why: Words };

export function cancel(found: Meeting | null, command: Cancel, { actor, charter, now }: Context<Charter>): Decision {
  const meeting = standing(found, command.meeting);
  if (isRefusal(meeting)) return meeting;
  if (!mayKeepMeetings(actor, charter, now)) return refuse('meetings.not_allowed');
  return said(command.why) ? one(meeting, 'meetings.cancelled', { meeting: meeting.id, why: command.why }) : refuse('meetings.no_why', {}, 'why');
}

/** Closes the record: who was there is known of everybody, and nothing is added any more. */
export function hold(state: { readonly meeting: Meeting | null; readonly attendance: readonly Presence[] }, command: { readonly meeting: string }, { actor, charter, now }: Context<Charter>): Decision {
  const meeting = standing(state.meeting, command.meeting);
  if (isRefusal(meeting)) return meeting;
  if (!mayKeepMeetings(actor, charter, now)) return refuse('meetings.not_allowed');
  const late = begun(meeting, now);
  if (late) return late;
  const missing = unaccounted(meeting, state.attendance);
  return missing.length > 0 ? refuse('meetings.attendance_missing', { parties: missing }) : one(meeting, 'meetings.held', { meeting: meeting.id });
}

/** Bodies that may meet on a day: somebody sits in them. */
export const bodiesThatMeet = (charter: Charter, day: Day): string[] => charter.bodies.map(({ id }) => id).filter((id) => membersOf(charter, id, day).length > 0);
