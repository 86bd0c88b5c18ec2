import type { Act } from '../../core/act.ts';
import { START } from '../../core/exchange/lane.ts';
import { aboutOf, filesOf, refersTo, type AnyRecord } from '../../core/exchange/record.ts';
import type { WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import type { DirectoryTaken, EpochOpened, FileKept, PeerAccepted, PeerEnded, Published, Received, SentOn } from './schema.ts';
import { recording, tables, type LaneRow } from './tables.ts';

export async function projectPeerAccepted(lease: WriteLease, act: Act): Promise<void> {
  const { node, identity, endpoint } = act.payload as PeerAccepted;
  const row = { node, identity, endpoint, accepted_by: act.person, accepted_at: act.effectiveAt, ended: null, ...recording(act) };
  await tables(lease).insertInto('exchange_peers').values(row).onConflict((on) => on.column('node').doUpdateSet(row)).execute();
}

export async function projectPeerEnded(lease: WriteLease, act: Act): Promise<void> {
  const { node, why } = act.payload as PeerEnded;
  await tables(lease).updateTable('exchange_peers').set({ ended: why, seq: act.seq }).where('node', '=', node).execute();
}

export async function projectDirectoryTaken(lease: WriteLease, act: Act): Promise<void> {
  const { version, hash, envelope, conflicts } = act.payload as DirectoryTaken;
  await tables(lease).insertInto('exchange_directories').values({ version, hash, envelope: json(envelope), conflicts, taken_at: act.effectiveAt, ...recording(act) }).execute();
}

/** Changes part of the row of a node's lanes, which there may not be yet. */
async function setLane(lease: WriteLease, act: Act, node: string, change: Partial<LaneRow>): Promise<void> {
  const begun = { out_epoch: START.epoch, out_seq: START.seq, out_hash: START.hash, in_epoch: START.epoch, in_seq: START.seq, in_hash: START.hash, in_statement: null, in_at: null };
  await tables(lease).insertInto('exchange_lanes').values({ node, ...begun, ...recording(act), ...change }).onConflict((on) => on.column('node').doUpdateSet({ ...change, ...recording(act) })).execute();
}

export async function projectPublished(lease: WriteLease, act: Act): Promise<void> {
  const { entries, at, ...signed } = act.payload as Published;
  const { id, rev, kind, hash, payload, keyid, sig } = signed;
  const record = JSON.parse(payload) as AnyRecord;
  await tables(lease).insertInto('exchange_published').values({ id, rev, kind, hash, payload, keyid, sig, published_by: act.person, published_at: act.effectiveAt, about: aboutOf(record), refers: refersTo(record), files: filesOf(record), ...recording(act) }).execute();
  await putOnLanes(lease, act, at, [{ origin: null, id, hash, entries }]);
}

export async function projectSentOn(lease: WriteLease, act: Act): Promise<void> {
  const { at, sent } = act.payload as SentOn;
  await putOnLanes(lease, act, at, sent);
}

async function putOnLanes(lease: WriteLease, act: Act, at: string, sent: SentOn['sent']): Promise<void> {
  const rows = sent.flatMap(({ origin, id, hash, entries }) => entries.map(({ to, epoch, seq, prev, entry }) => ({ node: to, lane_epoch: epoch, lane_seq: seq, prev, entry, record: hash, record_id: id, sent_at: at, origin, ...recording(act) })));
  for (let from = 0; from < rows.length; from += 500) await tables(lease).insertInto('exchange_ledger').values(rows.slice(from, from + 500)).execute();
  const ends = new Map(rows.map((row) => [row.node, row]));
  for (const [node, row] of ends) await setLane(lease, act, node, { out_epoch: row.lane_epoch, out_seq: row.lane_seq, out_hash: row.entry });
}

export async function projectReceived(lease: WriteLease, act: Act): Promise<void> {
  const { from, head, statement } = act.payload as Received;
  await setLane(lease, act, from, { in_epoch: head.epoch, in_seq: head.seq, in_hash: head.hash, in_statement: json(statement) as never, in_at: act.effectiveAt });
}

export async function projectFileKept(lease: WriteLease, act: Act): Promise<void> {
  const { sha256, size, from } = act.payload as FileKept;
  const row = { sha256, size, came_from: from, kept_at: act.effectiveAt, ...recording(act) };
  await tables(lease).insertInto('exchange_files').values(row).onConflict((on) => on.column('sha256').doUpdateSet(row)).execute();
}

export async function projectEpochOpened(lease: WriteLease, act: Act): Promise<void> {
  const { node, epoch, after } = act.payload as EpochOpened;
  await setLane(lease, act, node, { out_epoch: epoch, out_seq: after.seq, out_hash: after.hash });
}
