import { randomBytes } from 'node:crypto';
import type { Kind, RecordOf, AnyRecord, Body } from '../../src/core/exchange/record.ts';
import { RECORD_TYPE, seal, DIRECTORY_TYPE, type Envelope } from '../../src/core/exchange/envelope.ts';
import { acceptDirectory, keysOf, type Accepted, type Directory, type Quorum } from '../../src/core/exchange/directory.ts';
import { TLP } from '../../src/core/exchange/record.ts';
import type { Receiver, Held } from '../../src/core/exchange/verify.ts';
import { isRefusal, type Refusal } from '../../src/core/refusal.ts';
import { makeKey, makeNode, means, opened, signerOf, type Node, type SecretKey } from '../../src/platform/keys.ts';
import { NOW } from '../actors.ts';

/** A small network for tests: a secretariat of three officers, of whom two sign, and centres a, b, c. Nothing of it touches a database. */
export const NET = 'test-net';
export const FROM = '2022-01-01T00:00:00.000Z';
export const officers: readonly SecretKey[] = [makeKey(), makeKey(), makeKey()];
export const anchor: Quorum = { need: 2, officers: officers.map(({ key }, i) => ({ name: `Officer ${i + 1}`, key })) };
export const nodeNamed = (node: string, readers: string[] = ['secretariat']): Node => opened(makeNode({ net: NET, node, name: node, endpoint: `http://${node}.test`, readers, anchor }, FROM));

export const member = (node: Node, change: Partial<Directory['nodes'][number]> = {}): Directory['nodes'][number] => ({
  id: node.node, name: { en: node.name }, status: 'active', endpoint: node.endpoint, identity: node.identity.key,
  keys: [{ key: node.signing.key, from: node.signing.from, until: null, compromised: null, endorsement: node.signing.endorsement }], ...change,
});

export function directoryOf(nodes: readonly Directory['nodes'][number][], before: Accepted | null = null, change: Partial<Directory> = {}): Directory {
  return { v: 1, net: NET, version: (before?.directory.version ?? 0) + 1, prev: before?.hash ?? null, issued: FROM, quorum: anchor, nodes: [...nodes], ...change };
}
export const signedDirectory = (directory: Directory, by: readonly SecretKey[] = officers.slice(0, 2)): Envelope => seal(means, DIRECTORY_TYPE, directory, by.map(signerOf));

export function accepted(directory: Directory, before: Accepted | null = null): Accepted {
  const answer = acceptDirectory(means, NET, before, anchor, signedDirectory(directory));
  if (isRefusal(answer)) throw new Error(answer.code);
  return answer;
}

/** A UUID of version 7 at an hour of its own. */
export function uuid(at = Date.parse(NOW)): string {
  const hex = at.toString(16).padStart(12, '0') + `7${randomBytes(2).toString('hex').slice(1)}` + `8${randomBytes(2).toString('hex').slice(1)}` + randomBytes(6).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export const BODY: { [K in Kind]?: Body<K> } = {
  comment: { text: { en: 'Noted.' } },
  tasking: { question: { en: 'What changed at the border?' }, background: null, answerBy: '2022-05-20T12:00:00.000Z' },
  assessment: { title: { en: 'Border' }, judgement: { en: 'Little changed.' }, likelihood: { low: 0.6, high: 0.8 }, confidence: 'moderate', sources: [{ title: 'A report', grade: 'B2', published: '2022-05' }], assumptions: [], alternatives: [], changes: [] },
};

export const recordBy = <K extends Kind>(origin: string, to: readonly string[], kind: K, body: Body<K>, change: Partial<AnyRecord> = {}): RecordOf<K> => ({
  v: 1, net: NET, id: uuid(), rev: 1, kind, origin, author: { role: 'duty analyst', name: null }, created: NOW, validUntil: null, lang: 'en',
  audience: { label: '', members: [...to], future: false }, marking: { scheme: TLP.scheme, level: 'AMBER', reshare: 'no', public: false, caveats: [] }, refs: [], attachments: [], body, ...change,
}) as unknown as RecordOf<K>;

export const sealed = (record: object, by: Node): Envelope => seal(means, RECORD_TYPE, record, [by.signer]);
export const hashOfEnvelope = (envelope: Envelope): string => `sha256:${means.sha256(Buffer.from(envelope.payload, 'base64'))}`;

export const MARKINGS = new Map<string, readonly string[]>([[TLP.scheme, TLP.levels]]);
export const receiver = (me: string, directory: Directory, pins: ReadonlyMap<string, string>, held: readonly Held[] = [], change: Partial<Receiver> = {}): Receiver => {
  const keys = keysOf(means, directory, pins);
  return { me, net: NET, now: NOW, mostBytes: 1_000_000, markings: MARKINGS, open: new Map([[TLP.scheme, TLP.open]]), peers: new Set(pins.keys()), consented: () => false, key: (keyid) => keys.get(keyid), held: () => held, ...change };
};
export const codeOf = (answer: unknown): string | null => (isRefusal(answer) ? (answer as Refusal).code : null);
