import { sql, type Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { sharing } from '../../platform/db/shared.ts';
import { takeNumber } from '../../platform/numbers.ts';
import type { Warning } from '../warnings/index.ts';
import type { GivenAnswer, Request } from './rules.ts';
import type { Answered, AnswerKind, Requested } from './schema.ts';

export type Consultation = {
  id: string; dossier: string; warning: string; matter: string; body: string; article: string; question: Words; requested_by: string; party: string;
  roster: readonly string[]; requested_at: Instant; answer_by: Instant; charter_seq: number; seq: number; audience: Audience; example: boolean;
};
export type Answer = {
  consultation: string; party: string; answer: AnswerKind; reason: Words | null; answered_by: string; answered_at: Instant; seq: number; audience: Audience; example: boolean;
};
const tables = (lease: ReadLease): Kysely<{ consultations: Consultation; answers: Answer }> => lease.db as unknown as Kysely<{ consultations: Consultation; answers: Answer }>;

export async function projectRequested(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Requested;
  await tables(lease).insertInto('consultations').values({
    id: p.id, dossier: p.dossier, warning: p.warning, matter: p.matter, body: p.body, article: p.article, question: json(p.question), requested_by: act.person,
    party: p.party, roster: p.roster, requested_at: act.effectiveAt, answer_by: p.answerBy, charter_seq: p.charter, seq: act.seq, audience: act.audience, example: act.example,
  }).execute();
  await takeNumber(lease, 'C', Number(p.id.slice(2)));
}

export async function projectAnswered(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Answered;
  const row = {
    answer: p.answer, reason: p.reason === null ? null : json(p.reason), answered_by: act.person, answered_at: act.effectiveAt, seq: act.seq, audience: act.audience, example: act.example,
  };
  await tables(lease).insertInto('answers').values({ consultation: p.consultation, party: p.party, ...row })
    .onConflict((c) => c.columns(['consultation', 'party']).doUpdateSet(row)).execute();
}

export async function consultationById(lease: ReadLease, id: string): Promise<Consultation | null> {
  return (await tables(lease).selectFrom('consultations').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function listConsultations(lease: ReadLease, options: { dossier?: string; warning?: string; limit: number; offset?: number }): Promise<Consultation[]> {
  let query = tables(lease).selectFrom('consultations').selectAll().orderBy('seq', 'desc').limit(options.limit).offset(options.offset ?? 0);
  if (options.dossier !== undefined) query = query.where('dossier', '=', options.dossier);
  if (options.warning !== undefined) query = query.where('warning', '=', options.warning);
  return query.execute();
}

/** Requests made at `since` or later, or due between `since` and `until`, or named; newest first. */
export async function consultationsBetween(lease: ReadLease, { since, until, ids, limit }: { since: Instant; until: Instant; ids: readonly string[]; limit: number }): Promise<Consultation[]> {
  return shared(await tables(lease).selectFrom('consultations').selectAll().where((eb) => eb.or([eb('requested_at', '>=', since), eb.and([eb('answer_by', '>=', since), eb('answer_by', '<=', until)]), eb('id', 'in', ids.length > 0 ? [...ids] : [''])])).orderBy('seq', 'desc').limit(limit).execute());
}

export async function answersTo(lease: ReadLease, consultations: readonly string[]): Promise<Answer[]> {
  if (consultations.length === 0) return [];
  const one = sharing();
  const rows = await tables(lease).selectFrom('answers').selectAll().where('consultation', 'in', [...consultations]).orderBy('seq').execute();
  return rows.map((row) => ({ ...row, audience: one(row.audience) }));
}

const shared = (rows: readonly Consultation[]): Consultation[] => {
  const one = sharing();
  return rows.map((row) => ({ ...row, roster: one(row.roster), audience: one(row.audience) }));
};

/** What one page takes of anything: more than that nobody answers in a day. */
const MOST = 50;
const complete = sql<boolean>`cardinality(c.roster) <= (select count(*) from answers a where a.consultation = c.id)`;

/** Requests that ask this party: due at `reach` or later and not answered by it, or answered and due at `since` or later; by the hour. */
export async function asksOf(lease: ReadLease, party: string, { reach, since }: { reach: Instant; since: Instant }): Promise<Consultation[]> {
  const own = sql`(select 1 from answers a where a.consultation = c.id and a.party = ${party})`;
  const { rows } = await sql<Consultation>`select c.* from consultations c where ${party} = any(c.roster) and c.answer_by >= ${reach} and not exists ${own}
    union all select c.* from consultations c where ${party} = any(c.roster) and c.answer_by >= ${since} and exists ${own} order by answer_by limit ${MOST}`.execute(lease.db);
  return shared(rows);
}

/** Requests due at `since` or later that somebody has not answered, asked by one party or by any; by the hour. */
export async function outstandingRequests(lease: ReadLease, options: { by?: string; since: Instant }): Promise<Consultation[]> {
  let query = tables(lease).selectFrom('consultations as c').selectAll('c').where('c.answer_by', '>=', options.since).where(sql<boolean>`not ${complete}`).orderBy('c.answer_by').limit(MOST);
  if (options.by !== undefined) query = query.where('c.party', '=', options.by);
  return shared(await query.execute());
}

/** Requests due at `reach` or later that all have answered and at least one accepted, on a warning with a horizon at `since` or later, without a text; newest first. */
export async function requestsWithoutText(lease: ReadLease, { reach, since }: { reach: Instant; since: Instant }): Promise<Consultation[]> {
  return tables(lease).selectFrom('consultations as c').selectAll('c').where('c.answer_by', '>=', reach).where(complete)
    .where(sql<boolean>`exists (select 1 from warnings w where w.id = c.warning and w.horizon >= ${since})`)
    .where(sql<boolean>`exists (select 1 from answers a where a.consultation = c.id and a.answer = 'accept')`)
    .where(sql<boolean>`not exists (select 1 from texts t where t.consultation = c.id)`).orderBy('c.seq', 'desc').limit(MOST).execute();
}

/** Warnings that no party has asked to consult on, with a horizon at `since` or later, addressed to one of these parties or bodies, or to any; by the date to answer by. */
export async function warningsWithoutRequest(lease: ReadLease, options: { to?: { parties: readonly string[]; bodies: readonly string[] }; since: Instant }): Promise<Warning[]> {
  const { to, since } = options;
  const addressed = to ? sql`(w.parties && ${[...to.parties]}::text[] or w.bodies && ${[...to.bodies]}::text[])` : sql`true`;
  const { rows } = await sql<Warning>`select w.* from warnings w where w.horizon >= ${since} and ${addressed}
    and not exists (select 1 from consultations c where c.warning = w.id) order by w.answer_by limit ${MOST}`.execute(lease.db);
  return rows;
}

export const asRequest = (c: Consultation): Request => ({
  id: c.id, dossier: c.dossier, party: c.party, roster: c.roster, audience: c.audience, requestedAt: c.requested_at, answerBy: c.answer_by,
});
export const asGiven = (a: Answer): GivenAnswer => ({ party: a.party, answer: a.answer, at: a.answered_at, seq: a.seq });
