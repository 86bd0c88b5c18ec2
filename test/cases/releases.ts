import { seal, RECORD_TYPE, type Envelope } from '../../src/core/exchange/envelope.ts';
import { releaseOf, type ReleaseKeys } from '../../src/core/exchange/release.ts';
import { endorsedKey, means, signerOf } from '../../src/platform/keys.ts';
import { admin, analyst, as, chair, later, NOW, officer } from '../actors.ts';
import { member, NET, recordBy, uuid } from '../exchange/network.ts';
import { CLEAR, envelope, KEYS, keysOfThem, listed, memberOf, other, recordOf, releasing, sec } from '../releases/made.ts';
import type { RefusalCase } from './refusal.ts';

const record = recordOf();
const reading = (given: Envelope = envelope(record), keys: ReleaseKeys = KEYS, at = NOW): unknown => releaseOf(means, keys, given, at);
const whole = envelope(record);
/** Endorsed to sign, and put among those that release. */
const signingOnly = endorsedKey(NET, 'sec', sec.identity, '2022-01-01T00:00:00.000Z');
const [one] = listed(sec);

export const releaseRefusals: readonly RefusalCase[] = [
  ...[['a delegate who presides', chair], ['an administrator', admin], ['an analyst of a centre', analyst]].map(([who, actor]): RefusalCase => ['release.not_allowed', `by ${who as string}`, () => releasing(record, {}, as(actor as typeof chair))]),
  ['release.not_allowed', 'by whoever announces, where they do not read at the node', () => releasing(record, {}, as(officer), { ...sec, readers: ['centre:KAZ-1'] })],
  ['release.no_key', 'by a node without a key for it', () => releasing(record, {}, undefined, { ...sec, releaser: null })],
  ['release.not_found', 'of nothing', () => releasing(record, { own: null }), { field: 'hash' }],
  ['release.not_own', 'of a record of another node', () => releasing(record, { own: null, origin: 'a' }), { field: 'hash', facts: { origin: 'a' } }],
  ['release.wrong_kind', 'of a recall', () => releasing(recordBy('sec', ['a'], 'recall', { id: uuid(), reason: { en: 'x' }, scope: 'withdraw', keep: [] }, { marking: CLEAR } as never)), { field: 'hash', facts: { kind: 'recall' } }],
  ...['GREEN', 'AMBER', 'AMBER+STRICT', 'RED'].map((level): RefusalCase => ['release.not_clear', `of what is ${level}`, () => releasing(recordOf('assessment', { marking: { ...CLEAR, level, public: false } })), { field: 'hash', facts: { level } }]),
  ['release.not_public', 'of what is CLEAR and not marked public', () => releasing(recordOf('assessment', { marking: { ...CLEAR, public: false } })), { field: 'hash' }],
  ['release.not_newest', 'of an older revision', () => releasing(record, { newest: 2 }), { field: 'hash', facts: { rev: 1, newest: 2 } }],
  ['release.recalled', 'of what was recalled', () => releasing(record, { recalled: true }), { field: 'hash' }],
  ['release.already', 'of what is public', () => releasing(record, { released: true }), { field: 'hash' }],
  ['release.key_unlisted', 'before there is a directory', () => releasing(record, { keys: null })],
  ['release.key_unlisted', 'with a key that the directory does not list', () => releasing(record, { keys: keysOfThem(member(sec)) })],
  ['release.malformed', 'one signature', () => reading({ ...whole, signatures: [whole.signatures[0]!] }), { facts: { path: 'signatures' } }],
  ['release.malformed', 'a signature of another kind of thing', () => reading({ ...whole, payloadType: 'application/vnd.comity.lane+json;v=1' })],
  ['release.malformed', 'bytes that are not the one form', () => reading(seal(means, RECORD_TYPE, { ...record, v: 2 }, [sec.signer, sec.releaser!])), { facts: { path: 'v' } }],
  ['release.unknown_key', 'the signing key twice', () => reading(envelope(record, { releaser: sec.signer }))],
  ['release.unknown_key', 'the releasing key twice', () => reading(envelope(record, { by: sec.releaser! }))],
  ['release.unknown_key', 'the releasing key of another node', () => reading(envelope(record, { releaser: other.releaser! }))],
  ['release.unknown_key', 'the two in the other order', () => reading({ ...whole, signatures: whole.signatures.toReversed() })],
  ['release.bad_signature', 'another text', () => reading({ ...whole, payload: envelope(recordOf('assessment', { lang: 'ru' })).payload })],
  ['release.bad_signature', 'a releasing signature over something else', () => reading({ ...whole, signatures: [whole.signatures[0]!, envelope(recordOf()).signatures[1]!] })],
  ['release.key_refused', 'a key that is endorsed for signing', () => reading(envelope(record, { releaser: signerOf(signingOnly) }), keysOfThem(memberOf(sec, { releasing: [{ key: signingOnly.key, from: signingOnly.from, until: null, compromised: null, endorsement: signingOnly.endorsement }] }))), { facts: { why: 'not_endorsed' } }],
  ['release.key_refused', 'a releasing key that was stolen', () => reading(whole, keysOfThem(memberOf(sec, { releasing: [{ ...one!, compromised: NOW }] }))), { facts: { why: 'compromised' } }],
  ['release.key_refused', 'a signing key that was stolen', () => reading(whole, keysOfThem(memberOf(sec, { keys: [{ ...memberOf(sec).keys[0]!, compromised: NOW }] }))), { facts: { why: 'compromised' } }],
  ['release.key_refused', 'released after its key had ended', () => reading(whole, keysOfThem(memberOf(sec, { releasing: [{ ...one!, until: NOW }] })), later(1)), { facts: { why: 'out_of_time' } }],
  ['release.not_own', 'a node that speaks in the name of another', () => reading(envelope(recordOf('assessment', {}, other))), { facts: { origin: 'a' } }],
  ['release.not_clear', 'a record that is GREEN', () => reading(envelope(recordOf('assessment', { marking: { ...CLEAR, level: 'GREEN', public: false } }))), { facts: { level: 'GREEN' } }],
  ['release.not_public', 'a record that is not marked public', () => reading(envelope(recordOf('assessment', { marking: { ...CLEAR, public: false } })))],
];
