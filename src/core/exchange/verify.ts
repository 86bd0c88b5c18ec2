import { refuse, type Refusal } from '../refusal.ts';
import { hoursBetween, type Instant } from '../time.ts';
import { envelopeSchema, pae, parseCanonical, RECORD_TYPE } from './envelope.ts';
import type { Means } from './means.ts';
import { hashOf, readRecord, type AnyRecord, type Markings } from './record.ts';

/** A key as the directory has it. `trouble` is why it is not to be believed; null when it is. */
export type KnownKey = { readonly node: string; readonly key: string; readonly from: Instant; readonly until: Instant | null; readonly trouble: 'compromised' | 'not_endorsed' | 'pin_differs' | 'suspended' | null };

/** A revision that is held already. */
export type Held = { readonly rev: number; readonly hash: string };

/** Who reads, and what is known there. */
export type Receiver = {
  readonly me: string;
  readonly net: string;
  readonly now: Instant;
  readonly mostBytes: number;
  readonly markings: Markings;
  /** Those of them under which a record may go to nodes that join later. */
  readonly open: Markings;
  /** Nodes that were accepted here: what one of them says may come by another. */
  readonly peers: ReadonlySet<string>;
  key(keyid: string): KnownKey | undefined;
  /** Every revision held of a record of this origin. */
  held(origin: string, id: string): readonly Held[];
  /** Whether a consent of this origin is held that names this node, for this text. */
  consented(origin: string, hash: string): boolean;
};

declare const verified: unique symbol;

/** A record that may be used. Only `verifyRecord` makes one. */
export type Verified = {
  readonly [verified]: true;
  readonly record: AnyRecord;
  /** The exact text that was signed. */
  readonly payload: string;
  readonly hash: string;
  readonly keyid: string;
  readonly sig: string;
  /** Who passed it on; null where its origin sent it. */
  readonly via: string | null;
  /** Hours by which it says to be made after it came; 0 when it does not. Shown, and no reason to refuse. */
  readonly aheadHours: number;
  /** Held already: this revision, these bytes. */
  readonly known: boolean;
  /** Another text of the same revision: the origin says two things. Both are kept. */
  readonly twin: string | null;
};

/** What `verifyRecord` will ask `Means.verify` about this envelope, so that many can be verified beside each other first; null where it will not come to that. */
export function claimIn(means: Means, receiver: Pick<Receiver, 'mostBytes' | 'key'>, given: unknown, origin: string): { key: string; message: Uint8Array; signature: string } | null {
  const parsed = envelopeSchema.safeParse(given);
  if (!parsed.success || parsed.data.payload.length > (receiver.mostBytes / 3) * 4 + 4) return null;
  const { payload, payloadType, signatures } = parsed.data;
  const bytes = means.fromBase64(payload);
  const signature = signatures.find(({ keyid }) => receiver.key(keyid)?.node === origin);
  return bytes === null || !signature ? null : { key: receiver.key(signature.keyid)!.key, message: pae(means, payloadType, bytes), signature: signature.sig };
}

/** A clock may differ by this much before it is said. */
const SKEW_HOURS = 5 / 60;

/**
 * The one way in which a record comes to be used. In this order: size, signature with a key that is valid for the origin,
 * bytes that are the canonical JSON of what they say, shape, network, origin, marking, audience, revision.
 * Whoever passes a record on signs nothing of it: what counts is whose signature it bears, and for whom it is. One that
 * does not name this node comes with the consent of its origin, or from the origin itself where it is for later nodes too.
 * @param expected who sends it, and the hash that was announced for it
 */
export function verifyRecord(means: Means, receiver: Receiver, given: unknown, expected: { from: string; hash: string }): Verified | Refusal {
  const parsed = envelopeSchema.safeParse(given);
  if (!parsed.success) return refuse('exchange.no_envelope');
  const { payload, payloadType, signatures } = parsed.data;
  if (payload.length > (receiver.mostBytes / 3) * 4 + 4) return refuse('exchange.too_large', { bytes: Math.floor(payload.length * 0.75), most: receiver.mostBytes });
  if (payloadType !== RECORD_TYPE) return refuse('exchange.other_type', { type: payloadType });
  const bytes = means.fromBase64(payload);
  if (bytes === null) return refuse('exchange.no_envelope');
  const hash = hashOf(means, bytes);
  if (hash !== expected.hash) return refuse('exchange.other_record', { announced: expected.hash, came: hash });

  const signers = signatures.map((one) => ({ ...one, known: receiver.key(one.keyid) }));
  const signature = signers.find(({ known }) => known?.node === expected.from) ?? signers.find(({ known }) => known !== undefined && known.node !== receiver.me && receiver.peers.has(known.node));
  if (!signature) return refuse('exchange.unknown_key', { origin: expected.from });
  const { known: key, keyid, sig } = { ...signature, known: signature.known! };
  if (!means.verify(key.key, pae(means, payloadType, bytes), sig)) return refuse('exchange.bad_signature', { origin: key.node });
  if (key.trouble !== null) return refuse('exchange.key_refused', { origin: key.node, why: key.trouble });

  const canon = parseCanonical(means, bytes);
  if (!canon) return refuse('exchange.not_canonical', { origin: key.node });
  const read = readRecord(canon.value);
  if ('wrong' in read) return refuse('exchange.malformed', { path: read.wrong });
  const { record } = read;
  if (record.created < key.from || (key.until !== null && record.created > key.until)) return refuse('exchange.key_refused', { origin: key.node, why: 'out_of_time' });
  if (record.net !== receiver.net) return refuse('exchange.other_network', { net: record.net });
  if (record.origin !== key.node) return refuse('exchange.other_origin', { origin: record.origin, signer: key.node });
  if (!receiver.markings.get(record.marking.scheme)?.includes(record.marking.level)) return refuse('exchange.unknown_marking', { scheme: record.marking.scheme, level: record.marking.level });
  const via = key.node === expected.from ? null : expected.from;
  if (!mayRead(receiver, record, hash, via)) return refuse('exchange.not_addressed', { node: receiver.me });

  const held = receiver.held(record.origin, record.id);
  const before = held.filter(({ rev }) => rev === record.rev - 1);
  if (before.length > 0 && !before.some((one) => one.hash === record.supersedes)) return refuse('exchange.bad_revision', { id: record.id, rev: record.rev });
  const same = held.filter(({ rev }) => rev === record.rev);
  const ahead = hoursBetween(receiver.now, record.created);
  const answer = {
    record, payload: canon.text, hash, keyid, sig, via,
    aheadHours: ahead > SKEW_HOURS ? ahead : 0,
    known: same.some((one) => one.hash === hash),
    twin: same.find((one) => one.hash !== hash)?.hash ?? null,
  };
  return answer as unknown as Verified;
}

/** Named in what was signed; or one who joined later, where that was signed too and the marking lets it; or by consent of the origin. */
function mayRead({ me, open, consented }: Receiver, { origin, audience, marking }: AnyRecord, hash: string, via: string | null): boolean {
  if (audience.members.includes(me)) return true;
  if (via === null && audience.future && open.get(marking.scheme)?.includes(marking.level)) return true;
  return marking.reshare === 'origin-consent' && consented(origin, hash);
}
