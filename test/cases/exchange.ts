import { DESK, type Decision } from '../../src/core/act.ts';
import { START } from '../../src/core/exchange/lane.ts';
import * as rules from '../../src/features/exchange/rules.ts';
import { means } from '../../src/platform/keys.ts';
import { admin, as, chair, officer } from '../actors.ts';
import { accepted, directoryOf, member, nodeNamed, uuid } from '../exchange/network.ts';
import { draft, recallOf } from '../exchange/drafts.ts';
import { directoryRefusals, requestRefusals } from './exchange-directory.ts';
import { laneRefusals, pageRefusals } from './exchange-lanes.ts';
import { recordRefusals } from './exchange-records.ts';
import type { RefusalCase } from './refusal.ts';

const self = nodeNamed('sec');
const [a, b] = [nodeNamed('a'), nodeNamed('b')];
const directory = accepted(directoryOf([self, a, b].map((node) => member(node))));
const ID = uuid(1);
const state: rules.PublishState = { peers: new Map([['a', { ended: false }], ['b', { ended: true }]]), lanes: new Map(), newest: new Map([[ID, { rev: 1, hash: `sha256:${'0'.repeat(64)}`, kind: 'assessment' }]]), sentTo: new Map([[ID, ['a', 'b']]]) };
export const publishing = (drafts: readonly rules.Draft[], context = as(officer), at = state): Decision => rules.publish(means, self, at, drafts, drafts.flatMap(() => [uuid(), uuid()]), context);
export const ids = { known: ID, desk: DESK };
const change = { what: { en: 'A figure' }, why: { en: 'It was wrong' } };
const accepting = (node: string, fingerprint: string, context = as(admin)): Decision => rules.acceptPeer(means, self, { directory, pinned: null }, { node, fingerprint }, context);

export const exchangeRefusals: readonly RefusalCase[] = [
  ...recordRefusals, ...laneRefusals, ...pageRefusals, ...directoryRefusals, ...requestRefusals,
  ['exchange.not_allowed', 'published by a delegate', () => publishing([draft(['a'], 'x')], as(chair))],
  ['exchange.no_audience', 'to nobody', () => publishing([draft([], 'x')]), { field: 'to' }],
  ['exchange.no_audience', 'a recall of what went to nobody', () => publishing([recallOf(ID)], as(officer), { ...state, sentTo: new Map() }), { field: 'to' }],
  ['exchange.not_a_peer', 'to a stranger', () => publishing([draft(['zzz'], 'x')]), { field: 'to' }],
  ['exchange.not_a_peer', 'to a node with which the exchange has ended', () => publishing([draft(['a', 'b'], 'x')]), { field: 'to', facts: { node: 'b' } }],
  ['exchange.marking_unknown', 'a marking that is none', () => publishing([draft(['a'], 'x', { marking: { ...draft([], '').marking, level: 'PURPLE' } })]), { field: 'marking' }],
  ['exchange.not_for_later', 'for later nodes, under a marking that names who reads', () => publishing([draft(['a'], 'x', { future: true, marking: { ...draft([], '').marking, level: 'RED' } })]), { field: 'future' }],
  ['exchange.no_such_file', 'with a file that is not here', () => publishing([draft(['a'], 'x', { attachments: [{ sha256: 'f'.repeat(64), type: 'text/plain', name: 'a.txt' }] })]), { field: 'attachments' }],
  ['exchange.too_large', 'more than is taken', () => publishing([draft(['a'], '', { kind: 'paper', body: { title: { en: 'x' }, version: 1, paragraphs: Array.from({ length: 120 }, () => ({ en: 'x'.repeat(19_000) })), dissents: [], expires: null } })]), { field: 'body' }],
  ['exchange.not_passed_on', 'consent to pass on what is not to be passed on', () => publishing([draft([], '', { kind: 'consent', body: { id: ID, hash: `sha256:${'0'.repeat(64)}`, to: ['a'] } })]), { field: 'body' }],
  ['exchange.no_such_record', 'consent for another text', () => publishing([draft([], '', { kind: 'consent', body: { id: ID, hash: `sha256:${'1'.repeat(64)}`, to: ['a'] } })]), { field: 'body' }],
  ['exchange.draft_malformed', 'a body of another kind', () => publishing([draft(['a'], 'x', { body: {} })]), { field: 'body' }],
  ['exchange.no_such_record', 'a revision of nothing', () => publishing([draft(['a'], 'x', { id: uuid(2), change })]), { field: 'id' }],
  ['exchange.no_such_record', 'a recall of nothing', () => publishing([recallOf(uuid(2))]), { field: 'id' }],
  ['exchange.no_such_record', 'a revision as another kind', () => publishing([draft(['a'], 'x', { id: ID, change, kind: 'comment' })]), { field: 'kind' }],
  ['exchange.no_reason', 'a revision without a reason', () => publishing([draft(['a'], 'x', { id: ID })]), { field: 'why' }],
  ['exchange.not_allowed', 'a node accepted by an officer', () => accepting('a', '', as(officer))],
  ['exchange.not_in_directory', 'a node that nobody introduced', () => accepting('zzz', ''), { field: 'node' }],
  ['exchange.not_in_directory', 'itself', () => accepting('sec', ''), { field: 'node' }],
  ['exchange.fingerprint_differs', 'another fingerprint', () => accepting('a', '0000 '.repeat(8)), { field: 'fingerprint' }],
  ['exchange.fingerprint_differs', 'half a fingerprint', () => accepting('a', means.sha256(Buffer.from(a.identity.key, 'base64')).slice(0, 16)), { field: 'fingerprint' }],
  ['exchange.not_allowed', 'a node ended by an officer', () => rules.endPeer(self, { known: true }, { node: 'a', why: 'x' }, as(officer))],
  ['exchange.not_a_peer', 'ended twice', () => rules.endPeer(self, { known: false }, { node: 'a', why: 'x' }, as(admin)), { field: 'node' }],
  ['exchange.not_allowed', 'a directory taken by an officer', () => rules.takeDirectory(self, directory, [], as(officer))],
  ['exchange.not_allowed', 'lanes opened anew by an officer', () => rules.reopenLanes(self, new Map([['a', START]]), as(officer))],
  ['exchange.nothing_lost', 'a new epoch for one who has no more', () => rules.openEpoch(self, START, () => undefined, { node: 'a', claimed: START })],
];
