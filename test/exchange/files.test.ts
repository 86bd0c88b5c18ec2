import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { fetchFiles, fileOf, keepFile, MOST_FILE_BYTES, passOn, publishRecords, type Ask } from '../../src/features/exchange/index.ts';
import { asked } from '../../src/features/exchange/pull.ts';
import { tables } from '../../src/features/exchange/tables.ts';
import { OPERATOR } from '../../src/features/people/index.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { means } from '../../src/platform/keys.ts';
import { verify } from '../../src/platform/verify.ts';
import { must, onDatabases } from '../testbed.ts';
import { draft, recallOf } from './drafts.ts';
import { fleetOf, say, type Fault, type Fleet, type Member } from './fleet.ts';
import { codeOf, uuid } from './network.ts';

/** Files that records name: what comes is whole and what its name says, or is not there. */
const keep = ({ desk, node }: Member, bytes: Uint8Array) => desk.perform(OPERATOR, keepFile(node, bytes, null, null));
const read = ({ desk }: Member, sha256: string) => desk.database.read(OPERATOR.tokens, (lease) => fileOf(lease, sha256));
const naming = (bytes: Uint8Array) => ({ attachments: [{ sha256: means.sha256(bytes), type: 'application/octet-stream', name: 'map.bin' }] });
const fetch = async (fleet: Fleet, to: number, from: number, faults: readonly Fault[] = [], chance = 0.5) => {
  const [reader, origin] = [fleet.members[to]!, fleet.members[from]!.node];
  return fetchFiles(reader.desk, reader.desk.exchange!, fleet.ask([...faults], chance, reader.node.node), { node: origin.node, endpoint: origin.endpoint! }).catch((error: Error) => error.message);
};
const stored = ({ desk }: Member): Promise<number> => desk.database.own(async (lease) => {
  const parts = await tables(lease).selectFrom('exchange_file_parts').select((e) => e.fn<number>('octet_length', ['bytes']).as('length')).execute();
  const arriving = await tables(lease).selectFrom('exchange_arriving').select((e) => e.fn<number>('octet_length', ['bytes']).as('length')).execute();
  return [...parts, ...arriving].reduce((sum, { length }) => sum + length, 0);
});

onDatabases((kind) => {
  test('a file that is cut off at any byte goes on where it ended, and is not there before it is whole', async () => {
    const fleet = await fleetOf(kind, ['a', 'b']);
    const [a, b] = fleet.members as [Member, Member];
    const bytes = randomBytes((kind === 'embedded' ? 9 : 50) * 1024 * 1024 + 17);
    const sha256 = means.sha256(bytes);
    must(await keep(a, bytes));
    expect(codeOf(await keep(a, bytes))).toBe('exchange.file_here');
    await say(a, draft(['b'], 'with a map', naming(bytes)));
    await fleet.pull(1, 0);
    expect(codeOf(await read(b, sha256))).toBe('exchange.no_such_file');
    const before = fleet.left.length;
    expect(await fetch(fleet, 1, 0, ['none', 'cut', 'lose answer'], 0.37)).toBe('lost');
    const some = await stored(b);
    expect([some > 4 * 1024 * 1024, some < bytes.length]).toEqual([true, true]);
    expect(codeOf(await read(b, sha256)), 'half of it is not there').toBe('exchange.no_such_file');
    expect(codeOf(await fetch(fleet, 1, 0, ['cut', 'fail'], 0.000001)), 'cut before the first byte').toBe('exchange.no_answer');
    expect(await fetch(fleet, 1, 0, ['cut', 'cut'], 0.9)).toBe(1);
    expect(Buffer.compare(must(await read(b, sha256) as Uint8Array), bytes)).toBe(0);
    const asked = fleet.left.slice(before).filter(({ to }) => to === 'a').map((one) => Number(/"range":"bytes=(\d+)-"/.exec(Buffer.from(one.bytes).toString())![1]));
    expect(asked.filter((at) => at === 0), 'what had come was not asked for again').toHaveLength(1);
    expect(await fetch(fleet, 1, 0), 'nothing more').toBe(0);
  }, 120_000);

  test('is given to whoever has a record that names it, and to others there is none', async () => {
    const fleet = await fleetOf(kind, ['a', 'b', 'c']);
    const [a, b, c] = fleet.members as [Member, Member, Member];
    const bytes = randomBytes(1_500_000);
    const sha256 = means.sha256(bytes);
    expect(codeOf(await a.desk.perform(OPERATOR, publishRecords(a.node, [draft(['b'], 'x', naming(bytes))], [uuid(), uuid()], null)))).toBe('exchange.no_such_file');
    must(await keep(a, bytes));
    const open = { scheme: 'TLP-2.0', level: 'AMBER', reshare: 'origin-consent' as const, public: false, caveats: [] };
    const [record] = await say(a, draft(['b'], 'with a file', { ...naming(bytes), marking: open }), draft(['c'], 'without'));
    await fleet.pull(1, 0);
    await fleet.pull(2, 0);
    const at = async (who: Member, name: string, range?: string) => {
      const { answer } = await asked(who.desk, who.desk.exchange!, fleet.ask([], 0, who.node.node), { node: 'a', endpoint: 'http://a.test' }, 'GET', `/x/v1/file/${name}`, '', range === undefined ? {} : { range });
      return { ...answer, body: Buffer.from(answer.body) };
    };
    expect(await at(c, sha256)).toEqual(await at(c, 'f'.repeat(64)));
    expect((await at(c, sha256)).status).toBe(404);
    expect([(await at(b, sha256, 'bytes=1499990-')).body, (await at(b, sha256, 'bytes=1048570-1048580')).body]).toEqual([bytes.subarray(1_499_990), bytes.subarray(1_048_570, 1_048_581)]);
    for (const range of ['bytes=1500000-', 'bytes=9-3', 'lines=1-2']) expect((await at(b, sha256, range)).status, range).toBe(416);
    // A flipped bit makes another file, which nobody reads; the next attempt begins anew.
    expect(codeOf(await fetch(fleet, 1, 0, ['flip'], 0.5))).toBe('exchange.other_file');
    expect([codeOf(await read(b, sha256)), await stored(b)]).toEqual(['exchange.no_such_file', 0]);
    expect(await fetch(fleet, 1, 0)).toBe(1);
    // Another place in the file than was asked for is no answer.
    const elsewhere: Ask = async (endpoint, request) => ({ ...(await fleet.ask([], 0, 'c')(endpoint, request)), status: 206, headers: { 'content-range': 'bytes 5-9/20' } });
    await say(a, draft(['c'], 'now with the file', naming(bytes)));
    await fleet.pull(2, 0);
    expect(codeOf(await fetchFiles(c.desk, c.desk.exchange!, elsewhere, { node: 'a', endpoint: 'http://a.test' }))).toBe('exchange.other_answer');
    // Carried by hand it is the same file.
    must(await keep(c, bytes));
    expect(Buffer.compare(must(await read(c, sha256) as Uint8Array), bytes)).toBe(0);

    // Deleted at the origin's wish: at b nothing is left of it; c has it by another record.
    await say(a, recallOf(record!.id, { scope: 'delete' }));
    expect((await at(b, sha256)).status, 'nor is it given any more').toBe(404);
    await fleet.pull(1, 0);
    expect([codeOf(await read(b, sha256)), await stored(b)]).toEqual(['exchange.no_such_file', 0]);
    expect(await fetch(fleet, 1, 0)).toBe(0);
    expect(isRefusal(await read(c, sha256))).toBe(false);
    expect(await verify(b.desk)).toMatchObject({ ok: true, faults: [] });
    await c.desk.database.own((lease) => tables(lease).updateTable('exchange_file_parts').set({ bytes: Buffer.from('x') }).where('no', '=', 0).execute());
    expect(await verify(c.desk)).toMatchObject({ ok: false, faults: [{ where: `file ${sha256}` }] });
  }, 120_000);
});

test('what is on its way when it is deleted does not stay; what is too large or empty is not kept; a relay gives what it passed on', async () => {
  const fleet = await fleetOf('embedded', ['a', 'r', 'c']);
  const [a, r, c] = fleet.members as [Member, Member, Member];
  expect(codeOf(await keep(a, Buffer.alloc(MOST_FILE_BYTES + 1)))).toBe('exchange.file_too_large');
  expect(codeOf(await keep(a, Buffer.alloc(0)))).toBe('exchange.file_empty');
  const bytes = randomBytes(100_000);
  const sha256 = means.sha256(bytes);
  must(await keep(a, bytes));
  const [record] = await say(a, draft(['r', 'c'], 'with a file', naming(bytes)));
  await fleet.pull(1, 0);
  expect(await fetch(fleet, 1, 0)).toBe(1);
  must(await r.desk.perform(OPERATOR, passOn(r.node, { hash: record!.hash, to: ['c'] }, null)));
  await fleet.pull(2, 1);
  expect(await fetch(fleet, 2, 1, ['cut', 'lose answer'], 0.3)).toBe('lost');
  expect(await stored(c)).toBeGreaterThan(0);
  await say(a, recallOf(record!.id, { scope: 'delete' }));
  await fleet.pull(2, 0);
  expect(await fetch(fleet, 2, 0)).toBe(0);
  expect(await stored(c)).toBe(0);
  // Another time it comes whole, by the relay.
  const [again] = await say(a, draft(['r', 'c'], 'with the file once more', naming(bytes)));
  await fleet.pull(1, 0);
  await fetch(fleet, 1, 0);
  must(await r.desk.perform(OPERATOR, passOn(r.node, { hash: again!.hash, to: ['c'] }, null)));
  await fleet.pull(2, 1);
  expect(await fetch(fleet, 2, 1)).toBe(1);
  expect(Buffer.compare(must(await read(c, sha256) as Uint8Array), bytes)).toBe(0);
}, 60_000);
