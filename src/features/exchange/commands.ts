import { DESK } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { acceptDirectory, pinConflicts, type Accepted } from '../../core/exchange/directory.ts';
import type { Head } from '../../core/exchange/lane.ts';
import { isRefusal, refuse } from '../../core/refusal.ts';
import { means, type Node } from '../../platform/keys.ts';
import type { Command } from '../../platform/perform.ts';
import { activePeers, keyring } from './keyring.ts';
import * as rules from './rules.ts';
import { keptSizes } from './files.ts';
import { saidForLater } from './further.ts';
import { lanesOf, laneOf, outHead, peersOf, presentDirectory, publishedOf, sentAt } from './store.ts';

/** @param ids fresh identifiers (UUID, version 7), two for each draft */
export const publishRecords = (node: Node, drafts: readonly rules.Draft[], ids: readonly string[], once: string | null): Command<Charter, rules.PublishState> => ({
  dossier: DESK, once,
  load: async (lease) => {
    const active = new Set(activePeers(await keyring(lease)).map((peer) => peer.node));
    const about = drafts.flatMap(({ id, kind, body }) => [id, kind === 'recall' || kind === 'consent' ? (body as { id?: unknown } | null)?.id : null]).filter((id): id is string => typeof id === 'string');
    return {
      peers: new Map((await peersOf(lease)).map((peer) => [peer.node, { ended: !active.has(peer.node) }])),
      lanes: new Map((await lanesOf(lease)).map((lane) => [lane.node, outHead(lane)])),
      ...(await publishedOf(lease, about)),
      files: await keptSizes(lease, drafts.flatMap(({ attachments }) => (attachments ?? []).map(({ sha256 }) => sha256))),
    };
  },
  decide: (state, context) => rules.publish(means, node, state, drafts, ids, context),
});

export const acceptPeer = (node: Node, command: { node: string; fingerprint: string }, once: string | null): Command<Charter, rules.AcceptState> => ({
  dossier: DESK, once,
  load: async (lease) => {
    const pinned = (await peersOf(lease)).find((peer) => peer.node === command.node)?.identity ?? null;
    return { directory: await presentDirectory(lease), pinned, lane: outHead(await laneOf(lease, command.node)), later: pinned === null ? await saidForLater(lease) : [] };
  },
  decide: (state, context) => rules.acceptPeer(means, node, state, command, context),
});

export const endPeer = (node: Node, command: { node: string; why: string }, once: string | null): Command<Charter, { known: boolean }> => ({
  dossier: DESK, once,
  load: async (lease) => ({ known: (await peersOf(lease)).some((peer) => peer.node === command.node && peer.ended === null) }),
  decide: (state, context) => rules.endPeer(node, state, command, context),
});

/** @param given what was handed over as a signed directory */
export const takeDirectory = (node: Node, given: unknown, once: string | null): Command<Charter, { present: Accepted | null; pins: Map<string, string> }> => ({
  dossier: DESK, once,
  load: async (lease) => ({ present: await presentDirectory(lease), pins: new Map((await peersOf(lease)).map((peer) => [peer.node, peer.identity])) }),
  decide: ({ present, pins }, context) => {
    if (node.anchor === null) return refuse('exchange.no_anchor');
    const taken = acceptDirectory(means, node.net, present, node.anchor, given);
    return rules.takeDirectory(node, taken, isRefusal(taken) ? [] : pinConflicts(taken.directory, pins), context);
  },
});

export const openEpoch = (node: Node, command: { node: string; claimed: Head }): Command<Charter, { lane: Head; at: string | undefined }> => ({
  dossier: DESK, once: null,
  load: async (lease) => ({ lane: outHead(await laneOf(lease, command.node)), at: await sentAt(lease, command.node, command.claimed.seq) }),
  decide: ({ lane, at }) => rules.openEpoch(node, lane, () => at, command),
});

export const reopenLanes = (node: Node, once: string | null): Command<Charter, Map<string, Head>> => ({
  dossier: DESK, once,
  load: async (lease) => new Map((await lanesOf(lease)).map((lane) => [lane.node, outHead(lane)])),
  decide: (lanes, context) => rules.reopenLanes(node, lanes, context),
});
