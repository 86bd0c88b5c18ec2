import { z } from 'zod';
import { canonical, isCanonical } from '../canonical.ts';
import type { Means, Signer } from './means.ts';

/** What is signed says what it is, so that a signature under one kind of thing is none under another. */
export const RECORD_TYPE = 'application/vnd.comity.record+json;v=1';
export const DIRECTORY_TYPE = 'application/vnd.comity.directory+json;v=1';
export const LANE_TYPE = 'application/vnd.comity.lane+json;v=1';
export const REQUEST_TYPE = 'application/vnd.comity.request+json;v=1';
export const KEY_TYPE = 'application/vnd.comity.key+json;v=1';
/** A key that is endorsed for this releases to the public, and signs nothing else; one that is endorsed for signing releases nothing. */
export const RELEASING_KEY_TYPE = 'application/vnd.comity.releasing-key+json;v=1';
export const HEAD_TYPE = 'application/vnd.comity.head+json;v=1';

export const keyidSchema = z.string().regex(/^[0-9a-f]{64}$/);
export const keySchema = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
export const signatureSchema = z.string().regex(/^[A-Za-z0-9+/]{86}==$/);

/** DSSE 1.0: `payload` is base64 of the exact bytes that were signed. */
export const envelopeSchema = z.strictObject({
  payload: z.string(),
  payloadType: z.string().max(100),
  signatures: z.array(z.strictObject({ keyid: keyidSchema, sig: signatureSchema })).min(1).max(16),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** Pre-authentication encoding (DSSE 1.0): the bytes that a signature is over. Lengths are in bytes, decimal. */
export function pae(means: Pick<Means, 'bytesOf'>, type: string, payload: Uint8Array): Uint8Array {
  const head = means.bytesOf(`DSSEv1 ${means.bytesOf(type).length} ${type} ${payload.length} `);
  const all = new Uint8Array(head.length + payload.length);
  all.set(head);
  all.set(payload, head.length);
  return all;
}

/** Signs the canonical JSON (RFC 8785) of a value. */
export function seal(means: Means, type: string, value: unknown, signers: readonly Signer[]): Envelope {
  const payload = means.bytesOf(canonical(value));
  const message = pae(means, type, payload);
  return { payload: means.toBase64(payload), payloadType: type, signatures: signers.map((one) => ({ keyid: one.keyid, sig: one.sign(message) })) };
}

/** Signs something small apart from what carries it. */
export const signDetached = (means: Means, type: string, value: unknown, signer: Signer): string => signer.sign(pae(means, type, means.bytesOf(canonical(value))));
export const holdsDetached = (means: Means, type: string, value: unknown, key: string, signature: string): boolean => means.verify(key, pae(means, type, means.bytesOf(canonical(value))), signature);

/** The value of bytes that are exactly the canonical JSON of it; otherwise undefined: duplicate keys, spaces, another order, lone surrogates. */
export function parseCanonical(means: Pick<Means, 'textOf'>, bytes: Uint8Array): { value: unknown; text: string } | undefined {
  const text = means.textOf(bytes);
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isCanonical(value, text) ? { value, text } : undefined;
  } catch {
    return undefined;
  }
}

/** The name of a key: SHA-256 of its 32 bytes. Null for what is no key. */
export function keyidOf(means: Means, key: string): string | null {
  const bytes = means.fromBase64(key);
  return bytes?.length === 32 ? means.sha256(bytes) : null;
}

/** As it is read out and compared by telephone: groups of four. */
export const fingerprint = (keyid: string): string => keyid.slice(0, 32).toUpperCase().match(/.{4}/g)!.join(' ');
