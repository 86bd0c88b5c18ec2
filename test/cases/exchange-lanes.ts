import { GENESIS } from '../../src/core/chain.ts';
import { entryHash, follow, nextEntry, sameEnd, START, type Entry, type Head } from '../../src/core/exchange/lane.ts';
import { fromFile, openPage, sealPage, type Sealed } from '../../src/core/exchange/page.ts';
import { DIRECTORY_TYPE, LANE_TYPE, pae, RECORD_TYPE } from '../../src/core/exchange/envelope.ts';
import { means } from '../../src/platform/keys.ts';
import { NOW } from '../actors.ts';
import { accepted, directoryOf, member, NET, nodeNamed, receiver } from '../exchange/network.ts';
import type { RefusalCase } from './refusal.ts';

/** Lanes as a hostile peer, or a damaged file, shows them. */
export const LANE = { from: 'a', to: 'b' };
export const record = (n: number): string => `sha256:${String(n).padStart(64, '0')}`;
export function chainOf(count: number, from: Head = START, salt = 0): { entries: Entry[]; head: Head } {
  const entries: Entry[] = [];
  let head = from;
  for (let i = 0; i < count; i++) {
    const next = nextEntry(means, LANE, head, record(i + salt), NOW);
    entries.push(next.entry);
    head = next.head;
  }
  return { entries, head };
}
export const hashes = (entries: readonly Entry[]) => (seq: number): string | undefined => (seq === 0 ? GENESIS : entries[seq - 1] && entryHash(means, entries[seq - 1]!));
const { entries, head } = chainOf(20);

export const laneRefusals: readonly RefusalCase[] = [
  ['exchange.lane_gap', 'an entry left out', () => follow(means, LANE, START, entries.toSpliced(3, 1), () => undefined)],
  ['exchange.lane_gap', 'another order', () => follow(means, LANE, START, entries.toReversed(), () => undefined)],
  ['exchange.lane_forked', 'another past for one who has a past', () => follow(means, LANE, head, chainOf(20, START, 100).entries, hashes(entries))],
  ['exchange.lane_forked', 'another continuation', () => follow(means, LANE, head, chainOf(3, { ...head, hash: 'f'.repeat(64) }).entries, hashes(entries))],
  ['exchange.lane_forked', 'a new epoch after what never was', () => follow(means, LANE, head, chainOf(1, { epoch: 2, seq: 5, hash: 'f'.repeat(64) }).entries, hashes(entries))],
  ['exchange.lane_gap', 'a new epoch beyond the end', () => follow(means, LANE, head, chainOf(1, { epoch: 2, seq: 25, hash: head.hash }).entries, hashes(entries))],
  ['exchange.lane_gap', 'an end that was never shown', () => sameEnd(START, () => undefined, head)],
  ['exchange.lane_forked', 'an end with another past', () => sameEnd(head, hashes(entries), { ...START, seq: 3 })],
  ['exchange.other_lane', 'the lane of another', () => follow(means, { from: 'a', to: 'c' }, START, entries, () => undefined)],
];

const [a, b] = [nodeNamed('a'), nodeNamed('b')];
const at = receiver('b', accepted(directoryOf([member(a), member(b)])).directory, new Map());
const paged = (change: Partial<Parameters<typeof sealPage>[2]> = {}, by = a): Sealed => sealPage(means, by.signer, { net: NET, lane: LANE, asked: 'nonce', head: START, more: false, at: NOW, ...change }, [], RECORD_TYPE);
const bytes = (text: string, type = LANE_TYPE): Sealed => ({ body: Buffer.from(text), keyid: a.signer.keyid, sig: a.signer.sign(pae(means, type, Buffer.from(text))) });
const open = (sealed: Sealed, asked: string | undefined = 'nonce', where = at) => openPage(means, where, sealed, { from: 'a', ...(asked === undefined ? {} : { asked }) });
export const opened = (): unknown => open(paged());

export const pageRefusals: readonly RefusalCase[] = [
  ['exchange.unknown_key', 'signed by another', () => open(paged({}, b))],
  ['exchange.bad_signature', 'a byte more', () => open({ ...paged(), body: Buffer.concat([paged().body, Buffer.from(' ')]) })],
  ['exchange.bad_signature', 'signed as something else', () => open(bytes('{}', DIRECTORY_TYPE))],
  ['exchange.bad_signature', 'with a statement of its head that is of another hour', () => { const { body } = paged(); return open(bytes(Buffer.from(body).toString().replace(`"at":"${NOW}"`, '"at":"2022-05-11T00:00:00.000Z"'))); }],
  ['exchange.key_refused', 'signed with a stolen key', () => open(paged(), 'nonce', receiver('b', directoryOf([member(a, { keys: [{ ...member(a).keys[0]!, compromised: NOW }] })]), new Map()))],
  ['exchange.malformed', 'no page', () => open(bytes('{}'))],
  ['exchange.malformed', 'no JSON', () => open(bytes('x'))],
  ['exchange.other_network', 'of another network', () => open(paged({ net: 'elsewhere' }))],
  ['exchange.other_lane', 'of the lane to another', () => open(paged({ lane: { from: 'a', to: 'c' } }))],
  ['exchange.other_answer', 'an answer to another request', () => open(paged(), 'other')],
  ['exchange.other_answer', 'a file as an answer', () => open(paged({ asked: null }))],
  ['exchange.no_lane_file', 'a file of something else', () => fromFile(means, Buffer.from('{"a":1}\n{}'))],
  ['exchange.no_lane_file', 'an empty file', () => fromFile(means, new Uint8Array())],
];
