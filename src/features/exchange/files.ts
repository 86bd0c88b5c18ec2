import { createHash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import { DESK, type Actor } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { means, type Node } from '../../platform/keys.ts';
import type { Command } from '../../platform/perform.ts';
import type { Fault } from '../../platform/verify.ts';
import { isExchange, mayPublish } from './rights.ts';
import { tables } from './tables.ts';

/** Files that records name by the SHA-256 of their bytes. They travel beside the lanes, and are readable whole or not at all. */

/** The largest file that is kept, in bytes. */
export const MOST_FILE_BYTES = 100 * 1024 * 1024;
const PART = 1024 * 1024;

/** Bytes go in and out as base64: the embedded database takes many times as long for the text form of a bytea. */
export const asBytes = (bytes: Uint8Array): RawBuilder<Uint8Array> => sql<Uint8Array>`decode(${means.toBase64(bytes)}, 'base64')`;
export const BASE64 = sql<string>`encode(bytes, 'base64')`;
export const fromBase64 = (text: string): Uint8Array => Buffer.from(text, 'base64');

/** Sizes of files that are kept here whole. */
export async function keptSizes(lease: ReadLease, names: readonly string[]): Promise<Map<string, number>> {
  if (names.length === 0) return new Map();
  const rows = await tables(lease).selectFrom('exchange_files as f').innerJoin('exchange_file_parts as p', 'p.sha256', 'f.sha256').select(['f.sha256', 'f.size']).where('f.sha256', 'in', names)
    .groupBy(['f.sha256', 'f.size']).having(sql<number>`sum(octet_length(p.bytes))`, '=', sql<number>`f.size`).execute();
  return new Map(rows.map(({ sha256, size }) => [sha256, size]));
}

/** Keeps a file. @param from the node that it came from; null where somebody lays it down here */
export const keepFile = (node: Node, bytes: Uint8Array, from: string | null, once: string | null): Command<Charter, { kept: boolean }> => {
  const sha256 = means.sha256(bytes);
  return {
    dossier: DESK, once,
    load: async (lease) => ({ kept: (await keptSizes(lease, [sha256])).has(sha256) }),
    decide: ({ kept }, { actor }) => {
      if (!mayKeep(actor, node.readers, from)) return refuse('exchange.not_allowed');
      if (bytes.length > MOST_FILE_BYTES) return refuse('exchange.file_too_large', { bytes: bytes.length, most: MOST_FILE_BYTES }, 'file');
      if (bytes.length === 0) return refuse('exchange.file_empty', {}, 'file');
      return kept ? refuse('exchange.file_here', { sha256 }, 'file') : { acts: [{ kind: 'exchange.file_kept', dossier: DESK, payload: { sha256, size: bytes.length, from }, audience: node.audience, refs: [] }] };
    },
    bulk: async (lease, [act]) => {
      const shared = { seq: act!.seq, audience: act!.audience, example: act!.example };
      for (let no = 0; no * PART < bytes.length; no++) {
        const row = { sha256, no, bytes: asBytes(bytes.subarray(no * PART, (no + 1) * PART)), ...shared };
        await tables(lease).insertInto('exchange_file_parts').values(row).onConflict((on) => on.columns(['sha256', 'no']).doUpdateSet(row)).execute();
      }
    },
  };
};
const mayKeep = (actor: Actor, readers: readonly string[], from: string | null): boolean => mayPublish(actor, readers) || (from !== null && isExchange(actor));

/** Some bytes of a file that is kept whole; undefined where it is not. @param to not included */
export async function bytesOf(lease: ReadLease, sha256: string, from: number, to: number): Promise<Uint8Array | undefined> {
  const size = (await keptSizes(lease, [sha256])).get(sha256);
  if (size === undefined) return undefined;
  const rows = await tables(lease).selectFrom('exchange_file_parts').select(BASE64.as('text')).where('sha256', '=', sha256).where('no', '>=', Math.floor(from / PART)).where('no', '<', Math.ceil(Math.min(to, size) / PART)).orderBy('no').execute();
  const begin = from - Math.floor(from / PART) * PART;
  return Buffer.concat(rows.map(({ text }) => fromBase64(text))).subarray(begin, begin + Math.min(to, size) - from);
}

/** The size of a file that stands in something on the lane to a node and was not recalled; undefined for every other, kept or not. */
export async function sizeFor(lease: ReadLease, node: string, sha256: string): Promise<number | undefined> {
  const named = await sql<{ one: number }>`
    select 1 as one where exists (
      select from exchange_ledger l join exchange_published p on p.hash = l.record
      where l.node = ${node} and l.origin is null and p.files @> array[${sha256}]
        and not exists (select from exchange_published r where r.kind = 'recall' and r.about = p.id and r.seq > p.seq and not (r.payload::jsonb #> '{body,keep}') ? ${node}))
    or exists (
      select from exchange_ledger l join exchange_records r on r.origin = l.origin and r.hash = l.record
      where l.node = ${node} and r.files @> array[${sha256}] and r.recalled is null)`.execute(lease.db);
  return named.rows.length === 0 ? undefined : (await keptSizes(lease, [sha256])).get(sha256);
}

/** Empties files that were named by records which their origin wants deleted, and by nothing else that is kept. */
export async function emptyFiles(lease: WriteLease, recall: string): Promise<void> {
  await sql`
    update exchange_file_parts set bytes = '' where sha256 in (
      select unnest(files) from exchange_records where recalled = ${recall} and payload = ''
      except select unnest(files) from exchange_records where files <> '{}' and recalled is null
      except select unnest(files) from exchange_published where files <> '{}')`.execute(lease.db);
}

/** Hashes every file again. Empty are only those that a record named which was deleted. */
export async function checkFiles(lease: ReadLease): Promise<Fault[]> {
  const faults: Fault[] = [];
  const files = await tables(lease).selectFrom('exchange_files').select(['sha256', 'size']).orderBy('sha256').execute();
  for (const { sha256, size } of files) {
    const parts = await tables(lease).selectFrom('exchange_file_parts').select(['no', (e) => e.fn<number>('octet_length', ['bytes']).as('length')]).where('sha256', '=', sha256).orderBy('no').execute();
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const emptied = parts.length === Math.ceil(size / PART) && length === 0 && (await sql`select 1 from exchange_records where files @> array[${sha256}] and recalled is not null and payload = '' limit 1`.execute(lease.db)).rows.length > 0;
    if (!emptied && (length !== size || (await hashOfParts(lease, sha256, parts.map(({ no }) => no))) !== sha256)) faults.push({ where: `file ${sha256}`, what: 'its bytes are not the ones that were kept' });
  }
  return faults;
}

async function hashOfParts(lease: ReadLease, sha256: string, numbers: readonly number[]): Promise<string> {
  const hash = createHash('sha256');
  for (const no of numbers) hash.update(fromBase64((await tables(lease).selectFrom('exchange_file_parts').select(BASE64.as('text')).where('sha256', '=', sha256).where('no', '=', no).executeTakeFirstOrThrow()).text));
  return hash.digest('hex');
}

/** A whole file, for whoever reads here. */
export async function fileOf(lease: ReadLease, sha256: string): Promise<Uint8Array | Refusal> {
  return (await bytesOf(lease, sha256, 0, MOST_FILE_BYTES)) ?? refuse('exchange.no_such_file', { sha256: sha256.slice(0, 64) }, 'sha256');
}
