import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXPORTED } from '../../src/core/stix/standing.ts';
import { fingerprint, keyidOf } from '../../src/core/exchange/envelope.ts';
import { acceptPeer, exportLane, importLane, publishRecords, takeDirectory, type Draft } from '../../src/features/exchange/index.ts';
import type { Published } from '../../src/features/exchange/schema.ts';
import { putInForce } from '../../src/features/charter/index.ts';
import { OPERATOR } from '../../src/features/people/index.ts';
import { assemble, type Desk } from '../../src/desk.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { openEmbedded } from '../../src/platform/db/database.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { fileOf, means, nodeFile, writePrivate, type Node } from '../../src/platform/keys.ts';
import { noLog } from '../../src/platform/log.ts';
import { CHARTER_TEXT, must } from '../actors.ts';
import { recallOf } from '../exchange/drafts.ts';
import { directoryOf, member, nodeNamed, signedDirectory, uuid } from '../exchange/network.ts';
import { account, collectionOf, emailOf, PASSWORD, SECRETARIAT_PLACE, walk, type Found } from '../taxii/readers.ts';
import { NOWHERE, recordOf } from '../taxii/records.ts';
import { absent, schemas } from '../taxii/schemas.ts';
import { comity, facts } from './command.ts';
import { startServer, type Server } from './server.ts';

/** The real server, and a client that was written from the specification, in another language. */
const PYTHON = '/usr/bin/python3';
const CLIENT = join(import.meta.dirname, '../taxii/client.py');
if (!existsSync(PYTHON)) process.stderr.write('\n!!! NO PYTHON: the TAXII client of the tests is skipped !!!\n\n');
const folder = mkdtempSync(join(tmpdir(), 'comity-taxii-'));
const data = join(folder, 'data');
const [other, self] = [nodeNamed('other'), nodeNamed('self')];
const directory = directoryOf([other, self].map((node) => member(node)));
let server: Server;
const change = { what: { en: 'A figure' }, why: { en: 'It was wrong' } };
const CANARY = 'zimorodok';

async function nodeOn(database: ReturnType<typeof openEmbedded>, node: Node, peer: Node): Promise<Desk> {
  await migrate(database, new Date().toISOString());
  const desk = assemble({ database, clock: systemClock(), example: false, log: noLog, node });
  must(await desk.perform(OPERATOR, putInForce({ text: CHARTER_TEXT, file: 'csto.yaml', once: null }) as Parameters<Desk['perform']>[1]));
  must(await desk.perform(OPERATOR, takeDirectory(node, signedDirectory(directory), null)));
  must(await desk.perform(OPERATOR, acceptPeer(node, { node: peer.node, fingerprint: fingerprint(keyidOf(means, peer.identity.key)!) }, null)));
  return desk;
}
const publish = async (desk: Desk, node: Node, ...drafts: Draft[]): Promise<Published[]> => must(await desk.perform(OPERATOR, publishRecords(node, drafts, drafts.flatMap(() => [uuid(), uuid()]), null))).acts.map(({ payload }) => payload as Published);

type Ran = { code: number | null; out: string; err: string };
function run(args: readonly string[]): Promise<Ran> {
  const child = spawn(PYTHON, [CLIENT, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ran: Ran = { code: null, out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => void (ran.out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => void (ran.err += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ran, code })));
}
type Walked = { collections: { title: string; id: string; objects: Found[] }[] };
async function client<T>(what: string, person: string, ...rest: string[]): Promise<T> {
  const ran = await run([what, server.base, emailOf(person), PASSWORD, ...rest]);
  expect([ran.code, ran.err]).toEqual([0, '']);
  return JSON.parse(ran.out) as T;
}

const said: Published[] = [];
beforeAll(async () => {
  const theirs = openEmbedded(null);
  const ours = openEmbedded(data);
  const origin = await nodeOn(theirs, other, self);
  const desk = await nodeOn(ours, self, other);
  for (const kind of EXPORTED) for (let i = 0; i < 4; i++) said.push(...(await publish(origin, other, recordOf(kind, ['self'], `${CANARY} ${kind} ${i}`, said[0] ?? NOWHERE, i % 2 === 0))));
  for (const { kind, id } of said.filter((_, i) => i % 4 === 1)) await publish(origin, other, recordOf(kind as (typeof EXPORTED)[number], ['self'], `${CANARY} ${kind} corrected`, said[0]!, true, { id, change }));
  const carry = async (after: number): Promise<void> => {
    const piece = must(await exportLane(origin, origin.exchange!, 'self', after));
    must(await importLane(desk, desk.exchange!, 'other', piece.file));
  };
  await carry(0);
  await account(desk, 'reader', SECRETARIAT_PLACE);
  // A client has asked before anything is recalled: what was deleted before anybody asked is not listed at all (test/taxii/objects).
  await walk(desk, 'reader', `${await collectionOf(desk, 'reader', 'Assessments')}objects/`);
  for (const { id } of said.filter((_, i) => i % 4 === 2)) await publish(origin, other, recallOf(id));
  for (const { id } of said.filter((_, i) => i % 4 === 3)) await publish(origin, other, recallOf(id, { scope: 'delete' }));
  await carry(45);
  await publish(desk, self, recordOf('assessment', ['other'], `${CANARY} own`, said[0]!));
  await account(desk, 'delegate', { party: 'KAZ', centre: null, secretariat: false });
  await theirs.close();
  await ours.close();
  const file = fileOf(self);
  writePrivate(nodeFile(data), file);
  server = await startServer({ example: false, env: { COMITY_DATA: data } });
}, 300_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!existsSync(PYTHON))('a client that was written from the specification', () => {
  let walked: Walked;
  test('walks from discovery to the last page, and everything holds', { timeout: 300_000 }, async () => {
    walked = await client<Walked>('walk', 'reader');
    expect(walked.collections).toHaveLength(9);
    for (const { objects, title } of walked.collections) {
      const own = objects.filter(({ type }) => !['identity', 'marking-definition', 'extension-definition', 'language-content'].includes(type));
      // Four records, a correction, two recalls; a dissent is an opinion and a note; the node itself published an assessment.
      expect([title, own.length], title).toEqual([title, title === 'Dissents' ? 14 : title === 'Assessments' ? 8 : 7]);
      expect(own.filter(({ revoked }) => revoked)).toHaveLength(title === 'Dissents' ? 4 : 2);
    }
    if (absent) return;
    const wrong = schemas();
    expect(walked.collections.flatMap(({ objects }) => objects.flatMap(wrong))).toEqual([]);
  });

  test('whoever may read nothing walks too, and finds no byte of it', { timeout: 120_000 }, async () => {
    const ran = await run(['walk', server.base, emailOf('delegate'), PASSWORD]);
    expect([ran.code, ran.err]).toEqual([0, '']);
    const { collections } = JSON.parse(ran.out) as Walked;
    expect(collections.map(({ objects }) => objects.length)).toEqual(Array(9).fill(0));
    expect(ran.out).not.toContain(CANARY);
    expect(collections.map(({ id }) => id).filter((id) => walked.collections.some((one) => one.id === id))).toEqual([]);
  });

  test('gets by polling what was published since, once, and all else only the first time', { timeout: 120_000 }, async () => {
    const state = join(folder, 'state.json');
    const all = Object.values(await client<Record<string, Found[]>>('poll', 'reader', state)).flat().length;
    expect(all).toBe(walked.collections.flatMap(({ objects }) => objects).length);
    expect(Object.values(await client<Record<string, Found[]>>('poll', 'reader', state)).flat()).toEqual([]);
    writeFileSync(join(folder, 'draft.json'), JSON.stringify({ kind: 'comment', to: ['other'], body: { text: { en: 'Noted.' } }, refs: [{ rel: 'comments', id: said[0]!.id, hash: said[0]!.hash }] }));
    const ran = await comity(data, ['exchange', 'publish', join(folder, 'draft.json'), '--json']);
    expect([ran.code, Object.keys(facts(ran))]).toEqual([0, ['published']]);
    const news = (await client<Record<string, Found[]>>('poll', 'reader', state)).Comments!;
    expect(news.map(({ type }) => type)).toEqual(['identity', 'note']);
    expect(news[1]).toMatchObject({ content: 'Noted.', object_refs: [walked.collections.find(({ title }) => title === 'Assessments')!.objects.find(({ type }) => type === 'report')!.id] });
  });

  test('finds dates and versions as they were after a restart, and verify holds', { timeout: 120_000 }, async () => {
    const manifest = async (): Promise<unknown> => (await fetch(`${server.base}/taxii2/records/collections/${walked.collections[0]!.id}/manifest/?match[version]=all`, { headers: { accept: 'application/taxii+json;version=2.1', authorization: `Basic ${Buffer.from(`${emailOf('reader')}:${PASSWORD}`).toString('base64')}` } })).json();
    const before = await manifest();
    expect((before as { objects: unknown[] }).objects.length).toBeGreaterThan(10);
    await server.end();
    server = await startServer({ example: false, env: { COMITY_DATA: data } });
    expect(await manifest()).toEqual(before);
    expect(facts(await comity(data, ['verify', '--json']))).toMatchObject({ ok: true });
  });
});

describe('a stranger', () => {
  test.each(['/taxii2/', '/taxii2', '/taxii2/records/', '/taxii2/records/collections/', '/taxii2/records/collections/x/objects/', '/taxii2/nothing'])('is told nothing at %s, and sent nowhere', async (path) => {
    const types = [{}, { 'content-type': 'application/taxii+json;version=2.1' }, { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://elsewhere.example' }];
    for (const [method, headers] of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'].flatMap((one) => types.map((type) => [one, type] as const))) {
      const answer = await fetch(`${server.base}${path}`, { method, redirect: 'manual', headers: headers as Record<string, string> });
      expect([method, answer.status, answer.headers.get('www-authenticate'), answer.headers.get('set-cookie')]).toEqual([method, 401, 'Basic realm="Comity", charset="UTF-8"', null]);
      if (method !== 'HEAD') expect(await answer.json()).toMatchObject({ error_code: 'taxii.not_signed_in', http_status: '401' });
    }
  });

  test('nor is one with a session: the credentials of the request count, and no cookie', async () => {
    const answer = await fetch(`${server.base}/taxii2/`, { headers: { cookie: `comity_session=${'a'.repeat(43)}` } });
    expect(answer.status).toBe(401);
  });
});
