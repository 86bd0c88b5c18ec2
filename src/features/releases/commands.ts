import { DESK } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { releaseKeys, type ReleaseKeys } from '../../core/exchange/release.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { means, type Node } from '../../platform/keys.ts';
import type { Command } from '../../platform/perform.ts';
import { keyring, originOf, recalledSince, signedByHash, signedNewest } from '../exchange/index.ts';
import * as rules from './rules.ts';
import { releaseById } from './store.ts';

/** What the present directory says of the keys of this node, whose identity it knows itself; null before there is one. */
export async function ownKeys(lease: ReadLease, node: Pick<Node, 'node' | 'identity'>): Promise<ReleaseKeys | null> {
  const { directory, pins } = await keyring(lease);
  return directory && releaseKeys(means, directory.directory, new Map([...pins, [node.node, node.identity.key]]));
}

/** @param command the hash of the revision, as the page showed it */
export const releaseRecord = (node: Node, command: { hash: string }, once: string | null): Command<Charter, rules.ReleaseState> => ({
  dossier: DESK, once,
  load: async (lease) => {
    const own = await signedByHash(lease, command.hash);
    const newest = own && (await signedNewest(lease, own.id));
    const released = own && (await releaseById(lease, own.id));
    return {
      own, origin: own ? null : await originOf(lease, command.hash), newest: newest?.rev ?? 0, recalled: newest ? await recalledSince(lease, newest) : false,
      released: released?.withdrawn === null && released.hash === command.hash, keys: await ownKeys(lease, node),
    };
  },
  decide: (state, context) => rules.release(means, node, state, command, context),
});
