import type { Charter } from '../../core/charter/schema.ts';
import { isRefusal } from '../../core/refusal.ts';
import { again, never, type Repeated } from '../../platform/again.ts';
import type { Desk, Exchange } from '../../platform/desk.ts';
import { networkOf } from '../../platform/network.ts';
import type { NodeAnswer } from './asking.ts';
import { fetchFiles } from './fetch.ts';
import { activePeers, keyring } from './keyring.ts';
import { asked, pullDirectories, pullFrom, type Ask } from './pull.ts';
import { machineOf } from './receive.ts';
import { lanesOf } from './store.ts';

/** An answer of a node is a page at most. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Pulled at least so often, whether a node says that there is something or not. */
const PULL_SECONDS = 30;

/** The network, to ask nodes by. */
export const askNetwork = (): Ask => {
  const network = networkOf(MOST_BYTES);
  return async (endpoint, { method, path, headers, body }): Promise<NodeAnswer> => {
    const answer = await network.ask(`${endpoint}${path}`, { method, headers: { ...headers, 'content-type': 'application/json' }, ...(method === 'POST' ? { body } : {}) });
    return { status: answer.status, headers: Object.fromEntries(['x-comity-key', 'x-comity-signature', 'content-range'].map((name) => [name, answer.header(name) ?? ''])), body: await answer.bytes() };
  };
};

/** Pulled from at once; one who answers slowly holds up nobody else while there are fewer of them than this. */
const AT_ONCE = 8;

/** Pulls from every peer, at once from those that say there is something new, and tells peers when there is something for them. */
export function keepExchange(desk: Desk<Charter>, ask: Ask = askNetwork(), seconds = 1): Repeated {
  const { exchange } = desk;
  if (!exchange) return never;
  const pulledAt = new Map<string, number>();
  const told = new Map<string, string>();
  const underWay = new Map<string, Promise<unknown>>();
  const pull = async (peer: Reached, due: boolean): Promise<void> => {
    exchange.nudged.delete(peer.node);
    pulledAt.set(peer.node, Date.parse(desk.clock.wall()));
    try {
      // Before the lane: a key that was changed is known from here. Whoever only has something new is not asked for it each time.
      if (due || exchange.troubles.has(peer.node)) await directories(peer);
      const done = await pullFrom(desk, exchange, ask, peer);
      if (isRefusal(done)) trouble(exchange, peer.node, done.code, desk.clock.wall());
      else {
        exchange.troubles.delete(peer.node);
        if (done.taken > 0) desk.log('exchange.pulled', { node: peer.node, entries: done.taken });
        const files = await fetchFiles(desk, exchange, ask, peer);
        if (isRefusal(files)) desk.log('exchange.no_file', { node: peer.node, code: files.code });
        else if (files > 0) desk.log('exchange.files', { node: peer.node, files });
      }
    } catch (error) {
      // The network, or the database: its disk is full, or it went away. Either way nothing was half taken, and it is asked again.
      const state = (error as { code?: unknown }).code;
      const code = typeof state === 'string' && /^[0-9A-Z]{5}$/.test(state) ? 'exchange.not_taken' : 'exchange.unreachable';
      trouble(exchange, peer.node, code, desk.clock.wall());
      desk.log(code, { node: peer.node, error: (error as Error).name, ...(code === 'exchange.not_taken' ? { sqlstate: state as string } : {}) });
    }
  };
  const directories = async (peer: Reached): Promise<void> => {
    const taken = await pullDirectories(desk, exchange, ask, peer);
    if (isRefusal(taken)) desk.log('exchange.no_directory', { node: peer.node, code: taken.code });
    else if (taken > 0) desk.log('exchange.directory_taken', { node: peer.node, versions: taken });
  };
  const nudge = async (peer: Reached, head: string): Promise<void> => {
    told.set(peer.node, head);
    // Whoever does not hear it asks by itself before long.
    await asked(desk, exchange, ask, peer, 'POST', '/x/v1/nudge').catch(() => undefined);
  };
  /** One thing of a name at a time; nobody waits for it but the end. */
  const begin = (name: string, work: () => Promise<void>): void => {
    if (underWay.has(name)) return;
    underWay.set(name, work().finally(() => {
      underWay.delete(name);
      if (exchange.nudged.size > 0) exchange.bell.ring();
    }));
  };
  const look = async (): Promise<void> => {
    const { peers, lanes } = await desk.database.read(machineOf(exchange.node).tokens, async (lease) => ({ peers: activePeers(await keyring(lease)), lanes: await lanesOf(lease) }));
    const now = Date.parse(desk.clock.wall());
    const reached = peers.flatMap((peer) => (peer.endpoint === null ? [] : [{ node: peer.node, endpoint: peer.endpoint }]));
    const heads = new Map(lanes.filter(({ out_seq }) => out_seq > 0).map((lane) => [lane.node, lane.out_hash]));
    for (const peer of reached) if (heads.has(peer.node) && told.get(peer.node) !== heads.get(peer.node)) begin(`tell ${peer.node}`, () => nudge(peer, heads.get(peer.node)!));
    // Whoever says that there is something comes first, then whoever was pulled from longest ago.
    const isDue = ({ node }: Reached): boolean => now - (pulledAt.get(node) ?? 0) >= PULL_SECONDS * 1000;
    const due = reached.filter((peer) => exchange.nudged.has(peer.node) || isDue(peer)).sort((a, b) => Number(exchange.nudged.has(b.node)) - Number(exchange.nudged.has(a.node)) || (pulledAt.get(a.node) ?? 0) - (pulledAt.get(b.node) ?? 0));
    for (const peer of due) if ([...underWay.keys()].filter((name) => name.startsWith('pull ')).length < AT_ONCE) begin(`pull ${peer.node}`, () => pull(peer, isDue(peer)));
  };
  const looks = again(() => look().catch((error: Error) => desk.log('exchange.failed', { error: error.name })), seconds);
  exchange.bell.ring = looks.soon;
  return {
    soon: looks.soon,
    stop: async () => {
      await looks.stop();
      await Promise.all(underWay.values());
    },
  };
}

type Reached = { node: string; endpoint: string };
const trouble = (exchange: Exchange, node: string, code: string, at: string): void => void exchange.troubles.set(node, { code, at });
