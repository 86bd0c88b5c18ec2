import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { takeNumber } from '../../platform/numbers.ts';
import type { MeetingState } from './rules.ts';
import type { Attended, Cancelled, Convened, Decided, Held, Intervened, ItemSet, Level, Link, Moved } from './schema.ts';

type Common = { seq: number; audience: Audience; example: boolean };
export type MeetingRow = Common & {
  id: string; bodies: readonly string[]; format: string; title: Words; place: Words | null; at: Instant; first_at: Instant; requested_by: readonly string[]; consultation: string | null; decides: boolean; roster: readonly string[]; charter_seq: number;
  state: MeetingState; why: Words | null; convened_by: string; convened_at: Instant; convened_seq: number; closed_at: Instant | null;
};
export type ItemRow = Common & { meeting: string; no: number; title: Words; about: Link | null; matter: string | null; documents: readonly Link[] };
export type AttendanceRow = Common & { meeting: string; party: string; present: boolean; level: Level | null; head: Words | null };
export type InterventionRow = Common & { meeting: string; no: number; item: number; party: string | null; speaker: Words | null; words: Words; recorded_by: string; recorded_at: Instant };
export type DecisionRow = Common & { meeting: string; item: number; decided: Decided; recorded_by: string; recorded_at: Instant };
type Tables = { meetings: MeetingRow; meeting_items: ItemRow; meeting_attendance: AttendanceRow; meeting_interventions: InterventionRow; meeting_decisions: DecisionRow };
const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;
const common = (act: Act): Common => ({ seq: act.seq, audience: act.audience, example: act.example });

export async function projectConvened(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Convened;
  await tables(lease).insertInto('meetings').values({
    id: p.id, bodies: p.bodies, format: p.format, title: json(p.title as Words), place: p.place && json(p.place as Words), at: p.at, first_at: p.at, requested_by: p.requestedBy, consultation: p.consultation, decides: p.decides, roster: p.roster, charter_seq: p.charter,
    state: 'convened', why: null, convened_by: act.person, convened_at: act.effectiveAt, convened_seq: act.seq, closed_at: null, ...common(act),
  }).execute();
  await takeNumber(lease, 'M', Number(p.id.slice(2)));
}

export async function projectItem(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as ItemSet;
  const row = { title: json(p.title as Words), about: p.about && json(p.about), matter: p.matter, documents: json(p.documents as readonly Link[]), ...common(act) };
  await tables(lease).insertInto('meeting_items').values({ meeting: p.meeting, no: p.no, ...row }).onConflict((c) => c.columns(['meeting', 'no']).doUpdateSet(row)).execute();
}

export async function projectAttended(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Attended;
  const row = { present: p.present, level: p.level, head: p.head && json(p.head as Words), ...common(act) };
  await tables(lease).insertInto('meeting_attendance').values({ meeting: p.meeting, party: p.party, ...row }).onConflict((c) => c.columns(['meeting', 'party']).doUpdateSet(row)).execute();
}

export async function projectIntervened(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Intervened;
  const row = { item: p.item, party: p.party, speaker: p.speaker && json(p.speaker as Words), words: json(p.words as Words), recorded_by: act.person, recorded_at: act.effectiveAt, ...common(act) };
  await tables(lease).insertInto('meeting_interventions').values({ meeting: p.meeting, no: p.no, ...row }).onConflict((c) => c.columns(['meeting', 'no']).doUpdateSet(row)).execute();
}

export async function projectDecided(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Decided;
  const row = { decided: json(p), recorded_by: act.person, recorded_at: act.effectiveAt, ...common(act) };
  await tables(lease).insertInto('meeting_decisions').values({ meeting: p.meeting, item: p.item, ...row }).onConflict((c) => c.columns(['meeting', 'item']).doUpdateSet(row)).execute();
}

export async function projectMoved(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Moved;
  await tables(lease).updateTable('meetings').set({ at: p.at, place: p.place && json(p.place as Words), why: json(p.why as Words), seq: act.seq }).where('id', '=', p.meeting).execute();
}

export async function projectCancelled(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Cancelled;
  await tables(lease).updateTable('meetings').set({ state: 'cancelled', why: json(p.why as Words), closed_at: act.effectiveAt, seq: act.seq }).where('id', '=', p.meeting).execute();
}

export async function projectHeld(lease: WriteLease, act: Act): Promise<void> {
  await tables(lease).updateTable('meetings').set({ state: 'held', closed_at: act.effectiveAt, seq: act.seq }).where('id', '=', (act.payload as Held).meeting).execute();
}

export async function meetingById(lease: ReadLease, id: string): Promise<MeetingRow | null> {
  return (await tables(lease).selectFrom('meetings').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Still open, the next first; or closed, the latest first. */
export async function listMeetings(lease: ReadLease, options: { open: boolean; limit: number; offset?: number }): Promise<MeetingRow[]> {
  return tables(lease).selectFrom('meetings').selectAll().where('state', options.open ? '=' : '!=', 'convened').orderBy('at', options.open ? 'asc' : 'desc').orderBy('id').limit(options.limit).offset(options.offset ?? 0).execute();
}

/** Open ones that begin in a span of time, by the hour. */
export async function meetingsBetween(lease: ReadLease, from: Instant, to: Instant): Promise<MeetingRow[]> {
  return tables(lease).selectFrom('meetings').selectAll().where('state', '=', 'convened').where('at', '>=', from).where('at', '<', to).orderBy('at').orderBy('id').limit(50).execute();
}

export async function meetingsNamed(lease: ReadLease, ids: readonly string[]): Promise<MeetingRow[]> {
  return ids.length === 0 ? [] : tables(lease).selectFrom('meetings').selectAll().where('id', 'in', [...new Set(ids)]).execute();
}

export async function meetingsOnConsultation(lease: ReadLease, consultation: string): Promise<MeetingRow[]> {
  return tables(lease).selectFrom('meetings').selectAll().where('consultation', '=', consultation).orderBy('at').orderBy('id').limit(50).execute();
}

export async function itemsOf(lease: ReadLease, meetings: readonly string[]): Promise<ItemRow[]> {
  if (meetings.length === 0) return [];
  return tables(lease).selectFrom('meeting_items').selectAll().where('meeting', 'in', [...meetings]).orderBy('meeting').orderBy('no').execute();
}

export const attendanceOf = async (lease: ReadLease, meeting: string): Promise<AttendanceRow[]> => tables(lease).selectFrom('meeting_attendance').selectAll().where('meeting', '=', meeting).orderBy('party').execute();
export const interventionsOf = async (lease: ReadLease, meeting: string): Promise<InterventionRow[]> => tables(lease).selectFrom('meeting_interventions').selectAll().where('meeting', '=', meeting).orderBy('no').execute();
export const decisionsOf = async (lease: ReadLease, meeting: string): Promise<DecisionRow[]> => tables(lease).selectFrom('meeting_decisions').selectAll().where('meeting', '=', meeting).orderBy('item').execute();
