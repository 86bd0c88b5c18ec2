import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { NODE } from '../../src/cli/node.ts';
import { DIRECTORY_TYPE, seal, type Envelope } from '../../src/core/exchange/envelope.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import type { Directory, Member as Listed } from '../../src/core/exchange/directory.ts';
import { alarmsOf, holdsOf, keepExchange, pullDirectories, pullFrom, readable, takeDirectory } from '../../src/features/exchange/index.ts';
import { presentDirectory } from '../../src/features/exchange/store.ts';
import { OPERATOR } from '../../src/features/people/index.ts';
import type { Config } from '../../src/platform/config.ts';
import { means, nodeFile, opened, readNode, rotated, signerOf, type NodeFile } from '../../src/platform/keys.ts';
import { later, must, NOW } from '../testbed.ts';
import { draft } from './drafts.ts';
import { fleetOf, network, say, type Member } from './fleet.ts';
import { accepted, codeOf, directoryOf, member, nodeNamed, officers, signedDirectory } from './network.ts';

/** Who takes part changes while records are under way; and everything about it can be done from the command line. */
const seen = async ({ desk }: Member): Promise<string> => (await desk.database.audit((lease) => readable(lease, 10_000))).map(({ payload }) => payload).join('\n');
const version = async ({ desk }: Member): Promise<number> => (await desk.database.audit(presentDirectory))!.directory.version;
const withKey = ({ desk }: Member, file: NodeFile): Member => ({ node: opened(file), desk: { ...desk, exchange: { ...desk.exchange!, node: opened(file) } } });
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));
const folder = (): string => (folders.push(mkdtempSync(join(tmpdir(), 'comity-members-'))), folders.at(-1)!);
const node = (name: string, dataFolder: string, positionals: string[], values: object = {}) => NODE[`node ${name}`]!({ dataFolder } as Config, positionals, values as Record<string, unknown>);
const facts = (done: ReturnType<typeof node>): Record<string, unknown> => {
  if (!done.ok) throw new Error(done.refusal?.code);
  return done.facts;
};
const signedIn = (file: string): Directory => JSON.parse(Buffer.from((JSON.parse(readFileSync(file, 'utf8')) as Envelope).payload, 'base64').toString()) as Directory;

test('a key that was changed during a partition is known from the directory of whoever has it, and nobody has to carry it', async () => {
  const fleet = await fleetOf('embedded', ['sec', 'a', 'b']);
  const [sec, a, b] = fleet.members as [Member, Member, Member];
  await say(a, draft(['b'], 'under the first key'));
  const after = withKey(a, rotated(a.node, later(1)));
  after.desk.clock.set(later(1));
  const second = directoryOf([member(sec.node), member(a.node, { keys: [{ ...a.node.signing, secret: undefined, until: later(1), compromised: null }, { ...after.node.signing, secret: undefined, until: null, compromised: null }].map(({ secret: _, ...key }) => key) as Listed['keys'] }), member(b.node)], accepted(fleet.directory));
  must(await sec.desk.perform(OPERATOR, takeDirectory(sec.node, signedDirectory(second), null)));
  must(await after.desk.perform(OPERATOR, takeDirectory(after.node, signedDirectory(second), null)));
  await say(after, draft(['b'], 'under the second key'));
  const now = network([sec, after, b], second);
  expect(codeOf(await now.pull(2, 1)), 'b does not know the new key yet').toBe('exchange.unknown_key');
  const kept = keepExchange(b.desk, now.ask([], 0, 'b'), 0.01);
  await expect.poll(() => seen(b), { timeout: 20_000 }).toContain('under the second key');
  await kept.stop();
  expect(await seen(b)).toContain('under the first key');
  expect([await version(b), codeOf(await now.pull(2, 1))]).toEqual([2, null]);
}, 60_000);

test('a directory that contradicts a pin is taken from whoever has it, told, and changes no pin; one without its quorum is not taken', async () => {
  const fleet = await fleetOf('embedded', ['sec', 'a', 'b']);
  const [sec, a, b] = fleet.members as [Member, Member, Member];
  const false_ = nodeNamed('a');
  const forged = directoryOf([member(sec.node), member(false_), member(b.node)], accepted(fleet.directory));
  must(await sec.desk.perform(OPERATOR, takeDirectory(sec.node, signedDirectory(forged), null)));
  const ask = fleet.ask([], 0, 'b');
  const peer = { node: 'sec', endpoint: 'http://sec.test' };
  expect(await pullDirectories(b.desk, b.desk.exchange!, ask, peer)).toBe(1);
  expect(await pullDirectories(b.desk, b.desk.exchange!, ask, peer), 'nothing more').toBe(0);
  expect(await b.desk.database.audit((lease) => alarmsOf(lease, 10))).toMatchObject([{ node: 'a', alarm: 'pin', what: '2' }]);
  // The true a is still known by its pin, and the false one is not heard.
  await say(a, draft(['b'], 'by the true one'));
  const usurped: Member = { node: false_, desk: { ...a.desk, exchange: { ...a.desk.exchange!, node: false_ } } };
  expect(isRefusal(await network([sec, usurped, b], forged).pull(2, 1))).toBe(true);
  expect(await seen(b)).toBe('');
  const alone = seal(means, DIRECTORY_TYPE, directoryOf([], accepted(forged, accepted(fleet.directory))), [signerOf(officers[0]!)]);
  const answer = (value: object) => () => Promise.resolve({ status: 200, headers: {}, body: Buffer.from(JSON.stringify(value)) });
  expect(codeOf(await pullDirectories(b.desk, b.desk.exchange!, answer({ directories: [alone] }), peer))).toBe('exchange.no_quorum');
  expect(await pullDirectories(b.desk, b.desk.exchange!, answer({ other: 1 }), peer)).toBe(0);
  expect(await version(b)).toBe(2);
}, 60_000);

test('a member that is suspended in the middle of a lane gets no more of it, and what it holds is listed', async () => {
  const fleet = await fleetOf('embedded', ['a', 'b']);
  const [a, b] = fleet.members as [Member, Member];
  await say(a, draft(['b'], 'text 0'));
  for (let i = 0; i < 2; i++) await fleet.pull(1, 0);
  for (let i = 1; i <= 4; i++) await say(a, draft(['b'], `text ${i}`));
  // Pages that are asked for early confirm nothing: what was confirmed is what b had before.
  const ask = fleet.ask([], 0, 'b');
  let asked = 0;
  const second = directoryOf([member(a.node), member(b.node, { status: 'suspended' })], accepted(fleet.directory));
  const done = await pullFrom(b.desk, b.desk.exchange!, async (...request) => {
    if (++asked === 3) must(await a.desk.perform(OPERATOR, takeDirectory(a.node, signedDirectory(second), null)));
    return ask(...request);
  }, { node: 'a', endpoint: 'http://a.test' }, { limit: 1 });
  expect(done).toMatchObject({ code: 'exchange.no_answer', facts: { status: 401 } });
  expect(await seen(b)).toContain('text 2');
  expect(await seen(b)).not.toContain('text 3');
  const held = await holdsOf(a.desk, OPERATOR.tokens, 'b');
  expect(held.map(({ seq, rev, kind, had }) => [seq, rev, kind, had])).toEqual([true, false, false, false, false].map((had, i) => [i + 1, 1, 'assessment', had]));
}, 60_000);

test('the command line changes keys, says that one was stolen, suspends and lets in again', () => {
  const at = folder();
  const file = (name: string): string => join(at, name);
  facts(node('officer', at, [file('officer.json')], { name: 'Officer' }));
  facts(node('init', at, [], { net: 'n', id: 'a' }));
  const card = (name: string): string => (writeFileSync(file(name), JSON.stringify(facts(node('card', at, [])))), file(name));
  const officer = [file('officer.json')];
  facts(node('directory', at, [file('1.json')], { card: [card('a.json')], officer }));
  const before = readNode(nodeFile(at))!;
  const changed = facts(node('rotate', at, []));
  const after = readNode(nodeFile(at))!;
  expect([after.identity.key === before.identity.key, after.signing.key === before.signing.key]).toEqual([true, false]);
  expect(JSON.stringify([changed, after]), 'the old secret is gone').not.toContain(before.signing.secret);
  facts(node('directory', at, [file('2.json')], { card: [card('b.json')], officer, after: file('1.json') }));
  expect(signedIn(file('2.json')).nodes[0]!.keys.map(({ key, until }) => [key, until === null])).toEqual([[before.signing.key, false], [after.signing.key, true]]);
  facts(node('directory', at, [file('3.json')], { officer, after: file('2.json'), compromised: [`a:${before.signer.keyid}`], at: NOW, suspend: ['a'] }));
  expect(signedIn(file('3.json')).nodes[0]).toMatchObject({ status: 'suspended', keys: [{ compromised: NOW }, { compromised: null }] });
  // A card that comes again takes nothing of that back.
  facts(node('directory', at, [file('4.json')], { officer, after: file('3.json'), card: [file('a.json')] }));
  expect(signedIn(file('4.json')).nodes[0]).toMatchObject({ status: 'suspended', keys: [{ key: after.signing.key }, { key: before.signing.key, compromised: NOW, until: after.signing.from }] });
  facts(node('directory', at, [file('5.json')], { officer, after: file('4.json'), resume: ['a'] }));
  expect(signedIn(file('5.json')).nodes[0]).toMatchObject({ status: 'active', keys: [{ compromised: null }, { compromised: NOW }] });
  for (const wrong of [{ suspend: ['zzz'] }, { resume: ['zzz'] }, { compromised: ['a:00000000'] }, { compromised: ['a:'] }, { compromised: [`a:${before.signer.keyid}`], at: 'yesterday' }]) {
    expect(node('directory', at, [file('x.json')], { officer, after: file('5.json'), ...wrong })).toMatchObject({ ok: false, refusal: { code: 'exchange.bad_setting' } });
  }
  expect(codeOf((node('rotate', folder(), []) as { refusal?: unknown }).refusal)).toBe('exchange.no_node');
});
