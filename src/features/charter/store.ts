import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import type { Instant } from '../../core/time.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import type { CharterInForce as InForce } from './schema.ts';

type CharterRow = {
  seq: number; organisation: string; version: string; digest: string; file: string; charter: Charter; in_force_at: Instant; audience: Audience; example: boolean;
};
const tables = (lease: ReadLease): Kysely<{ charters: CharterRow }> => lease.db as unknown as Kysely<{ charters: CharterRow }>;

export async function projectInForce(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as InForce;
  await tables(lease).insertInto('charters').values({
    seq: act.seq, organisation: p.charter.id, version: p.charter.version, digest: p.digest, file: p.file, charter: json(p.charter), in_force_at: act.effectiveAt, audience: act.audience, example: act.example,
  }).execute();
}

export type Current = { seq: number; charter: Charter; digest: string; file: string; inForceAt: Instant };

/** Charters never change once in force, so a number once read stays read. */
const read = new Map<string, Current>();

async function newest(lease: ReadLease): Promise<{ seq: number; digest: string; file: string; in_force_at: Instant } | null> {
  return (await tables(lease).selectFrom('charters').select(['seq', 'digest', 'file', 'in_force_at']).orderBy('seq', 'desc').limit(1).executeTakeFirst()) ?? null;
}

export async function charterInForce(lease: ReadLease): Promise<Current | null> {
  const row = await newest(lease);
  if (!row) return null;
  const key = `${row.seq} ${row.digest}`;
  const known = read.get(key);
  if (known) return known;
  const { charter } = await tables(lease).selectFrom('charters').select('charter').where('seq', '=', row.seq).executeTakeFirstOrThrow();
  const found = { seq: row.seq, charter, digest: row.digest, file: row.file, inForceAt: row.in_force_at };
  read.set(key, found);
  return found;
}

/** The act that put the present charter in force; 0 before the first. */
export async function charterSeqInForce(lease: ReadLease): Promise<number> {
  return (await newest(lease))?.seq ?? 0;
}

/** The charter that an act put in force: what a procedure started under, whatever is in force now. */
export async function charterOfAct(lease: ReadLease, seq: number): Promise<Charter | null> {
  return (await tables(lease).selectFrom('charters').select('charter').where('seq', '=', seq).executeTakeFirst())?.charter ?? null;
}
