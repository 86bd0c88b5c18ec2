import { refuse, type Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { REQUEST_TYPE, signDetached, holdsDetached } from './envelope.ts';
import type { Means, Signer } from './means.ts';
import type { KnownKey } from './verify.ts';

/** What one node asks of another, as it is signed: nothing of it can be sent to somebody else, at another time, or twice. */
export type Asking = { readonly net: string; readonly from: string; readonly to: string; readonly method: string; /** With its query. */ readonly path: string; /** SHA-256 of the body, hexadecimal. */ readonly body: string; readonly time: Instant; readonly nonce: string };

/** Minutes within which a request is taken, before and after the hour of whoever is asked. */
export const WINDOW_MINUTES = 5;

export const HEADERS = { node: 'x-comity-node', key: 'x-comity-key', time: 'x-comity-time', nonce: 'x-comity-nonce', signature: 'x-comity-signature' } as const;
export const SEAL_HEADERS = { key: 'x-comity-key', signature: 'x-comity-signature' } as const;

export const signRequest = (means: Means, asking: Asking, signer: Signer): Record<string, string> => ({
  [HEADERS.node]: asking.from, [HEADERS.key]: signer.keyid, [HEADERS.time]: asking.time, [HEADERS.nonce]: asking.nonce, [HEADERS.signature]: signDetached(means, REQUEST_TYPE, asking, signer),
});

/**
 * Who asks, or why nobody is answered.
 * @param asking.to,net as the one who is asked knows itself
 * @param peers nodes that were accepted here
 * Whether the nonce is used for the first time is asked after this, since asking uses it.
 */
export function whoAsks(means: Means, asking: Asking, given: { keyid: string; signature: string }, at: { now: Instant; key: KnownKey | undefined; peers: ReadonlySet<string> }): { node: string } | Refusal {
  const { key } = at;
  if (!key || key.node !== asking.from || !at.peers.has(asking.from)) return refuse('exchange.unknown_peer');
  if (!/^[A-Za-z0-9_-]{16,64}$/.test(asking.nonce) || !holdsDetached(means, REQUEST_TYPE, asking, key.key, given.signature)) return refuse('exchange.bad_request');
  if (key.trouble !== null) return refuse('exchange.key_refused', { origin: key.node, why: key.trouble });
  const minutes = Math.abs(Date.parse(asking.time) - Date.parse(at.now)) / 60_000;
  if (!(minutes <= WINDOW_MINUTES)) return refuse('exchange.request_old', { minutes: WINDOW_MINUTES });
  return { node: asking.from };
}
