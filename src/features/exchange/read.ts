import type { Charter } from '../../core/charter/schema.ts';
import type { Body, RecordOf } from '../../core/exchange/record.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import type { Desk } from '../../platform/desk.ts';
import { activePeers, keyring } from './keyring.ts';
import { confirmations, inHead, lanesOf, outHead, quarantinedCount } from './store.ts';
import { tables } from './tables.ts';

/** What became of a recall at each node that ever received the record: `waiting` until it answers. */
export type RecallState = { readonly recall: string; readonly record: string; readonly at: string; readonly nodes: readonly { node: string; outcome: 'waiting' | 'hidden' | 'purged' | 'kept' | 'refused' }[] };
export type PeerState = {
  readonly node: string; readonly active: boolean; readonly ended: string | null; readonly endpoint: string | null;
  /** Sent, said to be had, and taken: numbers of the two lanes. */
  readonly sent: number; readonly confirmed: number | null; readonly confirmedAt: string | null; readonly taken: number; readonly takenAt: string | null; readonly quarantined: number; readonly skewSeconds: number | null; readonly trouble: string | null;
};
export type NetworkState = { readonly net: string; readonly node: string; readonly version: number; readonly conflicts: readonly string[]; readonly peers: readonly PeerState[]; readonly recalls: readonly RecallState[] };

/** How the exchange stands: peers, lanes, quarantine, and recalls with those who have not answered. Null where the desk is no node. */
export async function networkState(desk: Desk<Charter>, tokens: readonly string[]): Promise<NetworkState | null> {
  const { exchange } = desk;
  if (!exchange) return null;
  const confirmed = new Map((await confirmations(desk.database)).map((row) => [row.node, row]));
  return desk.database.read(tokens, async (lease) => {
    const keys = await keyring(lease);
    const active = new Set(activePeers(keys).map(({ node }) => node));
    const lanes = new Map((await lanesOf(lease)).map((lane) => [lane.node, lane]));
    const quarantined = await quarantinedCount(lease);
    const newest = await tables(lease).selectFrom('exchange_directories').select(['version', 'conflicts']).orderBy('version', 'desc').limit(1).executeTakeFirst();
    const peers = keys.peers.map(({ node, endpoint, ended }): PeerState => {
      const [lane, said] = [lanes.get(node), confirmed.get(node)];
      return {
        node, endpoint, ended, active: active.has(node), sent: outHead(lane).seq, confirmed: said?.seq ?? null, confirmedAt: said?.said_at ?? null, taken: inHead(lane).seq, takenAt: lane?.in_at ?? null,
        quarantined: quarantined.get(node) ?? 0, skewSeconds: said?.skew_seconds ?? null, trouble: exchange.troubles.get(node)?.code ?? null,
      };
    });
    return { net: exchange.node.net, node: exchange.node.node, version: newest?.version ?? 0, conflicts: newest?.conflicts ?? [], peers, recalls: await recallsOf(lease) };
  });
}

/** One thing that a node was sent from here. `had`: it said under its signature that it has it. */
export type Holding = { readonly id: string; readonly rev: number; readonly kind: string; readonly hash: string; readonly origin: string; readonly sentAt: string; readonly seq: number; readonly had: boolean; readonly recalled: boolean };

/** What a node holds of this one's, as far as this one knows: everything that was ever put on the lane to it. Oldest first. */
export async function holdsOf(desk: Desk<Charter>, tokens: readonly string[], of: string): Promise<Holding[]> {
  const said = (await confirmations(desk.database)).find(({ node }) => node === of);
  return desk.database.read(tokens, async (lease) => {
    const rows = await tables(lease).selectFrom('exchange_ledger as l').leftJoin('exchange_published as p', 'p.hash', 'l.record')
      .leftJoin('exchange_records as r', (on) => on.onRef('r.origin', '=', 'l.origin').onRef('r.hash', '=', 'l.record'))
      .select(['l.record', 'l.record_id', 'l.origin', 'l.sent_at', 'l.lane_seq', 'p.rev', 'r.rev as passed_rev', 'p.kind', 'p.seq', 'r.kind as passed_kind', 'r.recalled']).where('l.node', '=', of).orderBy('l.lane_seq').execute();
    const recalls = await tables(lease).selectFrom('exchange_published').select(['about', 'payload', 'seq']).where('kind', '=', 'recall').orderBy('seq').execute();
    const taken = new Map(recalls.filter(({ payload }) => !(JSON.parse(payload) as RecordOf<'recall'>).body.keep.includes(of)).map(({ about, seq }) => [about, seq]));
    return rows.map((row) => ({
      id: row.record_id, rev: (row.rev ?? row.passed_rev)!, kind: (row.kind ?? row.passed_kind)!, hash: row.record, origin: row.origin ?? desk.exchange!.node.node, sentAt: row.sent_at, seq: row.lane_seq,
      had: said !== undefined && row.lane_seq <= said.seq, recalled: row.recalled !== null || (taken.get(row.record_id) ?? 0) > (row.seq ?? Infinity),
    }));
  });
}

async function recallsOf(lease: ReadLease): Promise<RecallState[]> {
  const recalls = await tables(lease).selectFrom('exchange_published').select(['hash', 'payload', 'published_at']).where('kind', '=', 'recall').orderBy('seq', 'desc').limit(100).execute();
  if (recalls.length === 0) return [];
  const sent = await tables(lease).selectFrom('exchange_ledger').select(['record', 'node']).where('record', 'in', recalls.map(({ hash }) => hash)).orderBy('node').execute();
  const receipts = await tables(lease).selectFrom('exchange_records').select(['origin', 'payload']).where('kind', '=', 'receipt').orderBy('seq').execute();
  const outcomes = new Map<string, Body<'receipt'>['items'][number]['outcome']>();
  for (const { origin, payload } of receipts) for (const item of (JSON.parse(payload) as { body: Body<'receipt'> }).body.items) outcomes.set(`${origin} ${item.hash}`, item.outcome);
  return recalls.map(({ hash, payload, published_at }) => ({
    recall: hash, record: (JSON.parse(payload) as { body: Body<'recall'> }).body.id, at: published_at,
    nodes: sent.filter(({ record }) => record === hash).map(({ node }) => ({ node, outcome: outcomes.get(`${node} ${hash}`) ?? 'waiting' })),
  }));
}
