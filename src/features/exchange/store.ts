import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import { canonical, digest } from '../../core/canonical.ts';
import type { Accepted, Directory } from '../../core/exchange/directory.ts';
import { START, type Head } from '../../core/exchange/lane.ts';
import type { AnyRecord, Kind, RecordOf } from '../../core/exchange/record.ts';
import type { Held } from '../../core/exchange/verify.ts';
import type { Database, ReadLease } from '../../platform/db/database.ts';
import { means } from '../../platform/keys.ts';
import type { Fault } from '../../platform/verify.ts';
import { checkFiles } from './files.ts';
import { tables, type ConfirmationRow, type EntryRow, type LaneRow, type Peer, type PublishedRow, type RecordRow, type Tables } from './tables.ts';
import type { PublishState } from './rules.ts';
import type { Received } from './schema.ts';

export const peersOf = (lease: ReadLease): Promise<Peer[]> => tables(lease).selectFrom('exchange_peers').selectAll().orderBy('node').execute();
export const lanesOf = (lease: ReadLease): Promise<LaneRow[]> => tables(lease).selectFrom('exchange_lanes').selectAll().orderBy('node').execute();
export const laneOf = (lease: ReadLease, node: string): Promise<LaneRow | undefined> => tables(lease).selectFrom('exchange_lanes').selectAll().where('node', '=', node).executeTakeFirst();
export const outHead = (lane: LaneRow | undefined): Head => (lane ? { epoch: lane.out_epoch, seq: lane.out_seq, hash: lane.out_hash } : START);
export const inHead = (lane: LaneRow | undefined): Head => (lane ? { epoch: lane.in_epoch, seq: lane.in_seq, hash: lane.in_hash } : START);

/** The directory that holds now; null before the first. What is kept was verified when it was taken. */
export async function presentDirectory(lease: ReadLease): Promise<Accepted | null> {
  const row = await tables(lease).selectFrom('exchange_directories').selectAll().orderBy('version', 'desc').limit(1).executeTakeFirst();
  return row ? { directory: JSON.parse(means.textOf(means.fromBase64(row.envelope.payload)!)!) as Directory, hash: row.hash, envelope: row.envelope } : null;
}

/** Versions of the directory after one, in order. */
export const directoriesAfter = (lease: ReadLease, version: number) => tables(lease).selectFrom('exchange_directories').selectAll().where('version', '>', version).orderBy('version').limit(100).execute();

/** The newest recall by which this node took back a revision of its own that it had signed before; null where it stands. One that only narrows takes nothing back here. @param of alias of `exchange_published`, or of what has its columns */
export const ownRecall = (of: string): RawBuilder<string | null> =>
  sql`(select r.hash from exchange_published r where r.kind = 'recall' and r.about = ${sql.ref(`${of}.id`)} and r.seq > ${sql.ref(`${of}.seq`)} and r.payload::jsonb -> 'body' ->> 'scope' <> 'narrow' order by r.seq desc limit 1)`;

/** The newest revision published of each of these records, whether it was recalled after that, and everybody it was ever sent to or may have been passed on to with a consent. */
export async function publishedOf(lease: ReadLease, ids: readonly string[]): Promise<Pick<PublishState, 'newest' | 'sentTo' | 'recalled'>> {
  if (ids.length === 0) return { newest: new Map(), sentTo: new Map(), recalled: new Set() };
  const rows = await tables(lease).selectFrom('exchange_published as p').select(['id', 'rev', 'hash', 'kind', 'payload', ownRecall('p').as('recalled')]).where('id', 'in', ids).orderBy('rev').execute();
  const sent = await tables(lease).selectFrom('exchange_ledger').select(['record_id', 'node']).distinct().where('record_id', 'in', ids).where('origin', 'is', null).execute();
  const consents = await tables(lease).selectFrom('exchange_published').select(['about', 'payload']).where('kind', '=', 'consent').where('about', 'in', ids).orderBy('seq').execute();
  const sentTo = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]));
  for (const { record_id, node } of sent) sentTo.get(record_id)!.add(node);
  for (const { about: id, payload } of consents) for (const node of (JSON.parse(payload) as RecordOf<'consent'>).body.to) sentTo.get(id!)!.add(node);
  const newest = new Map(rows.map(({ id, payload, ...row }) => [id, { ...row, reshare: (JSON.parse(payload) as AnyRecord).marking.reshare }]));
  return {
    newest,
    sentTo: new Map([...sentTo].map(([id, nodes]) => [id, [...nodes].sort((a, b) => (a < b ? -1 : 1))])),
    recalled: new Set([...newest].filter(([, { recalled }]) => recalled !== null).map(([id]) => id)),
  };
}

/** The lane to a node after a number, with what was signed, here or by whoever said it; as many as fit. @param mostBytes of the texts */
export async function sentAfter(lease: ReadLease, node: string, seq: number, limit: number, mostBytes: number): Promise<{ rows: (SignedText & { lane_epoch: number; lane_seq: number; prev: string; entry: string; record: string; sent_at: string })[]; more: boolean }> {
  const found = await tables(lease).selectFrom('exchange_ledger').select(['lane_epoch', 'lane_seq', 'prev', 'entry', 'record', 'sent_at', 'origin']).where('node', '=', node).where('lane_seq', '>', seq).orderBy('lane_seq').limit(limit + 1).execute();
  // Looked up and not joined: a server that has not counted its rows yet would read all that was ever signed for each page.
  const signed = await signedTexts(lease, found.slice(0, limit));
  let bytes = 0;
  const rows = found.slice(0, limit).map(({ origin: _, ...row }) => ({ ...row, ...signed.get(row.record)! })).filter(({ payload }, i) => (bytes += payload.length) <= mostBytes || i === 0);
  return { rows, more: rows.length < found.length };
}

type SignedText = Pick<PublishedRow, 'payload' | 'keyid' | 'sig'>;
/** What was signed of entries of a lane, here or by whoever said it, by hash. */
async function signedTexts(lease: ReadLease, entries: readonly { record: string; origin: string | null }[]): Promise<Map<string, SignedText>> {
  const own = entries.filter(({ origin }) => origin === null).map(({ record }) => record);
  const passed = entries.filter(({ origin }) => origin !== null);
  const rows = [
    ...(own.length === 0 ? [] : await tables(lease).selectFrom('exchange_published').select(['hash', 'payload', 'keyid', 'sig']).where('hash', 'in', own).execute()),
    ...(passed.length === 0 ? [] : await tables(lease).selectFrom('exchange_records').select(['hash', 'payload', 'keyid', 'sig']).where('origin', 'in', [...new Set(passed.map(({ origin }) => origin!))]).where('hash', 'in', passed.map(({ record }) => record)).execute()),
  ];
  return new Map(rows.map(({ hash, ...text }) => [hash, text]));
}

/** The hash at one number of the lane to a node. */
export async function sentAt(lease: ReadLease, node: string, seq: number): Promise<string | undefined> {
  return (await tables(lease).selectFrom('exchange_ledger').select('entry').where('node', '=', node).where('lane_seq', '=', seq).executeTakeFirst())?.entry;
}

/** The first number of the lane to a node in any epoch after one; where nothing was sent in it yet, the one that will be next. */
export async function firstAfterEpoch(lease: ReadLease, node: string, epoch: number): Promise<number> {
  const row = await tables(lease).selectFrom('exchange_ledger').select('lane_seq').where('node', '=', node).where('lane_epoch', '>', epoch).orderBy('lane_seq').limit(1).executeTakeFirst();
  return row?.lane_seq ?? outHead(await laneOf(lease, node)).seq + 1;
}

/** Hashes at numbers of the lane from a node, of the newest epoch that has them. */
export async function takenAt(lease: ReadLease, node: string, from: number, to: number): Promise<Map<number, string>> {
  const rows = await tables(lease).selectFrom('exchange_entries').select(['lane_seq', 'entry']).where('node', '=', node).where('lane_seq', '>=', from).where('lane_seq', '<=', to).orderBy('lane_epoch').execute();
  return new Map(rows.map((row) => [row.lane_seq, row.entry]));
}

/** Nodes that were ever accepted: whoever something is held of. With them the indexes of what is held are of use. */
export const origins = (lease: ReadLease): SelectQueryBuilder<Tables, 'exchange_peers', { node: string }> => tables(lease).selectFrom('exchange_peers').select('node');

/** By origin and identifier. */
export async function heldOf(lease: ReadLease, origins: readonly string[], ids: readonly string[]): Promise<Map<string, Held[]>> {
  const rows = ids.length === 0 ? [] : await tables(lease).selectFrom('exchange_records').select(['origin', 'id', 'rev', 'hash']).where('origin', 'in', origins).where('id', 'in', ids).execute();
  const held = new Map<string, Held[]>();
  for (const { origin, id, ...one } of rows) held.set(`${origin} ${id}`, [...(held.get(`${origin} ${id}`) ?? []), one]);
  return held;
}

/** Recalls and consents that are held about these records, oldest first. */
export const saidAbout = async (lease: ReadLease, origins: readonly string[], ids: readonly string[]): Promise<RecordRow[]> =>
  ids.length === 0 ? [] : tables(lease).selectFrom('exchange_records').selectAll().where('origin', 'in', origins).where('about', 'in', ids).where('recalled', 'is', null).orderBy('seq').orderBy('hash').execute();

/** What a page's act has a digest of: what became of each entry. */
export const digestOf = (rows: readonly Pick<EntryRow, 'lane_epoch' | 'lane_seq' | 'entry' | 'record' | 'outcome' | 'refusal'>[]): string =>
  digest(canonical(rows.map((row) => [row.lane_epoch, row.lane_seq, row.entry, row.record, row.outcome, row.refusal])));

/** Hashes again what came with each page, and every text that is still kept. */
export async function checkExchange(lease: ReadLease): Promise<Fault[]> {
  const faults: Fault[] = [];
  let after = 0;
  for (;;) {
    const acts = await lease.db.selectFrom('acts').select(['seq', 'payload']).where('kind', '=', 'exchange.received').where('seq', '>', after).orderBy('seq').limit(50).execute();
    for (const act of acts) {
      const payload = act.payload as Received;
      const rows = await tables(lease).selectFrom('exchange_entries').selectAll().where('seq', '=', act.seq).orderBy('lane_epoch').orderBy('lane_seq').execute();
      if (rows.length !== payload.entries || digestOf(rows) !== payload.digest) faults.push({ where: `act ${act.seq}`, what: `its entries from ${payload.from} are not the ones that were taken` });
      const records = await tables(lease).selectFrom('exchange_records').selectAll().where('seq', '=', act.seq).execute();
      const taken = new Set(rows.filter(({ outcome }) => outcome === 'taken').map(({ record }) => record));
      for (const row of records) {
        if (!taken.delete(row.hash)) faults.push({ where: `record ${row.hash}`, what: 'no entry says that it was taken' });
        if (row.payload === '' ? row.recalled === null : `sha256:${means.sha256(means.bytesOf(row.payload))}` !== row.hash) faults.push({ where: `record ${row.hash}`, what: 'its text is not the one that was signed' });
      }
      for (const hash of taken) faults.push({ where: `record ${hash}`, what: 'was taken and is not there' });
    }
    if (acts.length === 0) break;
    after = acts.at(-1)!.seq;
  }
  const astray = await tables(lease).selectFrom('exchange_entries').leftJoin('acts', 'acts.seq', 'exchange_entries.seq').select('exchange_entries.seq').distinct()
    .where((e) => e.or([e('acts.kind', 'is', null), e('acts.kind', '<>', 'exchange.received')])).execute();
  for (const { seq } of astray) faults.push({ where: `act ${seq}`, what: 'has entries of a lane, but took none' });
  return [...faults, ...(await checkFiles(lease))];
}

/** Records of others that may be read: verified, addressed here, and not recalled. Newest first. */
export const readable = (lease: ReadLease, limit: number, kind: Kind | null = null): Promise<RecordRow[]> => {
  const query = tables(lease).selectFrom('exchange_records').selectAll().where('recalled', 'is', null).orderBy('seq', 'desc').orderBy('hash').limit(limit);
  return (kind === null ? query : query.where('kind', '=', kind)).execute();
};

export const quarantineOf = (lease: ReadLease, limit: number): Promise<EntryRow[]> => tables(lease).selectFrom('exchange_entries').selectAll().where('outcome', '=', 'quarantined').orderBy('seq', 'desc').orderBy('lane_seq', 'desc').limit(limit).execute();
export const quarantinedCount = async (lease: ReadLease): Promise<Map<string, number>> => {
  const rows = await tables(lease).selectFrom('exchange_entries').select(['node', (e) => e.fn.countAll<number>().as('n')]).where('outcome', '=', 'quarantined').groupBy('node').execute();
  return new Map(rows.map(({ node, n }) => [node, Number(n)]));
};

export const confirmations = (database: Database): Promise<ConfirmationRow[]> => database.door((lease) => tables(lease).selectFrom('exchange_confirmations').selectAll().orderBy('node').execute());

/** What a node says under its signature that it has. */
export const confirm = (database: Database, row: ConfirmationRow): Promise<unknown> =>
  database.door((lease) => tables(lease).insertInto('exchange_confirmations').values(row).onConflict((on) => on.column('node').doUpdateSet(row)).execute());

/** True the first time. Those of which nobody would be answered any more are forgotten. */
export const useNonce = (database: Database, nonce: string, node: string, at: string, forgetBefore: string): Promise<boolean> =>
  database.door(async (lease) => {
    await tables(lease).deleteFrom('exchange_nonces').where('used_at', '<', forgetBefore).execute();
    const made = await tables(lease).insertInto('exchange_nonces').values({ nonce, node, used_at: at }).onConflict((on) => on.doNothing()).executeTakeFirst();
    return made.numInsertedOrUpdatedRows === 1n;
  });

/** What this node signed, by hash. */
export const signedByHash = async (lease: ReadLease, hash: string): Promise<PublishedRow | null> => (await tables(lease).selectFrom('exchange_published').selectAll().where('hash', '=', hash).executeTakeFirst()) ?? null;
/** The newest revision that this node signed of a record. */
export const signedNewest = (lease: ReadLease, id: string): Promise<PublishedRow> => tables(lease).selectFrom('exchange_published').selectAll().where('id', '=', id).orderBy('rev', 'desc').limit(1).executeTakeFirstOrThrow();
/** Whose record this is, where another node signed it. */
export const originOf = async (lease: ReadLease, hash: string): Promise<string | null> => (await tables(lease).selectFrom('exchange_records').select('origin').where('hash', '=', hash).executeTakeFirst())?.origin ?? null;

/** The record that a recall takes back from everybody; none where some nodes keep it. @param payload what was signed */
export function recallsOf(payload: string): string[] {
  const { body } = JSON.parse(payload) as { body: { id: string; keep: string[] } };
  return body.keep.length === 0 ? [body.id] : [];
}
/** Whether this node recalled the record from everybody after it signed this revision. */
export async function recalledSince(lease: ReadLease, { id, seq }: Pick<PublishedRow, 'id' | 'seq'>): Promise<boolean> {
  const rows = await tables(lease).selectFrom('exchange_published').select('payload').where('kind', '=', 'recall').where('seq', '>', seq).where('about', '=', id).execute();
  return rows.some(({ payload }) => recallsOf(payload).includes(id));
}

/** What this node signed of these kinds in its newest revision, newest first: what may be released is found among it. */
export const signedNewestOf = (lease: ReadLease, kinds: readonly Kind[], limit: number): Promise<PublishedRow[]> =>
  tables(lease).selectFrom('exchange_published as p').selectAll().where('kind', 'in', kinds).where((e) => e.not(e.exists(e.selectFrom('exchange_published as n').select('n.hash').whereRef('n.id', '=', 'p.id').whereRef('n.rev', '>', 'p.rev')))).orderBy('seq', 'desc').limit(limit).execute();
