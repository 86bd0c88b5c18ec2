import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import { firstDay } from '../../core/charter/dates.ts';
import type { Day, Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { takeNumber } from '../../platform/numbers.ts';
import type { Attended, Attends, CamePayload, Consented, Dated, LessonClosed, LessonLearnt, Objective, Planned } from './schema.ts';

type Recording = { seq: number; recorded_by: string; recorded_at: Instant; audience: Audience; example: boolean };
export type Exercise = Recording & {
  id: string; number: number; name: Words; type: Words; host: string; place: Words | null; starts: string; starts_day: Day; ends: string | null; size: Words | null; objectives: readonly Objective[]; source: string; state: 'planned' | 'held' | 'cancelled' | 'moved';
  came: { by: Words | null; on: string; reason: Words | null; source: string; seq: number } | null; consent: { consents: 'given' | 'withheld'; on: string; source: string; seq: number } | null;
};
export type DateClaim = Recording & { exercise: string; starts: string; ends: string | null; says: Words; source: string };
export type Attendance = Recording & { exercise: string; party: string; attends: Attends; source: string };
export type Lesson = Recording & { exercise: string; no: number; words: Words; owner: Words; closed: { on: string; words: Words; seq: number } | null };
type Tables = { exercises: Exercise; exercise_dates: DateClaim; exercise_attendance: Attendance; exercise_lessons: Lesson };
const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;
const recording = (act: Act): Recording => ({ seq: act.seq, recorded_by: act.person, recorded_at: act.effectiveAt, audience: act.audience, example: act.example });
const orNull = <T>(value: T | null) => (value === null ? null : json(value));

export async function projectPlanned(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Planned;
  const number = Number(p.id.slice(3));
  await tables(lease).insertInto('exercises').values({
    id: p.id, number, name: json(p.name as Words), type: json(p.type as Words), host: p.host, place: orNull(p.place as Words | null), starts: p.starts, starts_day: firstDay(p.starts), ends: p.ends, size: orNull(p.size as Words | null),
    objectives: json(p.objectives as readonly Objective[]), source: p.source, state: 'planned', came: null, consent: null, ...recording(act),
  }).execute();
  await takeNumber(lease, 'EX', number);
}

export async function projectConsented(lease: WriteLease, act: Act): Promise<void> {
  const { exercise, consents, on, source } = act.payload as Consented;
  await tables(lease).updateTable('exercises').set({ consent: json({ consents, on, source, seq: act.seq }) }).where('id', '=', exercise).execute();
}

export async function projectAttended(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Attended;
  const { audience, ...changed } = recording(act);
  await tables(lease).insertInto('exercise_attendance').values({ ...p, ...changed, audience }).onConflict((c) => c.columns(['exercise', 'party']).doUpdateSet({ attends: p.attends, source: p.source, ...changed })).execute();
}

export async function projectCame(lease: WriteLease, act: Act): Promise<void> {
  const { exercise, state, by, on, reason, starts, ends, source } = act.payload as CamePayload;
  const moved = starts === null ? {} : { starts, starts_day: firstDay(starts), ends };
  await tables(lease).updateTable('exercises').set({ state, came: json({ by: by as Words | null, on, reason: reason as Words | null, source, seq: act.seq }), ...moved }).where('id', '=', exercise).execute();
}

export async function projectDated(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Dated;
  await tables(lease).insertInto('exercise_dates').values({ ...p, says: json(p.says as Words), ...recording(act) }).execute();
}

export async function projectLearnt(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as LessonLearnt;
  await tables(lease).insertInto('exercise_lessons').values({ exercise: p.exercise, no: p.no, words: json(p.words as Words), owner: json(p.owner as Words), closed: null, ...recording(act) }).execute();
}

export async function projectClosed(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as LessonClosed;
  await tables(lease).updateTable('exercise_lessons').set({ closed: json({ on: p.on, words: p.words as Words, seq: act.seq }) }).where('exercise', '=', p.exercise).where('no', '=', p.no).execute();
}

export async function exerciseById(lease: ReadLease, id: string): Promise<Exercise | null> {
  return (await tables(lease).selectFrom('exercises').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** By the day they begin. */
export async function listExercises(lease: ReadLease): Promise<Exercise[]> {
  return tables(lease).selectFrom('exercises').selectAll().orderBy('starts_day').orderBy('number').execute();
}

/** Dates as sources tell them; of one exercise or of all. */
export async function datesOf(lease: ReadLease, exercise: string | null): Promise<DateClaim[]> {
  const query = tables(lease).selectFrom('exercise_dates').selectAll().orderBy('seq');
  return (exercise === null ? query : query.where('exercise', '=', exercise)).execute();
}

export async function attendanceOf(lease: ReadLease, exercise: string | null): Promise<Attendance[]> {
  const query = tables(lease).selectFrom('exercise_attendance').selectAll().orderBy('seq');
  return (exercise === null ? query : query.where('exercise', '=', exercise)).execute();
}

export async function lessonsOf(lease: ReadLease, exercise: string | null): Promise<Lesson[]> {
  const query = tables(lease).selectFrom('exercise_lessons').selectAll().orderBy('exercise').orderBy('no');
  return (exercise === null ? query : query.where('exercise', '=', exercise)).execute();
}
