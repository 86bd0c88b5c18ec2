import { canonical } from '../canonical.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { HEAD_TYPE, holdsDetached, LANE_TYPE, pae, signDetached } from './envelope.ts';
import { pageSchema, type Entry, type Head, type Lane, type Page } from './lane.ts';
import type { Means, Signer } from './means.ts';
import type { KnownKey } from './verify.ts';

/** A piece of a lane as it travels: in an answer, or in a file. The signature is over every byte. */
export type Sealed = { readonly body: Uint8Array; readonly keyid: string; readonly sig: string };

export type Sent = { readonly entry: Entry; readonly payload: string; readonly keyid: string; readonly sig: string };

/** @param sent entries in order, with the text of each record */
export function sealPage(means: Means, signer: Signer, page: { readonly net: string; readonly lane: Lane; readonly asked: string | null; readonly head: Head; readonly more: boolean; readonly at: string }, sent: readonly Sent[], payloadType: string): Sealed {
  const { net, lane, head, at } = page;
  const statement = { at, keyid: signer.keyid, sig: signDetached(means, HEAD_TYPE, { net, lane, head, at }, signer) };
  const entries = sent.map(({ entry, payload, keyid, sig }) => ({ entry, envelope: { payload: means.toBase64(means.bytesOf(payload)), payloadType, signatures: [{ keyid, sig }] } }));
  const value: Page = { v: 1, net, lane, asked: page.asked, entries, head, statement, more: page.more };
  const body = means.bytesOf(JSON.stringify(value));
  return { body, keyid: signer.keyid, sig: signer.sign(pae(means, LANE_TYPE, body)) };
}

/**
 * The page that these bytes are, once its origin's signature holds over all of them. Nothing is read before. What is
 * damaged on its way ends here; what comes through is what the origin sent, and answered for entry by entry.
 * @param expected.asked the number of the request; undefined for a file, which answers none
 */
export function openPage(means: Means, at: { readonly me: string; readonly net: string; key(keyid: string): KnownKey | undefined }, { body, keyid, sig }: Sealed, expected: { readonly from: string; readonly asked?: string }): Page | Refusal {
  const key = at.key(keyid);
  if (!key || key.node !== expected.from) return refuse('exchange.unknown_key', { origin: expected.from });
  if (!means.verify(key.key, pae(means, LANE_TYPE, body), sig)) return refuse('exchange.bad_signature', { origin: expected.from });
  if (key.trouble !== null) return refuse('exchange.key_refused', { origin: key.node, why: key.trouble });
  const text = means.textOf(body);
  let value: unknown;
  try {
    value = text === null ? null : JSON.parse(text);
  } catch {
    value = null;
  }
  const read = pageSchema.safeParse(value);
  if (!read.success) return refuse('exchange.malformed', { path: read.error.issues[0]!.path.map(String).join('.') });
  const page = read.data;
  const { net, lane, head, statement } = page;
  if (net !== at.net) return refuse('exchange.other_network', { net });
  if (lane.from !== expected.from || lane.to !== at.me) return refuse('exchange.other_lane', { lane: `${lane.from} > ${lane.to}` });
  if (expected.asked !== undefined && page.asked !== expected.asked) return refuse('exchange.other_answer', { origin: lane.from });
  const stated = at.key(statement.keyid);
  if (stated?.node !== lane.from || !holdsDetached(means, HEAD_TYPE, { net, lane, head, at: statement.at }, stated.key, statement.sig)) return refuse('exchange.bad_signature', { origin: lane.from });
  return page;
}

/** A file: one line with the key and the signature, then the signed bytes. */
export const toFile = (means: Means, { body, keyid, sig }: Sealed): Uint8Array => {
  const line = means.bytesOf(`${canonical({ comity: 'lane', v: 1, keyid, sig })}\n`);
  const all = new Uint8Array(line.length + body.length);
  all.set(line);
  all.set(body, line.length);
  return all;
};

export function fromFile(means: Means, bytes: Uint8Array): Sealed | Refusal {
  const end = bytes.indexOf(10);
  const text = end > 0 && end < 1000 ? means.textOf(bytes.subarray(0, end)) : null;
  const found = text === null ? null : /^\{"comity":"lane","keyid":"([0-9a-f]{64})","sig":"([A-Za-z0-9+/]{86}==)","v":1\}$/.exec(text);
  return found ? { body: bytes.subarray(end + 1), keyid: found[1]!, sig: found[2]! } : refuse('exchange.no_lane_file');
}
