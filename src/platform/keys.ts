import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { NODE, type Audience } from '../core/act.ts';
import { instantSchema, nodeId } from '../core/exchange/bodies.ts';
import { endorsed, quorumSchema } from '../core/exchange/directory.ts';
import { KEY_TYPE, keySchema, RELEASING_KEY_TYPE, signDetached, signatureSchema } from '../core/exchange/envelope.ts';
import type { Means, Signer } from '../core/exchange/means.ts';

/** Hashing and signatures by Node, and the keys of a node in a file that only its owner reads. Secrets are never in the database. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Making one takes as long as a verification; a network has few. */
const objects = new Map<string, KeyObject | null>();
function publicKey(key: string): KeyObject | null {
  let object = objects.get(key);
  if (object === undefined) {
    if (objects.size > 2000) objects.clear();
    const bytes = Buffer.from(key, 'base64');
    object = bytes.length === 32 ? createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') }, format: 'jwk' }) : null;
    objects.set(key, object);
  }
  return object;
}

export const means: Means = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  verify: (key, message, signature) => {
    const object = publicKey(key);
    const bytes = Buffer.from(signature, 'base64');
    return object !== null && bytes.length === 64 && verify(null, message, object, bytes);
  },
  bytesOf: (text) => Buffer.from(text, 'utf8'),
  textOf: (bytes) => {
    try {
      return utf8.decode(bytes);
    } catch {
      return null;
    }
  },
  toBase64: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  fromBase64: (text) => {
    const bytes = Buffer.from(text, 'base64');
    return bytes.toString('base64') === text ? bytes : null;
  },
};

/** A signature to verify: arguments of `Means.verify`. */
export type Claim = { readonly key: string; readonly message: Uint8Array; readonly signature: string };

const holds = ({ key, message, signature }: Claim): Promise<boolean> => new Promise((done) => {
  const object = publicKey(key);
  const bytes = Buffer.from(signature, 'base64');
  if (object === null || bytes.length !== 64) done(false);
  else verify(null, message, object, bytes, (error, answer) => done(error === null && answer));
});

/**
 * Verifies many signatures on all processors, while this thread does other things. @returns means that have the answers at
 * hand, each for exactly that key, those bytes and that signature; about any other they verify when they are asked
 */
export async function verifiedAhead(claims: readonly Claim[]): Promise<Means> {
  const known = new Map(await Promise.all(claims.map(async (claim): Promise<[string, Claim & { answer: boolean }]> => [claim.signature, { ...claim, answer: await holds(claim) }])));
  return {
    ...means,
    verify: (key, message, signature) => {
      const claim = known.get(signature);
      return claim && claim.key === key && Buffer.compare(claim.message, message) === 0 ? claim.answer : means.verify(key, message, signature);
    },
  };
}

const secretKey = z.strictObject({ key: keySchema, secret: z.string().regex(/^[A-Za-z0-9+/]{43}=$/) });
export type SecretKey = z.infer<typeof secretKey>;

/** A new Ed25519 key: both halves as base64 of 32 bytes. */
export function makeKey(): SecretKey {
  const { d, x } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return { key: Buffer.from(x!, 'base64url').toString('base64'), secret: Buffer.from(d!, 'base64url').toString('base64') };
}

export function signerOf({ key, secret }: SecretKey): Signer {
  const url = (text: string): string => Buffer.from(text, 'base64').toString('base64url');
  const object = createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x: url(key), d: url(secret) }, format: 'jwk' });
  return { key, keyid: means.sha256(Buffer.from(key, 'base64')), sign: (message) => sign(null, message, object).toString('base64') };
}

const nodeSchema = z.strictObject({
  v: z.literal(1),
  net: nodeId,
  node: nodeId,
  name: z.string().min(1).max(200),
  /** Where others reach it; null where nobody does, and it only asks or is carried to. */
  endpoint: z.string().max(300).nullable(),
  /** Tokens of those who read here what comes in. */
  readers: z.array(z.string().regex(/^[A-Za-z0-9:._-]+$/)).min(1).max(40),
  identity: secretKey,
  signing: secretKey.extend({ from: instantSchema, endorsement: signatureSchema }),
  /** Keys that it signed with before, public halves alone. */
  retired: z.array(z.strictObject({ key: keySchema, from: instantSchema, until: instantSchema, endorsement: signatureSchema })).max(40).optional(),
  /** With it records are released to the public, and with no other; a node that has none releases nothing. */
  releasing: secretKey.extend({ from: instantSchema, endorsement: signatureSchema }).optional(),
  /** Officers whose keys were compared out of band; the first directory needs their signatures. */
  anchor: quorumSchema.nullable(),
});
export type NodeFile = z.infer<typeof nodeSchema>;
/** Opened, with who reads what the exchange records: those who read at the node, and the process that exchanges. */
export type Node = NodeFile & { readonly signer: Signer; readonly audience: Audience; readonly releaser: Signer | null };

export const nodeFile = (dataFolder: string): string => join(dataFolder, 'node.json');

export class NodeFileError extends Error {}

/** A node with keys of its own, not yet in any directory. */
export function makeNode(of: Pick<NodeFile, 'net' | 'node' | 'name' | 'endpoint' | 'readers' | 'anchor'>, from: string): NodeFile {
  const identity = makeKey();
  return { v: 1, ...of, identity, signing: endorsedKey(of.net, of.node, identity, from), releasing: releasingKey(of.net, of.node, identity, from) };
}

/** What of it may not be so, by its name; null where all may. Asked before it is written. */
export const faultIn = (file: NodeFile): string | null => nodeSchema.safeParse(file).error?.issues[0]!.path.join('.') ?? null;

/** A new signing key under an identity. */
export const endorsedKey = (net: string, node: string, identity: SecretKey, from: string): NodeFile['signing'] => keyUnder(KEY_TYPE, net, node, identity, from);
/** A new key that releases to the public, under an identity. */
export const releasingKey = (net: string, node: string, identity: SecretKey, from: string): NodeFile['signing'] => keyUnder(RELEASING_KEY_TYPE, net, node, identity, from);

function keyUnder(type: string, net: string, node: string, identity: SecretKey, from: string): NodeFile['signing'] {
  const made = makeKey();
  return { ...made, from, endorsement: signDetached(means, type, endorsed(net, node, made.key, from), signerOf(identity)) };
}

/** The same node with a new signing key; the one before speaks for its time, and its secret is forgotten. */
export function rotated(file: NodeFile, now: string): NodeFile {
  const { key, from, endorsement } = file.signing;
  return { ...file, signing: endorsedKey(file.net, file.node, file.identity, now), retired: [...(file.retired ?? []), { key, from, until: now, endorsement }] };
}

/** As `openssl` reads a public key (RFC 8410). */
export const pemOf = (key: string): string => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key, 'base64').toString('base64url') }, format: 'jwk' }).export({ type: 'spki', format: 'pem' }) as string;

/** What of an open node stands in its file. */
export const fileOf = ({ signer: _, audience: __, releaser: ___, ...file }: Node): NodeFile => file;

export const opened = (file: NodeFile): Node => ({ ...file, signer: signerOf(file.signing), audience: [...file.readers, NODE], releaser: file.releasing ? signerOf(file.releasing) : null });

/** Null where there is none. @throws NodeFileError where others may read it, or it is no such file. */
export function readNode(path: string): Node | null {
  if (!existsSync(path)) return null;
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) throw new NodeFileError(`${path} may be read by others. It holds the keys of this node: chmod 600 ${path}`);
  const parsed = nodeSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new NodeFileError(`${path} is no file of a node: ${parsed.error.issues[0]!.path.join('.')}`);
  return opened(parsed.data);
}

/** Whole or not at all, on the disk when this returns, readable by its owner alone. */
export function writePrivate(path: string, value: object): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const part = `${path}.part`;
  const handle = openSync(part, 'w', 0o600);
  writeSync(handle, `${JSON.stringify(value, null, 2)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(part, path);
}
