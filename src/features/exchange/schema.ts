import { z } from 'zod';
import { hashSchema, instantSchema, KINDS, nodeId, recordId, type Kind } from '../../core/exchange/bodies.ts';
import { envelopeSchema, keyidSchema, keySchema, signatureSchema } from '../../core/exchange/envelope.ts';
import { headSchema } from '../../core/exchange/lane.ts';

const chainHash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);
/** Where something stands on the lane to each of these nodes. */
const placed = z.array(z.strictObject({ to: nodeId, epoch: z.number().int().min(1), seq: z.number().int().min(1), prev: chainHash, entry: chainHash })).max(400);
const reason = z.string().trim().min(1).max(400);

export const peerAccepted = z.strictObject({ node: nodeId, identity: keySchema, endpoint: z.string().max(300).nullable() });
export type PeerAccepted = z.infer<typeof peerAccepted>;
export const peerEnded = z.strictObject({ node: nodeId, why: reason });
export type PeerEnded = z.infer<typeof peerEnded>;

export const directoryTaken = z.strictObject({ version: z.number().int().min(1), hash: hashSchema, envelope: envelopeSchema, conflicts: z.array(nodeId).max(400) });
export type DirectoryTaken = z.infer<typeof directoryTaken>;

/** One revision as it was signed, and its place in the lane to each who is meant. */
export const published = z.strictObject({
  id: recordId, rev: z.number().int().min(1), kind: z.enum(KINDS as [Kind, ...Kind[]]), hash: hashSchema, payload: z.string().max(4_000_000), keyid: keyidSchema, sig: signatureSchema, at: instantSchema,
  entries: placed,
});
export type Published = z.infer<typeof published>;

/** Records that were put on further lanes as they had been signed: what another said and consented to, and what was said here for nodes that join later. */
export const sentOn = z.strictObject({ at: instantSchema, sent: z.array(z.strictObject({ origin: nodeId.nullable(), id: recordId, hash: hashSchema, entries: placed })).min(1).max(5000) });
export type SentOn = z.infer<typeof sentOn>;

/** A page of a lane that was taken. Its rows are in `exchange_entries`; the digest is over their hashes and outcomes. */
export const received = z.strictObject({
  from: nodeId,
  head: headSchema,
  entries: z.number().int().min(1),
  quarantined: count,
  digest: chainHash,
  statement: z.strictObject({ head: headSchema, at: instantSchema, keyid: keyidSchema, sig: signatureSchema }),
  alarms: z.array(z.strictObject({ alarm: z.enum(['equivocation', 'epoch', 'quarantine', 'unseen']), what: z.string().max(200) })).max(4000),
});
export type Received = z.infer<typeof received>;

/** A file that was laid down here, or came from a node. Its bytes are in `exchange_file_parts`; its name is their SHA-256. */
export const fileKept = z.strictObject({ sha256: chainHash, size: z.number().int().min(1), from: nodeId.nullable() });
export type FileKept = z.infer<typeof fileKept>;

/** The lane to a node goes on in a new epoch, since it proved to have more of the old one than is known here. */
export const epochOpened = z.strictObject({ node: nodeId, epoch: z.number().int().min(2), after: headSchema, claimed: headSchema });
export type EpochOpened = z.infer<typeof epochOpened>;
