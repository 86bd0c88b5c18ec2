import { z } from 'zod';
import type { Charter } from '../../core/charter/schema.ts';
import { HEAD_TYPE, holdsDetached, keyidSchema, signatureSchema } from '../../core/exchange/envelope.ts';
import { compareHeads, headSchema, statementSchema, type Head } from '../../core/exchange/lane.ts';
import { HEADERS, SEAL_HEADERS, whoAsks, WINDOW_MINUTES, type Asking } from '../../core/exchange/request.ts';
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts';
import { addHours } from '../../core/time.ts';
import type { Desk, Exchange } from '../../platform/desk.ts';
import { means } from '../../platform/keys.ts';
import type { NodeAnswer, NodeRequest } from './asking.ts';
import { pieceOf } from './carried.ts';
import { openEpoch } from './commands.ts';
import { answerFile } from './fetch.ts';
import { activePeers, keyring } from './keyring.ts';
import { machineOf } from './receive.ts';
import { confirm, directoriesAfter, firstAfterEpoch, laneOf, outHead, sentAt, useNonce } from './store.ts';

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
const said = (status: number, value: object): NodeAnswer => ({ status, headers: JSON_TYPE, body: means.bytesOf(JSON.stringify(value)) });
/** The code and nothing of the facts: whoever asks learns that it was refused, not what is here. */
const no = (status: number, { code }: Refusal): NodeAnswer => said(status, { code });

/** One answer for whoever is nobody here, whether there is such a node or not. */
export async function answerNode(desk: Desk<Charter>, exchange: Exchange, request: NodeRequest): Promise<NodeAnswer> {
  const who = await asker(desk, exchange, request);
  if (isRefusal(who)) return no(who.code === 'exchange.request_again' ? 409 : 401, who);
  const [path, query] = request.path.split('?') as [string, string | undefined];
  const params = new URLSearchParams(query);
  if (request.method === 'GET' && path === '/x/v1/lane') return lane(desk, exchange, who, params);
  const file = /^\/x\/v1\/file\/([0-9a-f]{64})$/.exec(path);
  if (request.method === 'GET' && file) return answerFile(desk, exchange, who.node, file[1]!, (name) => request.header(name));
  if (request.method === 'GET' && path === '/x/v1/directory') return directories(desk, exchange, params);
  if (request.method === 'POST' && path === '/x/v1/head') return lostHead(desk, exchange, who.node, request.body);
  if (request.method === 'POST' && path === '/x/v1/nudge') return nudged(exchange, who.node);
  return no(404, refuse('request.not_found'));
}

type Who = { node: string; nonce: string; skewSeconds: number };

async function asker(desk: Desk<Charter>, { node }: Exchange, request: NodeRequest): Promise<Who | Refusal> {
  const given = (name: string): string => (request.header(name) ?? '').slice(0, 200);
  const asking: Asking = { net: node.net, from: given(HEADERS.node), to: node.node, method: request.method, path: request.path, body: means.sha256(request.body), time: given(HEADERS.time), nonce: given(HEADERS.nonce) };
  const now = desk.clock.wall();
  const keys = await desk.database.read(machineOf(node).tokens, keyring);
  const who = whoAsks(means, asking, { keyid: given(HEADERS.key), signature: given(HEADERS.signature) }, { now, key: keys.key(given(HEADERS.key)), peers: new Set(activePeers(keys).map((peer) => peer.node)) });
  if (isRefusal(who)) return who;
  if (!(await useNonce(desk.database, asking.nonce, who.node, now, addHours(now, -(2 * WINDOW_MINUTES) / 60)))) return refuse('exchange.request_again');
  return { node: who.node, nonce: asking.nonce, skewSeconds: (Date.parse(asking.time) - Date.parse(now)) / 1000 };
}

function headIn(text: string | null): Head | null {
  const [epoch, seq, hash] = (text ?? '').split(':');
  const read = headSchema.safeParse({ epoch: Number(epoch), seq: Number(seq), hash });
  return read.success ? read.data : null;
}

/** `after` is what the asker has, with its hash: each request says under a signature how far it got, and is compared with the ledger. */
async function lane(desk: Desk<Charter>, { node }: Exchange, who: Who, params: URLSearchParams): Promise<NodeAnswer> {
  const claimed = headIn(params.get('after'));
  const limit = Number(params.get('limit') ?? 500);
  if (claimed === null || !Number.isInteger(limit) || limit < 1) return no(400, refuse('request.malformed'));
  const found = await desk.database.read(machineOf(node).tokens, async (lease) => {
    const head = outHead(await laneOf(lease, who.node));
    const at = await sentAt(lease, who.node, claimed.seq);
    const compared = compareHeads(head, () => at, claimed);
    if (compared.how === 'ahead' || compared.how === 'forked') return compared;
    // Of an epoch that has ended the asker may have more than is known here: it gets what follows from where both agree.
    const from = claimed.epoch < head.epoch ? await agreed(lease, who.node, claimed) : claimed.seq;
    return pieceOf(lease, node, who.node, from, who.nonce, limit, desk.clock.now());
  });
  if ('how' in found) return no(409, found.how === 'ahead' ? refuse('exchange.ahead') : refuse('exchange.lane_forked', { seq: claimed.seq }));
  // Whoever asks early is still taking what comes before, and has not got so far.
  if (params.get('early') !== '1') await confirm(desk.database, { node: who.node, ...claimed, said_at: desk.clock.wall(), skew_seconds: who.skewSeconds });
  const { body, keyid, sig } = found.sealed;
  return { status: 200, headers: { ...JSON_TYPE, [SEAL_HEADERS.key]: keyid, [SEAL_HEADERS.signature]: sig }, body };
}

/** The last number of ended epochs that both have. */
async function agreed(lease: Parameters<typeof laneOf>[0], to: string, claimed: Head): Promise<number> {
  return Math.min(claimed.seq, (await firstAfterEpoch(lease, to, claimed.epoch)) - 1);
}

async function directories(desk: Desk<Charter>, { node }: Exchange, params: URLSearchParams): Promise<NodeAnswer> {
  const after = Number(params.get('after') ?? 0);
  if (!Number.isInteger(after) || after < 0) return no(400, refuse('request.malformed'));
  const rows = await desk.database.read(machineOf(node).tokens, (lease) => directoriesAfter(lease, after));
  return said(200, { directories: rows.map(({ envelope }) => envelope) });
}

const provenHead = z.strictObject({ head: headSchema, at: z.string().max(40), keyid: keyidSchema, sig: signatureSchema });

/** A node shows what this one signed and no longer knows: then its own backup is older than what it sent, and the lane goes on in a new epoch. */
async function lostHead(desk: Desk<Charter>, { node }: Exchange, from: string, body: Uint8Array): Promise<NodeAnswer> {
  let value: unknown;
  try {
    value = JSON.parse(means.textOf(body) ?? '');
  } catch {
    return no(400, refuse('request.malformed'));
  }
  const read = provenHead.safeParse(value);
  if (!read.success) return no(400, refuse('request.malformed'));
  const { head, at, keyid, sig } = read.data;
  const keys = await desk.database.read(machineOf(node).tokens, keyring);
  const key = keys.key(keyid);
  const statement = statementSchema.safeParse({ net: node.net, lane: { from: node.node, to: from }, head, at });
  if (!statement.success || key?.node !== node.node || !holdsDetached(means, HEAD_TYPE, statement.data, key.key, sig)) return no(403, refuse('exchange.bad_signature', { origin: node.node }));
  const done = await desk.perform(machineOf(node), openEpoch(node, { node: from, claimed: head }));
  if (isRefusal(done)) return no(409, done);
  desk.log('exchange.epoch_opened', { node: from });
  return said(200, { opened: true });
}

function nudged({ nudged: waiting, bell }: Exchange, from: string): NodeAnswer {
  waiting.add(from);
  bell.ring();
  return said(202, {});
}
