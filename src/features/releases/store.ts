import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import { RECORD_TYPE, type Envelope } from '../../core/exchange/envelope.ts';
import type { Kind } from '../../core/exchange/record.ts';
import type { Instant } from '../../core/time.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { means } from '../../platform/keys.ts';
import { recallsOf, signedByHash } from '../exchange/index.ts';
import type { Signed, WITHDRAWN } from './schema.ts';

export type Release = {
  id: string; hash: string; rev: number; kind: Kind; payload: string; keyid: string; sig: string; release_keyid: string; release_sig: string; released_by: string; released_at: Instant;
  withdrawn: (typeof WITHDRAWN)[number] | null; withdrawn_at: Instant | null; seq: number; audience: Audience; example: boolean;
};
type Tables = { releases: Release };
const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;

export async function projectSigned(lease: WriteLease, act: Act): Promise<void> {
  const { id, rev, kind, hash, keyid, sig } = act.payload as Signed;
  const own = (await signedByHash(lease, hash))!;
  const row = {
    id, hash, rev, kind, payload: own.payload, keyid: own.keyid, sig: own.sig, release_keyid: keyid, release_sig: sig, released_by: act.office!, released_at: act.effectiveAt, withdrawn: null, withdrawn_at: null, seq: act.seq, audience: act.audience, example: act.example,
  };
  await tables(lease).insertInto('releases').values(row).onConflict((on) => on.column('id').doUpdateSet(row)).execute();
}

/** What its origin recalls from everybody, or revises, is no longer public from that act on: its text and its signatures go. */
export async function projectAfterPublished(lease: WriteLease, act: Act): Promise<void> {
  const { id, kind, payload } = act.payload as { id: string; kind: Kind; payload: string };
  const withdraw = async (record: string, withdrawn: Release['withdrawn']): Promise<unknown> =>
    tables(lease).updateTable('releases').set({ payload: '', sig: '', release_sig: '', withdrawn, withdrawn_at: act.effectiveAt, seq: act.seq }).where('id', '=', record).execute();
  if (kind === 'recall') for (const record of recallsOf(payload)) await withdraw(record, 'recalled');
  else await withdraw(id, 'revised');
}

export const releaseById = (lease: ReadLease, id: string): Promise<Release | undefined> => tables(lease).selectFrom('releases').selectAll().where('id', '=', id).executeTakeFirst();

/** What is public, newest first. */
export const listReleases = (lease: ReadLease, { limit, offset = 0 }: { limit: number; offset?: number }): Promise<Release[]> =>
  tables(lease).selectFrom('releases').selectAll().where('withdrawn', 'is', null).orderBy('released_at', 'desc').orderBy('id').limit(limit).offset(offset).execute();

/** How many are public, whether anything ever was, and the newest hour. */
export async function countReleases(lease: ReadLease): Promise<{ count: number; ever: number; updated: Instant | null }> {
  const row = await tables(lease).selectFrom('releases').select((e) => [e.fn.countAll<number>().as('ever'), e.fn.count<number>('id').filterWhere('withdrawn', 'is', null).as('count'), e.fn.max<Instant | null>('released_at').filterWhere('withdrawn', 'is', null).as('updated')]).executeTakeFirstOrThrow();
  return { count: Number(row.count), ever: Number(row.ever), updated: row.updated };
}

export const releasesOf = (lease: ReadLease, ids: readonly string[]): Promise<Release[]> => (ids.length === 0 ? Promise.resolve([]) : tables(lease).selectFrom('releases').selectAll().where('id', 'in', ids).execute());

/** The signed bytes with both signatures, that of the origin first. */
export const envelopeOf = (row: Pick<Release, 'payload' | 'keyid' | 'sig' | 'release_keyid' | 'release_sig'>): Envelope =>
  ({ payload: means.toBase64(means.bytesOf(row.payload)), payloadType: RECORD_TYPE, signatures: [{ keyid: row.keyid, sig: row.sig }, { keyid: row.release_keyid, sig: row.release_sig }] });
