import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NODE } from '../../src/cli/node.ts';
import { HEAD_TYPE, RECORD_TYPE, signDetached } from '../../src/core/exchange/envelope.ts';
import { nextEntry, START, type Head } from '../../src/core/exchange/lane.ts';
import { sealPage, toFile } from '../../src/core/exchange/page.ts';
import { refuse, type Refusal } from '../../src/core/refusal.ts';
import { HEADERS, signRequest } from '../../src/core/exchange/request.ts';
import type { Desk } from '../../src/desk.ts';
import { answerNode, endPeer, fetchFiles, fileOf as keptFile, importLane, keepFile, MOST_FILE_BYTES, passOn, pullFrom, takeDirectory, type NodeAnswer } from '../../src/features/exchange/index.ts';
import { putInForce } from '../../src/features/charter/index.ts';
import { beginPaper, putPaper, reviewComment, revisePaper, sharePaper } from '../../src/features/papers/index.ts';
import { askTasking, draftAnswer, EMPTY } from '../../src/features/taskings/index.ts';
import { OPERATIONS } from '../../src/operations.ts';
import { releaseRecord } from '../../src/features/releases/index.ts';
import type { Config } from '../../src/platform/config.ts';
import type { OperationResult } from '../../src/platform/desk.ts';
import { OPERATOR } from '../../src/features/people/index.ts';
import { means, type Node } from '../../src/platform/keys.ts';
import { both, CHARTER_TEXT, general, must, NOW, officer } from '../actors.ts';
import { draft, recallOf } from '../exchange/drafts.ts';
import { CLEAR, memberOf } from '../releases/made.ts';
import { introduce, say } from '../exchange/pair.ts';
import { BODY, directoryOf, hashOfEnvelope, member, NET, nodeNamed, recordBy, sealed, signedDirectory, uuid } from '../exchange/network.ts';

/** A desk that is the node `sec`, with the peers `a` and `c`, whose keys the test has. */
const [sec, a, c] = [nodeNamed('sec'), nodeNamed('a'), nodeNamed('c')];
async function joined(desk: Desk, charter = true): Promise<Desk> {
  const node: Desk = { ...desk, clock: { ...desk.clock, wall: () => NOW }, exchange: { node: sec, nudged: new Set(), bell: { ring: () => undefined }, troubles: new Map() } };
  if (charter) must(await node.perform(OPERATOR, putInForce({ text: CHARTER_TEXT, file: 'csto.yaml', once: null }) as Parameters<Desk['perform']>[1]));
  await introduce({ node: sec, desk: node }, directoryOf([memberOf(sec), member(a), member(c)]));
  return node;
}
type Request = { method?: string; path?: string; body?: string; nonce?: string };
export async function asking(desk: Desk, { method = 'GET', path = `/x/v1/lane?after=1:0:${START.hash}`, body = '', nonce = 'n'.repeat(24) }: Request = {}): Promise<NodeAnswer> {
  const headers = signRequest(means, { net: NET, from: 'a', to: 'sec', method, path, body: means.sha256(Buffer.from(body)), time: NOW, nonce }, a.signer);
  return answerNode(desk, desk.exchange!, { method, path, body: Buffer.from(body), header: (name) => headers[name] ?? null });
}
/** What an answer says, as a refusal. */
const said = ({ body }: NodeAnswer): Refusal => refuse((JSON.parse(Buffer.from(body).toString()) as { code: string }).code);

/** A file of the lane from `a`, signed by it. */
export function fileOf(by: Node, envelope: unknown, hash: string, head?: Head): Uint8Array {
  const next = nextEntry(means, { from: 'a', to: 'sec' }, START, hash, NOW);
  const page = sealPage(means, by.signer, { net: NET, lane: { from: 'a', to: 'sec' }, asked: null, head: head ?? next.head, more: false, at: NOW }, [{ entry: next.entry, payload: '', keyid: by.signer.keyid, sig: '' }], RECORD_TYPE);
  const body = Buffer.from(JSON.stringify({ ...(JSON.parse(Buffer.from(page.body).toString()) as object), entries: [{ entry: next.entry, envelope }] }));
  const type = 'application/vnd.comity.lane+json;v=1';
  return toFile(means, { body, keyid: by.signer.keyid, sig: by.signer.sign(Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${type} ${body.length} `), body])) });
}
const record = sealed(recordBy('a', ['sec', 'c'], 'assessment', BODY.assessment!), a);
const file = fileOf(a, record, hashOfEnvelope(record));

/** What becomes of passing on a record of `a` that differs from the usual one. */
async function passing(desk: Desk, change: object, to: readonly string[] = ['sec'], times = 1): Promise<unknown> {
  const node = await joined(desk);
  const envelope = sealed({ ...recordBy('a', to, 'assessment', BODY.assessment!), ...change }, a);
  must(await importLane(node, node.exchange!, 'a', fileOf(a, envelope, hashOfEnvelope(envelope))));
  const pass = () => node.perform(OPERATOR, passOn(sec, { hash: hashOfEnvelope(envelope), to: ['c'] }, null));
  for (let i = 1; i < times; i++) must(await pass());
  return pass();
}
const { marking } = recordBy('a', ['sec'], 'assessment', BODY.assessment!);
const keeping = async (desk: Desk, bytes: Uint8Array): Promise<unknown> => (await joined(desk)).perform(OPERATOR, keepFile(sec, bytes, null, null));
const named = Buffer.from('abc');

async function otherFile(desk: Desk): Promise<unknown> {
  const node = await joined(desk);
  const envelope = sealed({ ...recordBy('a', ['sec'], 'assessment', BODY.assessment!), attachments: [{ sha256: means.sha256(named), size: 3, type: 'text/plain', name: 'a.txt' }] }, a);
  must(await importLane(node, node.exchange!, 'a', fileOf(a, envelope, hashOfEnvelope(envelope))));
  return fetchFiles(node, node.exchange!, () => Promise.resolve({ status: 206, headers: { 'content-range': 'bytes 0-2/3' }, body: Buffer.from('xyz') }), { node: 'a', endpoint: 'http://a.test' });
}

const inFolder = (does: (config: Config) => OperationResult): Refusal | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'comity-node-'));
  try {
    const done = does({ dataFolder: folder } as Config);
    return done.ok ? undefined : done.refusal;
  } finally {
    rmSync(folder, { recursive: true });
  }
};
const twice = (): Refusal | undefined => inFolder((config) => {
  const init = (): OperationResult => NODE['node init']!(config, [], { net: NET, id: 'a' });
  if (!init().ok) throw new Error('no node was made');
  return init();
});

export const exchangeDeskCases: readonly [code: string, when: string, does: (desk: Desk) => Promise<unknown>][] = [
  ['exchange.no_node', 'the state of a network by a desk that is no node', (desk) => OPERATIONS['exchange status']!(desk, {}, () => undefined).then((done) => (done.ok ? done : done.refusal))],
  ['exchange.node_exists', 'keys over keys', () => Promise.resolve(twice())],
  ['exchange.bad_setting', 'a node with a space in its name', () => Promise.resolve(inFolder((config) => { const done = NODE['node init']!(config, [], { net: NET, id: 'KAZ 1' }); if (readdirSync(config.dataFolder).length > 0) throw new Error('something was written'); return done; }))],
  ['exchange.bad_setting', 'a directory of nobody', () => Promise.resolve(inFolder(({ dataFolder }) => NODE['node directory']!({ dataFolder } as Config, [join(dataFolder, 'd.json')], {})))],
  ['exchange.bad_file', 'a card that is not there', () => Promise.resolve(inFolder(({ dataFolder }) => NODE['node directory']!({ dataFolder } as Config, [join(dataFolder, 'd.json')], { card: [join(dataFolder, 'none.json')] })))],
  ['exchange.bad_file', 'a card that is no card', () => Promise.resolve(inFolder(({ dataFolder }) => { writeFileSync(join(dataFolder, 'card.json'), '{"net":"x"}'); return NODE['node directory']!({ dataFolder } as Config, [join(dataFolder, 'd.json')], { card: [join(dataFolder, 'card.json')] }); }))],
  ['exchange.bad_file', 'an officer whose file is no JSON', () => Promise.resolve(inFolder((config) => { const file = join(config.dataFolder, 'officer.json'); writeFileSync(file, 'key'); return NODE['node init']!(config, [], { net: NET, id: 'a', officer: [file] }); }))],
  ['exchange.no_node', 'the card of no node', () => Promise.resolve(inFolder((config) => NODE['node card']!(config, [], {})))],
  ['release.key_exists', 'a key that releases over another', () => Promise.resolve(inFolder((config) => { if (!NODE['node init']!(config, [], { net: NET, id: 'a' }).ok) throw new Error('no node was made'); return NODE['node releasing']!(config, [], {}); }))],
  ['exchange.no_node', 'a key that releases for no node', () => Promise.resolve(inFolder((config) => NODE['node releasing']!(config, [], {})))],
  ['cap.not_found', 'a warning that is not there', async (desk) => { const done = await OPERATIONS['cap export']!(await joined(desk), { id: 'x', file: '/nowhere' }, () => undefined); return done.ok ? done : done.refusal; }],
  ['exchange.request_again', 'a request that is sent on by somebody', async (desk) => { const node = await joined(desk); await asking(node); return said(await asking(node)); }],
  ['exchange.ahead', 'a head that was never signed here', async (desk) => said(await asking(await joined(desk), { path: `/x/v1/lane?after=1:5:${'f'.repeat(64)}` }))],
  ['exchange.lane_forked', 'another beginning', async (desk) => said(await asking(await joined(desk), { path: `/x/v1/lane?after=1:0:${'f'.repeat(64)}` }))],
  ['request.malformed', 'a lane from nowhere', async (desk) => said(await asking(await joined(desk), { path: '/x/v1/lane?after=x' }))],
  ['request.malformed', 'a head that is none', async (desk) => said(await asking(await joined(desk), { method: 'POST', path: '/x/v1/head', body: '{}' }))],
  ['request.not_found', 'another address', async (desk) => said(await asking(await joined(desk), { path: '/x/v1/people' }))],
  ['exchange.bad_signature', 'a head that somebody else signed', async (desk) => said(await asking(await joined(desk), { method: 'POST', path: '/x/v1/head', body: JSON.stringify({ head: { epoch: 1, seq: 9, hash: 'f'.repeat(64) }, at: NOW, keyid: a.signer.keyid, sig: a.signer.sign(Buffer.from('x')) }) }))],
  ['exchange.unknown_peer', 'without a name', async (desk) => { const node = await joined(desk); return said(await answerNode(node, node.exchange!, { method: 'GET', path: '/x/v1/lane', body: Buffer.from(''), header: (name) => (name === HEADERS.node ? 'a' : null) })); }],
  ['exchange.no_anchor', 'a directory where no officer is known', async (desk) => (await joined(desk)).perform(OPERATOR, takeDirectory({ ...sec, anchor: null }, signedDirectory(directoryOf([])), null))],
  ['exchange.no_answer', 'a peer that answers with an error', async (desk) => { const node = await joined(desk); return pullFrom(node, node.exchange!, () => Promise.resolve({ status: 503, headers: {}, body: new Uint8Array() }), { node: 'a', endpoint: 'http://a.test' }); }],
  ['exchange.nothing_new', 'a file that was taken before', async (desk) => { const node = await joined(desk); must(await importLane(node, node.exchange!, 'a', file)); return importLane(node, node.exchange!, 'a', file); }],
  ['exchange.not_passed_on', 'a record that is not to be passed on', (desk) => passing(desk, {})],
  ['exchange.no_consent', 'a record without the consent of its origin', (desk) => passing(desk, { marking: { ...marking, reshare: 'origin-consent' } })],
  ['exchange.sent_before', 'a record passed on twice', (desk) => passing(desk, {}, ['sec', 'c'], 2)],
  ['exchange.not_held', 'a record that nobody sent', async (desk) => (await joined(desk)).perform(OPERATOR, passOn(sec, { hash: `sha256:${'0'.repeat(64)}`, to: ['c'] }, null))],
  ['exchange.file_too_large', 'a file of more than a hundred mebibytes', (desk) => keeping(desk, Buffer.alloc(MOST_FILE_BYTES + 1))],
  ['exchange.file_empty', 'a file of nothing', (desk) => keeping(desk, Buffer.alloc(0))],
  ['exchange.file_here', 'a file that is here', async (desk) => { const node = await joined(desk); must(await node.perform(OPERATOR, keepFile(sec, named, null, null))); return node.perform(OPERATOR, keepFile(sec, named, null, null)); }],
  ['exchange.no_such_file', 'a file that nobody laid down', async (desk) => { const node = await joined(desk); return node.database.read(OPERATOR.tokens, (lease) => keptFile(lease, 'f'.repeat(64))); }],
  ['exchange.other_file', 'other bytes than the record names', otherFile],
  ['exchange.lane_forked', 'a file that ends before its head', async (desk) => { const node = await joined(desk); return importLane(node, node.exchange!, 'a', fileOf(a, record, hashOfEnvelope(record), { epoch: 1, seq: 2, hash: 'f'.repeat(64) })); }],
];

/** Every kind of act that an exchange makes, on a desk that has a charter. */
export async function exchangeStory(desk: Desk): Promise<void> {
  const node = await joined(desk, false);
  await say({ desk: node, node: sec }, draft(['a'], 'What changed'));
  const [open, gone] = await say({ desk: node, node: sec }, ...['For everybody', 'For everybody, for a while'].map((text) => draft(['a'], text, { marking: { ...CLEAR, caveats: [] } })));
  for (const { hash } of [open!, gone!]) must(await node.perform(general, releaseRecord(sec, { hash }, null)));
  await say({ desk: node, node: sec }, recallOf(gone!.id));
  must(await importLane(node, node.exchange!, 'a', file));
  must(await node.perform(OPERATOR, passOn(sec, { hash: hashOfEnvelope(record), to: ['c'] }, null)));
  must(await node.perform(OPERATOR, keepFile(sec, named, null, null)));
  const head = { epoch: 1, seq: 9, hash: 'f'.repeat(64) };
  const sig = signDetached(means, HEAD_TYPE, { net: NET, lane: { from: 'sec', to: 'a' }, head, at: NOW }, sec.signer);
  if ((await asking(node, { method: 'POST', path: '/x/v1/head', body: JSON.stringify({ head, at: NOW, keyid: sec.signer.keyid, sig }) })).status !== 200) throw new Error('no new epoch');
  await workStory(node);
  must(await node.perform(OPERATOR, endPeer(sec, { node: 'a', why: 'The story ends.' }, null)));
}

/** A question, an answer that is being written, and a paper that goes on as a text. */
async function workStory(node: Desk): Promise<void> {
  const sending = { to: ['a'], marking: { ...CLEAR, public: false, caveats: [] }, author: { role: 'Desk officer', name: null }, lang: 'en' };
  const idIn = (acts: readonly { payload: unknown }[]): string => (acts[0]!.payload as { id: string }).id;
  const asked = askTasking(sec, { ...sending, question: both('What changed?'), background: {}, answerBy: NOW }, [uuid(), uuid()], null);
  const tasking = idIn(must(await node.perform(officer, must(asked))).acts);
  must(await node.perform(officer, draftAnswer(sec, { tasking, body: EMPTY, seen: 0 }, officer, null)));
  const content = { title: both('On what changed'), paragraphs: [{ words: both('Little did.'), sources: [] }] };
  const paper = idIn(must(await node.perform(officer, beginPaper(sec, { tasking, ...content }, officer, null))).acts);
  must(await node.perform(officer, revisePaper(sec, { paper, revision: 1, ...content }, null)));
  const [snapshot] = must(await node.perform(officer, sharePaper(sec, { ...sending, paper, revision: 2, change: { what: {}, why: {} }, expires: null }, [uuid(), uuid()], null))).acts;
  const { id, hash } = snapshot!.payload as { id: string; hash: string };
  const [comment] = await say({ desk: node, node: sec }, draft(['a'], '', { kind: 'comment', body: { text: both('Say what.') }, refs: [{ rel: 'comments', id, hash }] }));
  must(await node.perform(officer, reviewComment(sec, { paper, revision: 2, record: comment!.hash, taken: false, reason: both('It is said below.') }, null)));
  must(await node.perform(officer, putPaper(sec, { paper, revision: 2, dossier: 'D-1' }, content, null)));
}
