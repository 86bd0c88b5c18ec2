import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { takeNumber } from '../../platform/numbers.ts';
import type { Begun, Paragraph, Put, Reviewed, Revised, Shared } from './schema.ts';

export type Paper = {
  id: string; tasking: string | null; title: Words; paragraphs: readonly Paragraph[]; revision: number; record: string | null; shared_revision: number | null; text: string | null;
  drafted_by: string; changed_at: Instant; seq: number; audience: Audience; example: boolean;
};
export type Review = { paper: string; record: string; taken: boolean; reason: Words; reviewed_by: string; reviewed_at: Instant; seq: number; audience: Audience; example: boolean };
const tables = (lease: ReadLease): Kysely<{ papers: Paper; paper_reviews: Review }> => lease.db as unknown as Kysely<{ papers: Paper; paper_reviews: Review }>;

export async function projectBegun(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Begun;
  await tables(lease).insertInto('papers').values({
    id: p.id, tasking: p.tasking, title: json(p.title as Words), paragraphs: json(p.paragraphs as readonly Paragraph[]), revision: 1, record: null, shared_revision: null, text: null,
    drafted_by: act.person, changed_at: act.effectiveAt, seq: act.seq, audience: act.audience, example: act.example,
  }).execute();
  await takeNumber(lease, 'P', Number(p.id.slice(2)));
}

const change = (lease: WriteLease, act: Act, id: string, set: Partial<Paper>): Promise<unknown> => tables(lease).updateTable('papers').set({ ...set, changed_at: act.effectiveAt, seq: act.seq }).where('id', '=', id).execute();

export async function projectRevised(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Revised;
  await change(lease, act, p.id, { title: json(p.title) as never, paragraphs: json(p.paragraphs) as never, revision: p.revision });
}
export async function projectShared(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Shared;
  await change(lease, act, p.id, { record: p.record, shared_revision: p.revision });
}
export async function projectPut(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Put;
  await change(lease, act, p.id, { text: p.text });
}
export async function projectReviewed(lease: WriteLease, act: Act): Promise<void> {
  const { id, record, taken, reason } = act.payload as Reviewed;
  const row = { taken, reason: json(reason as Words), reviewed_by: act.person, reviewed_at: act.effectiveAt, seq: act.seq, audience: act.audience, example: act.example };
  await tables(lease).insertInto('paper_reviews').values({ paper: id, record, ...row }).onConflict((on) => on.columns(['paper', 'record']).doUpdateSet(row)).execute();
}

export const paperById = async (lease: ReadLease, id: string): Promise<Paper | null> => (await tables(lease).selectFrom('papers').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
export const listPapers = (lease: ReadLease, options: { limit: number; offset?: number; tasking?: string; text?: string; record?: string }): Promise<Paper[]> => {
  let query = tables(lease).selectFrom('papers').selectAll().orderBy('seq', 'desc').limit(options.limit).offset(options.offset ?? 0);
  if (options.tasking !== undefined) query = query.where('tasking', '=', options.tasking);
  if (options.text !== undefined) query = query.where('text', '=', options.text);
  if (options.record !== undefined) query = query.where('record', '=', options.record);
  return query.execute();
};
export const reviewsOf = (lease: ReadLease, paper: string): Promise<Review[]> => tables(lease).selectFrom('paper_reviews').selectAll().where('paper', '=', paper).execute();
