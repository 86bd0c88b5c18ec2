import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Act } from '../core/act.ts';
import { commitment, GENESIS, headHash, linkHash } from '../core/chain.ts';
import type { ReadLease, WriteLease } from './db/database.ts';
import type { ActRow } from './db/tables.ts';

/** The part of an act that its commitment covers: everything but the salt and the place in the sequence. */
export function bodyOf(act: Act): object {
  const { seq: _, ...body } = act;
  return body;
}

export function fromRow(row: ActRow): Act {
  return {
    seq: row.seq,
    dossier: row.dossier,
    no: row.no,
    kind: row.kind,
    person: row.person,
    party: row.party,
    office: row.office,
    recordedAt: row.recorded_at,
    effectiveAt: row.effective_at,
    payload: row.payload,
    audience: row.audience,
    refs: row.refs,
    example: row.example,
    once: row.once,
  };
}

/** An act without its numbers, which `append` gives. */
export type NewAct = Omit<Act, 'seq' | 'no'>;

/**
 * Appends acts in order under the lock on `head`, which the caller holds. Numbers are given here, inside the lock, so
 * that no reader ever sees a later number before an earlier one.
 */
export async function append(lease: WriteLease, head: { seq: number; hash: string }, batch: readonly NewAct[]): Promise<Act[]> {
  const appended: Act[] = [];
  let { seq, hash: headValue } = head;
  for (const draft of batch) {
    const chain = await lease.db.selectFrom('chains').select(['no', 'hash']).where('dossier', '=', draft.dossier).executeTakeFirst();
    const act: Act = { ...draft, seq: ++seq, no: (chain?.no ?? 0) + 1 };
    const salt = randomBytes(32).toString('hex');
    const committed = commitment(salt, bodyOf(act));
    const hash = linkHash({ dossier: act.dossier, no: act.no, prev: chain?.hash ?? GENESIS, commitment: committed });
    headValue = headHash({ seq, prev: headValue, dossier: act.dossier, hash });
    const chainRow = { dossier: act.dossier, no: act.no, hash, audience: act.audience };
    if (chain) {
      await lease.db
        .updateTable('chains')
        .set({ no: act.no, hash, audience: sql`comity_union(audience, ${act.audience})` })
        .where('dossier', '=', act.dossier)
        .execute();
    } else await lease.db.insertInto('chains').values(chainRow).execute();
    await lease.db.insertInto('acts').values(toRow(act, salt)).execute();
    await lease.db.insertInto('links').values({ seq, dossier: act.dossier, no: act.no, commitment: committed, hash, head: headValue }).execute();
    appended.push(act);
  }
  await lease.db.updateTable('head').set({ seq, hash: headValue }).where('id', '=', 1).execute();
  return appended;
}

function toRow(act: Act, salt: string): ActRow {
  return {
    seq: act.seq,
    dossier: act.dossier,
    no: act.no,
    kind: act.kind,
    person: act.person,
    party: act.party,
    office: act.office,
    recorded_at: act.recordedAt,
    effective_at: act.effectiveAt,
    payload: JSON.stringify(act.payload),
    audience: act.audience,
    refs: act.refs,
    example: act.example,
    once: act.once,
    salt,
  };
}

/** Acts the reader may see, newest first. @param before only acts with a smaller number. @param after only acts with a larger one. */
export async function recentActs(lease: ReadLease, options: { dossier?: string; kinds?: readonly string[]; before?: number; after?: number; limit: number }): Promise<Act[]> {
  let query = lease.db.selectFrom('acts').selectAll().orderBy('seq', 'desc').limit(options.limit);
  if (options.dossier !== undefined) query = query.where('dossier', '=', options.dossier);
  if (options.kinds !== undefined) query = query.where('kind', 'in', [...options.kinds]);
  if (options.after !== undefined) query = query.where('seq', '>', options.after);
  if (options.before !== undefined) query = query.where('seq', '<', options.before);
  return (await query.execute()).map(fromRow);
}

/** One act with its salt, for whoever may read it: enough to check it against the links. */
export async function discloseAct(lease: ReadLease, seq: number): Promise<{ act: Act; salt: string } | null> {
  const row = await lease.db.selectFrom('acts').selectAll().where('seq', '=', seq).executeTakeFirst();
  return row ? { act: fromRow(row), salt: row.salt } : null;
}

/** The content-free chain of a dossier, from the first link; empty for a dossier the reader may not know of. */
export async function chainOf(lease: ReadLease, dossier: string) {
  return lease.db.selectFrom('links').selectAll().where('dossier', '=', dossier).orderBy('no').execute();
}

/** The newest value of the sequence of all heads: published, so that nobody can rewrite what lies behind it. */
export async function headOf(lease: ReadLease): Promise<{ seq: number; hash: string }> {
  return lease.db.selectFrom('head').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirstOrThrow();
}
