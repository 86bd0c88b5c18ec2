import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import type { Preparation } from './rules.ts';
import type { Noted, Prepared, Settled } from './schema.ts';

export type Instruction = { party: string; subject: string; version: number; words: Words; noted_by: string; noted_at: Instant; seq: number; audience: Audience; example: boolean };
export type PreparationRow = Preparation & { prepared_at: Instant; settled_by: string | null; seq: number; audience: Audience; example: boolean };
type Tables = { instructions: Instruction; preparations: PreparationRow };
const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;

export async function projectNoted(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Noted;
  await tables(lease).insertInto('instructions').values({ ...p, words: json(p.words), noted_by: act.person, noted_at: act.effectiveAt, seq: act.seq, audience: act.audience, example: act.example }).execute();
}

export async function projectPrepared(lease: WriteLease, act: Act): Promise<void> {
  const { party, procedure, ...p } = act.payload as Prepared;
  const row = { revision: p.revision, content: json(p.content), state: 'waiting' as const, prepared_by: act.person, prepared_at: act.effectiveAt, settled_by: null, seq: act.seq, audience: act.audience, example: act.example };
  await tables(lease).insertInto('preparations').values({ party, procedure, ...row }).onConflict((c) => c.columns(['party', 'procedure']).doUpdateSet(row)).execute();
}

export async function projectSettled(lease: WriteLease, act: Act): Promise<void> {
  const { party, procedure, how } = act.payload as Settled;
  await tables(lease).updateTable('preparations').set({ state: how, settled_by: act.person, seq: act.seq }).where('party', '=', party).where('procedure', '=', procedure).execute();
}

/** Newest first. Only the own party's come: the policy of the table sees to it. */
export async function instructionsOn(lease: ReadLease, party: string, subject: string): Promise<Instruction[]> {
  return tables(lease).selectFrom('instructions').selectAll().where('party', '=', party).where('subject', '=', subject).orderBy('version', 'desc').limit(50).execute();
}

export async function preparationIn(lease: ReadLease, party: string, procedure: string): Promise<PreparationRow | null> {
  return (await tables(lease).selectFrom('preparations').selectAll().where('party', '=', party).where('procedure', '=', procedure).executeTakeFirst()) ?? null;
}
