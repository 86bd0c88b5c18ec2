import { acceptDirectory, keysOf, type Accepted, type Directory } from '../../src/core/exchange/directory.ts';
import { REQUEST_TYPE, seal } from '../../src/core/exchange/envelope.ts';
import { HEADERS, signRequest, whoAsks, type Asking } from '../../src/core/exchange/request.ts';
import { makeKey, means, signerOf } from '../../src/platform/keys.ts';
import { later, NOW } from '../actors.ts';
import { accepted, anchor, directoryOf, member, NET, nodeNamed, officers, signedDirectory } from '../exchange/network.ts';
import type { RefusalCase } from './refusal.ts';

/** Directories that no quorum signed, and requests that nobody answers. */
export const [a, b] = [nodeNamed('a'), nodeNamed('b')];
export const first = accepted(directoryOf([member(a), member(b)]));
export const take = (directory: Directory, by = officers.slice(0, 2), present: Accepted | null = first) => acceptDirectory(means, NET, present, anchor, signedDirectory(directory, by));

export const directoryRefusals: readonly RefusalCase[] = [
  ['exchange.no_quorum', 'one officer where two are needed', () => take(directoryOf([], first), officers.slice(0, 1))],
  ['exchange.no_quorum', 'one officer twice', () => take(directoryOf([], first), [officers[0]!, officers[0]!])],
  ['exchange.no_quorum', 'strangers', () => take(directoryOf([], first), [makeKey(), makeKey()])],
  ['exchange.no_quorum', 'a new quorum that did not sign', () => take(directoryOf([], first, { quorum: { need: 1, officers: [{ name: 'N', key: makeKey().key }] } }))],
  ['exchange.no_quorum', 'strangers who put themselves in the place of the quorum', () => { const stranger = makeKey(); return take(directoryOf([], first, { quorum: { need: 1, officers: [{ name: 'N', key: stranger.key }] } }), [stranger]); }],
  ['exchange.not_the_next', 'a version left out', () => take(directoryOf([], first, { version: 3 }))],
  ['exchange.not_the_next', 'an earlier version', () => take(first.directory)],
  ['exchange.not_the_next', 'a version after another past', () => take(directoryOf([], first, { prev: `sha256:${'0'.repeat(64)}` }))],
  ['exchange.other_network', 'of another network', () => take(directoryOf([], first, { net: 'elsewhere' }))],
  ['exchange.malformed', 'one node twice', () => take(directoryOf([member(a), member(a)], first))],
  ['exchange.malformed', 'one key of two nodes', () => take(directoryOf([member(a), member(b, { keys: member(a).keys })], first))],
  ['exchange.malformed', 'a field too many', () => take({ ...directoryOf([], first), more: 1 } as Directory)],
  ['exchange.no_envelope', 'nothing', () => acceptDirectory(means, NET, first, anchor, null)],
  ['exchange.no_envelope', 'a signature of another kind of thing', () => acceptDirectory(means, NET, first, anchor, seal(means, REQUEST_TYPE, directoryOf([], first), officers.slice(0, 2).map(signerOf)))],
];

export const asking: Asking = { net: NET, from: 'a', to: 'b', method: 'GET', path: '/x/v1/lane?after=1:0', body: means.sha256(Buffer.from('')), time: NOW, nonce: 'n'.repeat(22) };
export const headers = signRequest(means, asking, a.signer);
export const keys = keysOf(means, first.directory, new Map());
export const at = { now: NOW, key: keys.get(a.signer.keyid), peers: new Set(['a']) };
export const ask = (change: Partial<Asking> = {}, how: Partial<typeof at> = {}) => whoAsks(means, { ...asking, ...change }, { keyid: headers[HEADERS.key]!, signature: headers[HEADERS.signature]! }, { ...at, ...how });


export const requestRefusals: readonly RefusalCase[] = [
  ['exchange.bad_request', 'another path', () => ask({ path: '/x/v1/lane?after=1:9' })],
  ['exchange.bad_request', 'another method', () => ask({ method: 'POST' })],
  ['exchange.bad_request', 'another body', () => ask({ body: 'f'.repeat(64) })],
  ['exchange.bad_request', 'meant for another node', () => ask({ to: 'c' })],
  ['exchange.bad_request', 'another hour', () => ask({ time: later(0.01) })],
  ['exchange.request_old', 'an hour later', () => ask({}, { now: later(1) })],
  ['exchange.request_old', 'an hour before', () => ask({}, { now: later(-1) })],
  ['exchange.unknown_peer', 'from nobody', () => ask({}, { key: undefined })],
  ['exchange.unknown_peer', 'from one who was not accepted here', () => ask({}, { peers: new Set() })],
  ['exchange.unknown_peer', 'with the key of another', () => ask({}, { key: keys.get(b.signer.keyid) })],
  ['exchange.key_refused', 'with a key that was stolen', () => ask({}, { key: { ...at.key!, trouble: 'compromised' } })],
];
