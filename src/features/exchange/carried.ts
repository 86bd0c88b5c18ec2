import type { Charter } from '../../core/charter/schema.ts';
import { RECORD_TYPE } from '../../core/exchange/envelope.ts';
import { entryHash, sameEnd, type Head, type Page } from '../../core/exchange/lane.ts';
import type { Means } from '../../core/exchange/means.ts';
import { fromFile, openPage, sealPage, toFile, type Sealed } from '../../core/exchange/page.ts';
import { MOST_RECORD_BYTES } from '../../core/exchange/record.ts';
import { claimIn } from '../../core/exchange/verify.ts';
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import type { Desk, Exchange } from '../../platform/desk.ts';
import { means, verifiedAhead, type Node } from '../../platform/keys.ts';
import type { Performed } from '../../platform/perform.ts';
import { keyring } from './keyring.ts';
import { machineOf, takePage } from './receive.ts';
import { inHead, laneOf, outHead, sentAfter, takenAt } from './store.ts';

/** At most so many entries, and so many bytes of records, in one piece; one entry always. */
export const PIECE = { entries: 500, bytes: 8 * 1024 * 1024 } as const;

/** A piece of the lane to a node, signed: what answers a request, and what a file holds. */
export async function pieceOf(lease: ReadLease, node: Node, to: string, after: number, asked: string | null, limit: number, at: string): Promise<{ sealed: Sealed; head: Head; count: number; more: boolean }> {
  const head = outHead(await laneOf(lease, to));
  const { rows, more } = await sentAfter(lease, to, after, Math.min(limit, PIECE.entries), PIECE.bytes);
  const lane = { from: node.node, to };
  const sent = rows.map(({ payload, keyid, sig, ...row }) => ({ entry: { lane, epoch: row.lane_epoch, seq: row.lane_seq, prev: row.prev, record: row.record, at: row.sent_at }, payload, keyid, sig }));
  return { sealed: sealPage(means, node.signer, { net: node.net, lane, asked, head, more, at }, sent, RECORD_TYPE), head, count: rows.length, more };
}

/** A piece whose origin signed every byte, and what is needed to take it: of its records the signatures are verified. */
export type Opened = { readonly page: Page; readonly from: string; readonly charter: Charter; readonly by: Means };

/** Opens a piece of a lane and verifies what it can before it is taken: the answers are for each key, text and signature. @param asked undefined for a file */
export async function openPiece(desk: Desk<Charter>, { node }: Exchange, from: string, sealed: Sealed, asked?: string): Promise<Opened | Refusal> {
  const { keys, charter } = await desk.database.read(machineOf(node).tokens, async (lease) => ({ keys: await keyring(lease), charter: await desk.charter(lease) }));
  if (!keys.peers.some((peer) => peer.node === from && peer.ended === null)) return refuse('exchange.not_a_peer', { node: from });
  const page = openPage(means, { me: node.node, net: node.net, key: keys.key }, sealed, asked === undefined ? { from } : { from, asked });
  if (isRefusal(page)) return page;
  const by = await verifiedAhead(page.entries.flatMap(({ envelope }) => claimIn(means, { mostBytes: MOST_RECORD_BYTES, key: keys.key }, envelope, from) ?? []));
  return { page, from, charter, by };
}

/** Where one will stand when all of a piece is taken; null where it has nothing. */
export function headAfter({ page }: Opened): Head | null {
  const last = page.entries.at(-1)?.entry;
  return last ? { epoch: last.epoch, seq: last.seq, hash: entryHash(means, last) } : null;
}

/** Takes a piece: the one way in, from the network and from a file. What is asked about keys and peers is asked anew. */
export async function takeOpened(desk: Desk<Charter>, { node }: Exchange, { page, from, charter, by }: Opened): Promise<{ done: Performed; more: boolean; count: number } | Refusal> {
  const machine = machineOf(node);
  if (page.entries.length === 0) return desk.database.read(machine.tokens, async (lease) => {
    const had = await takenAt(lease, from, page.head.seq, page.head.seq);
    return sameEnd(inHead(await laneOf(lease, from)), (seq) => had.get(seq), page.head) ?? { done: { acts: [] }, more: false, count: 0 };
  });
  const done = await desk.perform(machine, takePage(node, page, charter, desk.clock.now(), by));
  return { done, more: page.more, count: page.entries.length };
}

/** Opens and takes a piece. @param asked undefined for a file */
export async function takePiece(desk: Desk<Charter>, exchange: Exchange, from: string, sealed: Sealed, asked?: string): Promise<{ done: Performed; more: boolean; count: number } | Refusal> {
  const opened = await openPiece(desk, exchange, from, sealed, asked);
  return isRefusal(opened) ? opened : takeOpened(desk, exchange, opened);
}

/** The next piece of the lane to a node as a file. @param after the number from which on; 0 for all */
export async function exportLane(desk: Desk<Charter>, { node }: Exchange, to: string, after: number): Promise<{ file: Uint8Array; count: number; last: number; more: boolean } | Refusal> {
  const machine = machineOf(node);
  return desk.database.read(machine.tokens, async (lease) => {
    if (!(await keyring(lease)).peers.some((peer) => peer.node === to && peer.ended === null)) return refuse('exchange.not_a_peer', { node: to });
    const { sealed, count, more } = await pieceOf(lease, node, to, after, null, PIECE.entries, desk.clock.now());
    return { file: toFile(means, sealed), count, last: after + count, more };
  });
}

/** Takes a file that was carried here. What it holds is verified as if it had come by the network. */
export async function importLane(desk: Desk<Charter>, exchange: Exchange, from: string, bytes: Uint8Array): Promise<{ taken: number } | Refusal> {
  const sealed = fromFile(means, bytes);
  if (isRefusal(sealed)) return sealed;
  const piece = await takePiece(desk, exchange, from, sealed);
  if (isRefusal(piece)) return piece;
  return isRefusal(piece.done) ? piece.done : { taken: piece.count };
}
