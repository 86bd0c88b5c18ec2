import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Charter } from '../../core/charter/schema.ts';
import type { Head } from '../../core/exchange/lane.ts';
import { SEAL_HEADERS, signRequest } from '../../core/exchange/request.ts';
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts';
import type { Desk, Exchange } from '../../platform/desk.ts';
import { means } from '../../platform/keys.ts';
import type { NodeAnswer } from './asking.ts';
import { headAfter, openPiece, PIECE, takeOpened, type Opened } from './carried.ts';
import { takeDirectory } from './commands.ts';
import { machineOf } from './receive.ts';
import { inHead, laneOf, presentDirectory } from './store.ts';

/** Sends one request to a node. @throws whatever a network throws; then it is asked again later */
export type Ask = (endpoint: string, request: { readonly method: 'GET' | 'POST'; readonly path: string; readonly headers: Readonly<Record<string, string>>; readonly body: string }) => Promise<NodeAnswer>;
export type Pulled = { readonly taken: number; readonly pages: number; readonly reopened: boolean };

type Fetched = { readonly answer: NodeAnswer; /** Null where it is no page. */ readonly opened: Opened | Refusal | null };
type Answered = { readonly answer: NodeAnswer; readonly nonce: string };

/** Asks a node in the name of this one. */
export async function asked(desk: Desk<Charter>, { node }: Exchange, ask: Ask, to: { node: string; endpoint: string }, method: 'GET' | 'POST', path: string, body = '', headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
  const nonce = randomBytes(18).toString('base64url');
  const asking = { net: node.net, from: node.node, to: to.node, method, path, body: means.sha256(means.bytesOf(body)), time: desk.clock.wall(), nonce };
  return { answer: await ask(to.endpoint, { method, path, headers: { ...headers, ...signRequest(means, asking, node.signer) }, body }), nonce };
}

const directoriesSchema = z.strictObject({ directories: z.array(z.unknown()).max(100) });

/**
 * Takes the versions of the directory that a node has and this one has not, one after the other. Each counts by the
 * signatures of its quorum; one that contradicts a pin is told by its act and changes no pin.
 * @returns how many were taken, or why one was not
 * @throws what the network throws
 */
export async function pullDirectories(desk: Desk<Charter>, exchange: Exchange, ask: Ask, peer: { node: string; endpoint: string }): Promise<number | Refusal> {
  const machine = machineOf(exchange.node);
  for (let taken = 0; ; ) {
    const version = (await desk.database.read(machine.tokens, presentDirectory))?.directory.version ?? 0;
    const { answer } = await asked(desk, exchange, ask, peer, 'GET', `/x/v1/directory?after=${version}`);
    if (answer.status !== 200) return refuse('exchange.no_answer', { node: peer.node, status: answer.status, code: codeIn(answer) });
    const { directories } = directoriesIn(answer);
    if (directories.length === 0) return taken;
    for (const given of directories) {
      const done = await desk.perform(machine, takeDirectory(exchange.node, given, null));
      if (isRefusal(done)) return done;
      taken++;
    }
  }
}

function directoriesIn({ body }: NodeAnswer): z.infer<typeof directoriesSchema> {
  try {
    return directoriesSchema.parse(JSON.parse(means.textOf(body) ?? ''));
  } catch {
    // What is no list has nothing to take; the next time somebody else is asked.
    return { directories: [] };
  }
}

const codeIn = ({ body }: NodeAnswer): string => /^\{"code":"([a-z_]+\.[a-z_]+)"\}$/.exec(means.textOf(body) ?? '')?.[1] ?? '';

/**
 * Pulls everything new from a node, page by page. While one page is made durable, the next is fetched and verified, asked
 * for with the end that the first will have; it is used only once that end is where this node stands. What does not come
 * through leaves the cursor where it is.
 * @returns a refusal when a page was none that may be taken, or the node would not answer
 * @throws what the network throws
 */
export async function pullFrom(desk: Desk<Charter>, exchange: Exchange, ask: Ask, peer: { node: string; endpoint: string }, options: { limit?: number; onPage?: (taken: number, of: number) => void } = {}): Promise<Pulled | Refusal> {
  const { node } = exchange;
  const fetched = async (after: Head, isEarly: boolean): Promise<Fetched> => {
    const { answer, nonce } = await asked(desk, exchange, ask, peer, 'GET', `/x/v1/lane?after=${after.epoch}:${after.seq}:${after.hash}&limit=${options.limit ?? PIECE.entries}${isEarly ? '&early=1' : ''}`);
    if (answer.status !== 200) return { answer, opened: null };
    const sealed = { body: answer.body, keyid: answer.headers[SEAL_HEADERS.key] ?? '', sig: answer.headers[SEAL_HEADERS.signature] ?? '' };
    return { answer, opened: await openPiece(desk, exchange, peer.node, sealed, nonce) };
  };
  let [taken, pages, reopened] = [0, 0, false];
  let early: { readonly after: Head; readonly page: Promise<Fetched> } | null = null;
  try {
    for (;;) {
      const lane = await desk.database.read(machineOf(node).tokens, (lease) => laneOf(lease, peer.node));
      const head = inHead(lane);
      const got: Fetched = await (early !== null && sameHead(early.after, head) ? early.page : fetched(head, false));
      const { answer, opened } = got;
      if (answer.status === 409 && codeIn(answer) === 'exchange.ahead' && !reopened && lane?.in_statement) {
        const { answer: told } = await asked(desk, exchange, ask, peer, 'POST', '/x/v1/head', JSON.stringify(lane.in_statement));
        if (told.status !== 200) return refuse('exchange.no_answer', { node: peer.node, status: told.status, code: codeIn(told) });
        [reopened, early] = [true, null];
        continue;
      }
      if (opened === null) return refuse('exchange.no_answer', { node: peer.node, status: answer.status, code: codeIn(answer) });
      if (isRefusal(opened)) return opened;
      const after = opened.page.more ? headAfter(opened) : null;
      early = after && { after, page: fetched(after, true) };
      // Whoever waits for it is told of a failure; until then nobody has to be there.
      early?.page.catch(() => undefined);
      const piece = await takeOpened(desk, exchange, opened);
      if (isRefusal(piece)) return piece;
      if (isRefusal(piece.done) && piece.done.code !== 'exchange.nothing_new') return piece.done;
      taken += piece.count;
      if (piece.count > 0) pages++;
      options.onPage?.(taken, taken);
      if (!piece.more) return { taken, pages, reopened };
    }
  } finally {
    // Nothing of a pull goes on after it.
    await early?.page.catch(() => undefined);
  }
}

const sameHead = (a: Head, b: Head): boolean => a.epoch === b.epoch && a.seq === b.seq && a.hash === b.hash;
