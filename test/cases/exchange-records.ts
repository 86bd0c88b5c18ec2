import { canonical } from '../../src/core/canonical.ts';
import { DIRECTORY_TYPE, pae, RECORD_TYPE, seal, type Envelope } from '../../src/core/exchange/envelope.ts';
import { verifyRecord } from '../../src/core/exchange/verify.ts';
import { means } from '../../src/platform/keys.ts';
import { NOW } from '../actors.ts';
import { accepted, BODY, directoryOf, hashOfEnvelope, member, nodeNamed, receiver, recordBy, sealed, uuid } from '../exchange/network.ts';
import type { RefusalCase } from './refusal.ts';

/** Records as a hostile peer sends them. */
export const [a, b, c] = ['a', 'b', 'c'].map((id) => nodeNamed(id)) as [ReturnType<typeof nodeNamed>, ReturnType<typeof nodeNamed>, ReturnType<typeof nodeNamed>];
export const { directory } = accepted(directoryOf([a, b, c].map((node) => member(node))));
export const pins = new Map([a, b, c].map((node) => [node.node, node.identity.key]));
export const atB = receiver('b', directory, pins);
export const read = (envelope: unknown, at = atB, hash = hashOfEnvelope(envelope as Envelope), origin = 'a') => verifyRecord(means, at, envelope, { from: origin, hash });
export const comment = (change: object = {}, to: string[] = ['b']) => recordBy('a', to, 'comment', BODY.comment!, { refs: [{ rel: 'comments', id: uuid(), hash: `sha256:${'0'.repeat(64)}` }], ...change });
/** Signs bytes as they are. */
export const sealedText = (text: string, by = a): Envelope => {
  const payload = Buffer.from(text);
  return { payload: payload.toString('base64'), payloadType: RECORD_TYPE, signatures: [{ keyid: by.signer.keyid, sig: by.signer.sign(pae(means, RECORD_TYPE, payload)) }] };
};

const sealedBytes = (payload: Buffer): Envelope => ({ payload: payload.toString('base64'), payloadType: RECORD_TYPE, signatures: [{ keyid: a.signer.keyid, sig: a.signer.sign(pae(means, RECORD_TYPE, payload)) }] });

const record = comment();
const text = canonical(record);
const later = { label: '', members: ['c'], future: true };
/** As `c` passes it on. */
const passed = (envelope: Envelope, at = atB) => read(envelope, at, hashOfEnvelope(envelope), 'c');
export const recordRefusals: readonly RefusalCase[] = [
  ['exchange.no_envelope', 'no envelope', () => read({ payload: 'x' }, atB, 'sha256:0')],
  ['exchange.no_envelope', 'base64 that is not the one form', () => read({ ...sealed(record, a), payload: `${sealed(record, a).payload}\n` })],
  ['exchange.too_large', 'more bytes than are taken', () => read(sealed(record, a), receiver('b', directory, pins, [], { mostBytes: 100 }))],
  ['exchange.other_type', 'a signature of another kind of thing', () => read(seal(means, DIRECTORY_TYPE, record, [a.signer]))],
  ['exchange.other_record', 'another record than was announced', () => read(sealed(record, a), atB, `sha256:${'1'.repeat(64)}`)],
  ['exchange.unknown_key', 'a key of nobody', () => read(sealed(record, nodeNamed('a')))],
  ['exchange.unknown_key', 'a key of another node', () => read(sealed(record, b))],
  ['exchange.bad_signature', 'a flipped bit in the signature', () => read({ ...sealed(record, a), signatures: sealed(comment(), a).signatures })],
  ['exchange.not_canonical', 'a space', () => read(sealedText(text.replace('{', '{ ')))],
  ['exchange.not_canonical', 'keys in another order', () => read(sealedText(JSON.stringify(record)))],
  ['exchange.not_canonical', 'a key that stands there twice', () => read(sealedText(text.replace('"rev":1', '"rev":2,"rev":1')))],
  ['exchange.not_canonical', 'half of a surrogate pair', () => read(sealedText(text.replace('Noted', '\\ud800')))],
  ['exchange.not_canonical', 'no JSON', () => read(sealedText('hello'))],
  ['exchange.not_canonical', 'bytes that are no text', () => read({ ...sealedBytes(Buffer.from([0x22, 0xff, 0x22])) })],
  ['exchange.malformed', 'a field too many', () => read(sealed({ ...record, more: 1 }, a))],
  ['exchange.malformed', 'a body of another kind', () => read(sealed({ ...record, body: BODY.tasking }, a))],
  ['exchange.malformed', 'a comment on nothing', () => read(sealed({ ...record, refs: [] }, a))],
  ['exchange.malformed', 'a later revision without a reason', () => read(sealed({ ...record, rev: 2, supersedes: `sha256:${'0'.repeat(64)}` }, a))],
  ['exchange.malformed', 'a later revision without the one before', () => read(sealed({ ...record, rev: 2, change: { what: { en: 'x' }, why: { en: 'y' } } }, a))],
  ['exchange.malformed', 'public and not clear', () => read(sealed({ ...record, marking: { ...record.marking, public: true } }, a))],
  ['exchange.malformed', 'one recipient twice', () => read(sealed(comment({}, ['b', 'b']), a))],
  ['exchange.other_network', 'a record of another network', () => read(sealed({ ...record, net: 'elsewhere' }, a))],
  ['exchange.other_origin', 'in the name of another', () => read(sealed({ ...record, origin: 'c' }, a))],
  ['exchange.unknown_marking', 'a marking that nobody knows', () => read(sealed({ ...record, marking: { ...record.marking, level: 'PURPLE' } }, a))],
  ['exchange.not_addressed', 'addressed to another', () => read(sealed(comment({}, ['c']), a))],
  ['exchange.not_addressed', 'addressed to nobody', () => read(sealed(comment({}, []), a))],
  ['exchange.not_addressed', 'for later nodes, under a marking that names who reads', () => read(sealed(comment({ audience: later, marking: { ...record.marking, level: 'AMBER+STRICT' } }), a))],
  ['exchange.not_addressed', 'for later nodes, and not from its origin', () => passed(sealed(comment({ audience: later }), a))],
  ['exchange.not_addressed', 'passed on without a consent', () => passed(sealed(comment({ marking: { ...record.marking, reshare: 'origin-consent' } }, ['c']), a))],
  ['exchange.not_addressed', 'passed on although it says that it is not to be', () => passed(sealed(comment({}, ['c']), a), receiver('b', directory, pins, [], { consented: () => true }))],
  ['exchange.unknown_key', 'passed on, of an origin that was not accepted here', () => passed(sealed(record, a), receiver('b', directory, new Map([...pins].filter(([node]) => node !== 'a'))))],
  ['exchange.malformed', 'a consent that is not addressed to whom it names', () => read(sealed(recordBy('a', ['b'], 'consent', { id: uuid(), hash: `sha256:${'0'.repeat(64)}`, to: ['c'] }), a))],
  ['exchange.bad_revision', 'a revision of another text than is held', () => read(sealed({ ...record, rev: 2, supersedes: `sha256:${'0'.repeat(64)}`, change: { what: { en: 'x' }, why: { en: 'y' } } }, a), receiver('b', directory, pins, [{ rev: 1, hash: `sha256:${'2'.repeat(64)}` }]))],
  ['exchange.key_refused', 'a key that was stolen', () => read(sealed(record, a), receiver('b', directoryOf([member(a, { keys: [{ ...member(a).keys[0]!, compromised: NOW }] })]), pins))],
  ['exchange.key_refused', 'a node that is suspended', () => read(sealed(record, a), receiver('b', directoryOf([member(a, { status: 'suspended' })]), pins))],
  ['exchange.key_refused', 'a key under another identity than was pinned', () => read(sealed(record, a), receiver('b', directory, new Map([['a', c.identity.key]])))],
  ['exchange.key_refused', 'a key that its identity did not endorse', () => read(sealed(record, a), receiver('b', directoryOf([member(a, { keys: [{ ...member(a).keys[0]!, endorsement: member(b).keys[0]!.endorsement }] })]), pins))],
  ['exchange.key_refused', 'made before its key was', () => read(sealed({ ...record, created: '2021-01-01T00:00:00.000Z' }, a))],
  ['exchange.key_refused', 'made after its key was retired', () => read(sealed(record, a), receiver('b', directoryOf([member(a, { keys: [{ ...member(a).keys[0]!, until: '2022-02-01T00:00:00.000Z' }] })]), pins))],
];
