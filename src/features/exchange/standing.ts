import type { PeerState } from './read.ts';

/**
 * How it stands with a node: `ended` by us, `suspended` by the directory, `unheard` when it has never asked, `failing` when it does not
 * answer us, `silent` when it has not asked for longer than it does by itself, `behind` when it does not say yet that it has everything.
 */
export type Standing = 'ended' | 'suspended' | 'unheard' | 'failing' | 'silent' | 'behind' | 'in_step';

/** A node asks at least every half minute; after so many minutes without it is silent. */
export const SILENT_MINUTES = 10;

/** @param wall by the machine, as `confirmedAt` is */
export function peerStanding(peer: Pick<PeerState, 'active' | 'ended' | 'sent' | 'confirmed' | 'confirmedAt' | 'trouble'>, wall: string): Standing {
  if (peer.ended !== null) return 'ended';
  if (!peer.active) return 'suspended';
  if (peer.trouble !== null) return 'failing';
  if (peer.confirmedAt === null) return 'unheard';
  if (Date.parse(wall) - Date.parse(peer.confirmedAt) > SILENT_MINUTES * 60_000) return 'silent';
  return (peer.confirmed ?? 0) < peer.sent ? 'behind' : 'in_step';
}
