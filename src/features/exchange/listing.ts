import { sql } from 'kysely';
import type { Audience } from '../../core/act.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { presentDirectory } from './store.ts';
import { tables } from './tables.ts';

/** A record that was published or taken: what others list, search or count. `payload` is empty where its origin had it deleted since. */
export type Exchanged = { readonly hash: string; readonly payload: string; readonly seq: number; readonly audience: Audience; readonly example: boolean };

/** The act with which so many records have come after one; null where there are fewer. */
export async function placeAfter(lease: ReadLease, seq: number, count: number): Promise<number | null> {
  const { rows } = await sql<{ seq: number }>`select seq from (select seq from exchange_published where seq > ${seq} union all select seq from exchange_records where seq > ${seq}) a order by seq offset ${count - 1} limit 1`.execute(lease.db);
  return rows[0]?.seq ?? null;
}

/** Records that came with the acts after one up to another, in the order of acts and, within a page, of the lane. */
export async function exchangedAfter(lease: ReadLease, seq: number, upTo: number): Promise<Exchanged[]> {
  const own = await tables(lease).selectFrom('exchange_published').select(['hash', 'payload', 'seq', 'audience', 'example']).where('seq', '>', seq).where('seq', '<=', upTo).orderBy('seq').execute();
  const came = await tables(lease).selectFrom('exchange_records as r').innerJoin('exchange_entries as e', (join) => join.onRef('e.seq', '=', 'r.seq').onRef('e.record', '=', 'r.hash'))
    .select(['r.hash', 'r.payload', 'r.seq', 'r.audience', 'r.example']).where('r.seq', '>', seq).where('r.seq', '<=', upTo).where('e.seq', '>', seq).where('e.outcome', '=', 'taken').orderBy('r.seq').orderBy('e.lane_epoch').orderBy('e.lane_seq').execute();
  return [...own, ...came].sort((a, b) => a.seq - b.seq);
}

const held = (lease: ReadLease, hashes: readonly string[]) => [
  tables(lease).selectFrom('exchange_records').where('hash', 'in', hashes).where('recalled', 'is', null).where('payload', '<>', ''),
  tables(lease).selectFrom('exchange_published').where('hash', 'in', hashes),
] as const;

/** Texts of records by hash, of those that may still be read: what was recalled is left out. */
export async function textsOf(lease: ReadLease, hashes: readonly string[]): Promise<Map<string, string>> {
  if (hashes.length === 0) return new Map();
  const [came, own] = held(lease, hashes);
  return new Map([...(await came.select(['hash', 'payload']).execute()), ...(await own.select(['hash', 'payload']).execute())].map(({ hash, payload }) => [hash, payload]));
}

/** How many characters each of these texts has. */
export async function lengthsOf(lease: ReadLease, hashes: readonly string[]): Promise<Map<string, number>> {
  if (hashes.length === 0) return new Map();
  const [came, own] = held(lease, hashes);
  const rows = [...(await came.select((e) => ['hash', e.fn<number>('length', ['payload']).as('n')]).execute()), ...(await own.select((e) => ['hash', e.fn<number>('length', ['payload']).as('n')]).execute())];
  return new Map(rows.map(({ hash, n }) => [hash, n]));
}

/** How the present directory names each node, and since when it holds. */
export async function nodeNames(lease: ReadLease): Promise<Map<string, { readonly name: Words; readonly issued: Instant }>> {
  const present = await presentDirectory(lease);
  return new Map((present?.directory.nodes ?? []).map(({ id, name }) => [id, { name, issued: present!.directory.issued }]));
}
