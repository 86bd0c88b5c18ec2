import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import type { Instant } from '../../core/time.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import type { DraftBody, Drafted } from './schema.ts';

export type AnswerDraft = { tasking: string; home: string; revision: number; body: DraftBody; drafted_by: string; drafted_at: Instant; seq: number; audience: Audience; example: boolean };
const tables = (lease: ReadLease): Kysely<{ answer_drafts: AnswerDraft }> => lease.db as unknown as Kysely<{ answer_drafts: AnswerDraft }>;

export async function projectDrafted(lease: WriteLease, act: Act): Promise<void> {
  const { tasking, home, revision, body } = act.payload as Drafted;
  const row = { revision, body: json(body), drafted_by: act.person, drafted_at: act.effectiveAt, seq: act.seq, audience: act.audience, example: act.example };
  await tables(lease).insertInto('answer_drafts').values({ tasking, home, ...row }).onConflict((on) => on.columns(['tasking', 'home']).doUpdateSet(row)).execute();
}

/** What is being written at one home; only those there read it. */
export const draftOf = async (lease: ReadLease, tasking: string, home: string): Promise<AnswerDraft | null> =>
  (await tables(lease).selectFrom('answer_drafts').selectAll().where('tasking', '=', tasking).where('home', '=', home).executeTakeFirst()) ?? null;
export const draftsAt = (lease: ReadLease, home: string): Promise<AnswerDraft[]> => tables(lease).selectFrom('answer_drafts').selectAll().where('home', '=', home).orderBy('seq', 'desc').limit(200).execute();
