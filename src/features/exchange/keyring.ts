import { keysOf, type Accepted } from '../../core/exchange/directory.ts';
import type { KnownKey } from '../../core/exchange/verify.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { means } from '../../platform/keys.ts';
import { peersOf, presentDirectory } from './store.ts';
import type { Peer } from './tables.ts';

export type Keyring = { readonly directory: Accepted | null; readonly peers: readonly Peer[]; readonly pins: ReadonlyMap<string, string>; key(keyid: string): KnownKey | undefined };

/** The endorsements of a whole directory take longer than a request. */
const kept = new Map<string, Map<string, KnownKey>>();

/** Whose key is whose, by the present directory and the pins of this node. */
export async function keyring(lease: ReadLease): Promise<Keyring> {
  const [directory, peers] = [await presentDirectory(lease), await peersOf(lease)];
  const pins = new Map(peers.map(({ node, identity }) => [node, identity]));
  const name = `${directory?.hash} ${JSON.stringify([...pins])}`;
  let keys = kept.get(name);
  if (!keys) {
    if (kept.size > 200) kept.clear();
    kept.set(name, (keys = directory ? keysOf(means, directory.directory, pins) : new Map()));
  }
  return { directory, peers, pins, key: (keyid) => keys.get(keyid) };
}

/** Peers with whom something is exchanged: accepted here, not ended, active in the directory. */
export function activePeers({ directory, peers }: Pick<Keyring, 'directory' | 'peers'>): Peer[] {
  const active = new Set(directory?.directory.nodes.filter(({ status }) => status === 'active').map(({ id }) => id));
  return peers.filter(({ node, ended }) => ended === null && active.has(node));
}
