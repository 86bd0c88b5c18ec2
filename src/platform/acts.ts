import { randomBytes } from 'node:crypto';
import type { Act } from '../core/act.ts';
import { widened } from '../core/audience.ts';
import { commitment, GENESIS, headHash, linkHash } from '../core/chain.ts';
import type { Instant } from '../core/time.ts';
import type { ReadLease, WriteLease } from './db/database.ts';
import type { ActRow, LinkRow } from './db/tables.ts';

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

/** Rows of one statement; PostgreSQL takes at most 65,535 values in it. */
const CHUNK = 1000;

/**
 * Appends acts in order under the lock on `head`, which the caller holds. Numbers are given here, inside the lock, so
 * that no reader ever sees a later number before an earlier one. As many statements for one act as for hundreds.
 * @param now the hour of the desk, which no later writer goes behind.
 */
export async function append(lease: WriteLease, head: { seq: number; hash: string }, batch: readonly NewAct[], now: Instant): Promise<Act[]> {
  const appended: { act: Act; salt: string; link: LinkRow }[] = [];
  const dossiers = [...new Set(batch.map((draft) => draft.dossier))];
  const found = dossiers.length === 0 ? [] : await lease.db.selectFrom('chains').select(['dossier', 'no', 'hash', 'audience']).where('dossier', 'in', dossiers).execute();
  const known = new Set(found.map((chain) => chain.dossier));
  const chains = new Map(found.map((chain) => [chain.dossier, chain]));
  let { seq, hash: headValue } = head;
  for (const draft of batch) {
    const chain = chains.get(draft.dossier);
    const act: Act = { ...draft, seq: ++seq, no: (chain?.no ?? 0) + 1 };
    const salt = randomBytes(32).toString('hex');
    const committed = commitment(salt, bodyOf(act));
    const hash = linkHash({ dossier: act.dossier, no: act.no, prev: chain?.hash ?? GENESIS, commitment: committed });
    headValue = headHash({ seq, prev: headValue, dossier: act.dossier, hash });
    const audience = widened(chain?.audience ?? [], act.audience);
    chains.set(act.dossier, { dossier: act.dossier, no: act.no, hash, audience });
    appended.push({ act, salt, link: { seq, dossier: act.dossier, no: act.no, commitment: committed, hash, head: headValue } });
  }
  const opened = dossiers.filter((dossier) => !known.has(dossier)).map((dossier) => chains.get(dossier)!);
  for (const rows of chunks(opened)) await lease.db.insertInto('chains').values(rows).execute();
  for (const { dossier, ...chain } of dossiers.filter((one) => known.has(one)).map((one) => chains.get(one)!)) {
    await lease.db.updateTable('chains').set(chain).where('dossier', '=', dossier).execute();
  }
  for (const rows of chunks(appended)) {
    await lease.db.insertInto('acts').values(rows.map(({ act, salt }) => toRow(act, salt))).execute();
    await lease.db.insertInto('links').values(rows.map(({ link }) => link)).execute();
  }
  await lease.db.updateTable('head').set({ seq, hash: headValue, clock_at: now }).where('id', '=', 1).execute();
  return appended.map(({ act }) => act);
}

function* chunks<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += CHUNK) yield all.slice(at, at + CHUNK);
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
