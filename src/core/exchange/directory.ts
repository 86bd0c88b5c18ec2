import { z } from 'zod';
import { refuse, type Refusal } from '../refusal.ts';
import { wordsSchema } from '../words.ts';
import { hashSchema, instantSchema, nodeId } from './bodies.ts';
import { DIRECTORY_TYPE, envelopeSchema, holdsDetached, KEY_TYPE, keyidOf, keySchema, pae, parseCanonical, RELEASING_KEY_TYPE, signatureSchema, type Envelope } from './envelope.ts';
import type { Means } from './means.ts';
import { hashOf } from './record.ts';
import type { KnownKey } from './verify.ts';

/** Officers of the secretariat, of whom `need` sign what the directory says. */
export const quorumSchema = z.strictObject({ need: z.number().int().min(1).max(16), officers: z.array(z.strictObject({ name: z.string().min(1).max(120), key: keySchema })).min(1).max(16) }).refine(({ need, officers }) => need <= officers.length, 'more than there are');
export type Quorum = z.infer<typeof quorumSchema>;

/** A key that a node signs with, endorsed by its identity key. From `compromised` on, the day it was said, nothing more is taken that it signed. */
const signingKey = z.strictObject({ key: keySchema, from: instantSchema, until: instantSchema.nullable(), compromised: instantSchema.nullable(), endorsement: signatureSchema });
const node = z.strictObject({ id: nodeId, name: wordsSchema(200), status: z.enum(['active', 'suspended']), endpoint: z.string().max(300).nullable(), identity: keySchema, keys: z.array(signingKey).min(1).max(50), /** Keys with which it releases records to the public, endorsed for that; left out where it has none. */ releasing: z.array(signingKey).max(50).optional() });

/** Who takes part, version by version. Each names the one before it. */
export const directorySchema = z.strictObject({ v: z.literal(1), net: nodeId, version: z.number().int().min(1), prev: hashSchema.nullable(), issued: instantSchema, quorum: quorumSchema, nodes: z.array(node).max(400) });
export type Directory = z.infer<typeof directorySchema>;
export type Member = Directory['nodes'][number];

export type Accepted = { readonly directory: Directory; readonly hash: string; readonly envelope: Envelope };

/** How many officers of a quorum signed these bytes; each counts once. */
function signedBy(means: Means, { officers }: Quorum, message: Uint8Array, signatures: Envelope['signatures']): number {
  return new Set(officers.map(({ key }) => key).filter((key) => signatures.some(({ keyid, sig }) => keyid === keyidOf(means, key) && means.verify(key, message, sig)))).size;
}

/**
 * The next version of the directory, or why it is none. It needs the quorum of the version before, and where it changes
 * the quorum, the new one too.
 * @param present what holds now; null where a node joins, which takes what the officers of `anchor` signed, whose keys were compared out of band
 */
export function acceptDirectory(means: Means, net: string, present: Pick<Accepted, 'directory' | 'hash'> | null, anchor: Quorum, given: unknown): Accepted | Refusal {
  const parsed = envelopeSchema.safeParse(given);
  const bytes = parsed.success && parsed.data.payloadType === DIRECTORY_TYPE ? means.fromBase64(parsed.data.payload) : null;
  if (!parsed.success || bytes === null) return refuse('exchange.no_envelope');
  const envelope = parsed.data;
  const message = pae(means, DIRECTORY_TYPE, bytes);
  const quorum = present?.directory.quorum ?? anchor;
  const signed = signedBy(means, quorum, message, envelope.signatures);
  if (signed < quorum.need) return refuse('exchange.no_quorum', { signed, need: quorum.need });
  const canon = parseCanonical(means, bytes);
  if (!canon) return refuse('exchange.not_canonical', { origin: 'directory' });
  const read = directorySchema.safeParse(canon.value);
  if (!read.success) return refuse('exchange.malformed', { path: read.error.issues[0]!.path.map(String).join('.') });
  const directory = canon.value as Directory;
  if (directory.net !== net) return refuse('exchange.other_network', { net: directory.net });
  const own = signedBy(means, directory.quorum, message, envelope.signatures);
  if (own < directory.quorum.need) return refuse('exchange.no_quorum', { signed: own, need: directory.quorum.need });
  if (present && (directory.version !== present.directory.version + 1 || directory.prev !== present.hash)) return refuse('exchange.not_the_next', { version: directory.version, present: present.directory.version });
  const ids = directory.nodes.map(({ id }) => id);
  const keys = directory.nodes.flatMap(({ keys, releasing = [] }) => [...keys, ...releasing].map(({ key }) => key));
  if (new Set(ids).size !== ids.length || new Set(keys).size !== keys.length) return refuse('exchange.malformed', { path: 'nodes' });
  return { directory, hash: hashOf(means, bytes), envelope };
}

/** What an identity key says of a signing key, and of a releasing key, under the type of each. */
export const endorsed = (net: string, node: string, key: string, from: string): object => ({ net, node, key, from });

/**
 * Every signing key by its name. The secretariat introduces and cannot impersonate: a key counts under the identity that
 * was pinned, whatever the directory says, and only when that identity endorsed it.
 * @param pins identity keys that were compared out of band, by node
 */
export const keysOf = (means: Means, directory: Directory, pins: ReadonlyMap<string, string>): Map<string, KnownKey> => endorsedKeys(means, directory, pins, KEY_TYPE, ({ keys }) => keys);

/** The same of the keys that release to the public: none of them is a signing key. */
export const releasingKeysOf = (means: Means, directory: Directory, pins: ReadonlyMap<string, string>): Map<string, KnownKey> => endorsedKeys(means, directory, pins, RELEASING_KEY_TYPE, ({ releasing = [] }) => releasing);

function endorsedKeys(means: Means, directory: Directory, pins: ReadonlyMap<string, string>, type: string, keysIn: (member: Member) => Member['keys']): Map<string, KnownKey> {
  const known = new Map<string, KnownKey>();
  for (const member of directory.nodes) {
    const { id, status, identity } = member;
    const pin = pins.get(id);
    for (const { key, from, until, compromised, endorsement } of keysIn(member)) {
      const endorses = holdsDetached(means, type, endorsed(directory.net, id, key, from), pin ?? identity, endorsement);
      const trouble = compromised !== null ? 'compromised' : !endorses ? (pin !== undefined && pin !== identity ? 'pin_differs' : 'not_endorsed') : status === 'suspended' ? 'suspended' : null;
      const keyid = keyidOf(means, key);
      if (keyid !== null) known.set(keyid, { node: id, key, from, until, trouble });
    }
  }
  return known;
}

/** Nodes whose identity in the directory is not the one that was pinned: an alarm each, and the pin stays. */
export const pinConflicts = (directory: Directory, pins: ReadonlyMap<string, string>): string[] => directory.nodes.filter(({ id, identity }) => pins.has(id) && pins.get(id) !== identity).map(({ id }) => id);
