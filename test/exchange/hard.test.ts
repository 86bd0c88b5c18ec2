import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../src/core/refusal.ts';
import { alarmsOf, answerNode, exportLane, fetchFiles, fileOf, importLane, keepExchange, keepFile, networkState, passOn, publishRecords, pullFrom, readable } from '../../src/features/exchange/index.ts';
import { tables } from '../../src/features/exchange/tables.ts';
import { OPERATOR } from '../../src/features/people/index.ts';
import { assemble } from '../../src/desk.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { means } from '../../src/platform/keys.ts';
import type { Database, WriteLease } from '../../src/platform/db/database.ts';
import { verify } from '../../src/platform/verify.ts';
import { contents, later, must, NOW, onDatabases, stillClock } from '../testbed.ts';
import { dishonest } from './dishonest.ts';
import { draft } from './drafts.ts';
import { fleetOf, say, type Fleet, type Member } from './fleet.ts';
import { BODY, hashOfEnvelope, recordBy, sealed, uuid } from './network.ts';

/** What the machine does wrong, and what nobody alone can see. */
const seen = async ({ desk }: Member): Promise<string> => (await desk.database.audit((lease) => readable(lease, 10_000))).map(({ payload }) => payload).join('\n');
const entries = ({ desk }: Member): Promise<number[]> => desk.database.audit(async (lease) => (await tables(lease).selectFrom('exchange_entries').select('lane_seq').orderBy('lane_seq').execute()).map(({ lane_seq }) => lane_seq));
const endpoint = (node: string): { node: string; endpoint: string } => ({ node, endpoint: `http://${node}.test` });

const FULL = `do $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`;
const GONE = 'reset role; select pg_terminate_backend(pg_backend_pid())';

/** The same database, in which another statement follows one of those that write transactions send; counted over all of them. */
function failing(database: Database, at: number, then: string): Database & { sent(): number } {
  let sent = 0;
  const broken = (lease: WriteLease): WriteLease => ({ ...lease, db: lease.db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (++sent === at) await sql.raw(then).execute(lease.db);
      return result;
    },
  }) });
  return { ...database, write: (tokens, work) => database.write(tokens, (lease) => work(broken(lease))), door: (work) => database.door((lease) => work(broken(lease))), sent: () => sent };
}
const on = ({ node }: Member, database: Database, log: Parameters<typeof assemble>[0]['log'] = () => undefined): Member => ({ node, desk: { ...assemble({ database, clock: { ...stillClock(NOW), wall: () => NOW }, example: false, log, node }) } });
/** Everything but what a node says of itself at each request, which is no act. */
const kept = async ({ desk }: Member): Promise<object> => ({ ...(await contents(desk.database)), exchange_confirmations: [], exchange_nonces: [] });

onDatabases((kind) => {
  const ends: [string, string][] = kind === 'embedded' ? [['a full disk', FULL]] : [['a full disk', FULL], ['a process that ends', GONE]];
  test.each(ends)('%s after any statement of taking a page takes nothing by half, and it goes on afterwards', async (what, instead) => {
    const fleet = await fleetOf(kind, ['a', 'b']);
    const [a, b] = fleet.members as [Member, Member];
    const file = Buffer.from('a file that a record names');
    must(await a.desk.perform(OPERATOR, keepFile(a.node, file, null, null)));
    const [first] = await say(a, draft(['b'], 'first', { attachments: [{ sha256: means.sha256(file), type: 'text/plain', name: 'a.txt' }] }));
    await say(a, draft(['b'], 'second'), draft([], '', { kind: 'recall', body: { id: first!.id, reason: { en: 'x' }, scope: 'withdraw', keep: ['b'] } }));
    const before = await kept(b);
    let at = 0;
    for (;;) {
      const database = failing(b.desk.database, ++at, instead);
      const broken = on(b, database);
      const done = await pullFrom(broken.desk, broken.desk.exchange!, fleet.ask([], 0, 'b'), endpoint('a')).catch((error: { code?: string; message: string }) => error.code ?? error.message);
      if (typeof done === 'object' && !isRefusal(done)) {
        expect([done.taken, database.sent() < at], 'nothing was left to fail').toEqual([3, true]);
        break;
      }
      expect(['53100', '57P01', 'Connection terminated unexpectedly'], `${what} at ${at}: ${JSON.stringify(done)}`).toContain(done);
      expect(await kept(b), `${what} at ${at}`).toEqual(before);
    }
    expect(at, 'statements that were tried').toBeGreaterThan(12);
    expect(await seen(b)).toContain('second');
    for (let n = 1; ; n++) {
      const database = failing(b.desk.database, n, instead);
      const broken = on(b, database);
      const done = await fetchFiles(broken.desk, broken.desk.exchange!, fleet.ask([], 0, 'b'), endpoint('a')).catch((error: { code?: string }) => error.code ?? 'gone');
      if (database.sent() < n) break;
      expect(done === 1 ? [] : await b.desk.database.audit((lease) => tables(lease).selectFrom('exchange_file_parts').select('no').execute()), `${what} at ${n}`).toEqual([]);
    }
    expect(Buffer.from(must(await b.desk.database.read(OPERATOR.tokens, (lease) => fileOf(lease, means.sha256(file)))) as Uint8Array)).toEqual(file);
    expect(await verify(b.desk)).toMatchObject({ ok: true, faults: [] });
  }, 180_000);

  test('a full disk is said by its name, in the log and in the state of the network, until there is room', async () => {
    const fleet = await fleetOf(kind, ['a', 'b']);
    const [a, b] = fleet.members as [Member, Member];
    await say(a, draft(['b'], 'when there is room'));
    const logged: object[] = [];
    let full = true;
    const database: Database = { ...b.desk.database, write: (tokens, work) => (full ? failing(b.desk.database, 1, FULL).write(tokens, work) : b.desk.database.write(tokens, work)) };
    const broken = on(b, database, (event, facts) => void logged.push({ event, ...facts }));
    const keeping = keepExchange(broken.desk, fleet.ask([], 0, 'b'), 0.02);
    await expect.poll(() => logged, { timeout: 20_000 }).toContainEqual(expect.objectContaining({ event: 'exchange.not_taken', node: 'a', sqlstate: '53100' }));
    expect((await networkState(broken.desk, OPERATOR.tokens))!.peers[0]).toMatchObject({ taken: 0, trouble: 'exchange.not_taken' });
    full = false;
    broken.desk.exchange!.nudged.add('a');
    await expect.poll(() => seen(b), { timeout: 20_000 }).toContain('when there is room');
    await expect.poll(async () => (await networkState(broken.desk, OPERATOR.tokens))!.peers[0]!.trouble, { timeout: 20_000 }).toBe(null);
    await keeping.stop();
  }, 60_000);
});

test('a process that ends between two pages goes on where it ended', async () => {
  const fleet = await fleetOf('embedded', ['a', 'b']);
  const [a, b] = fleet.members as [Member, Member];
  for (let i = 1; i <= 3; i++) await say(a, draft(['b'], `page ${i}`));
  expect(await fleet.pull(1, 0, ['none', 'lose answer'], 0, 1)).toBe('network');
  const restarted = on(b, b.desk.database);
  expect(await pullFrom(restarted.desk, restarted.desk.exchange!, fleet.ask([], 0, 'b'), endpoint('a'), { limit: 1 })).toMatchObject({ taken: 2, pages: 2 });
  expect(await entries(b)).toEqual([1, 2, 3]);
}, 60_000);

test('files that are carried one way: a missing one in the middle is named, and those after it wait for it', async () => {
  const fleet = await fleetOf('embedded', ['a', 'b']);
  const [a, b] = fleet.members as [Member, Member];
  const files: Uint8Array[] = [];
  for (let i = 0; i < 4; i++) {
    await say(a, draft(['b'], `file ${i}`));
    files.push((must(await exportLane(a.desk, a.desk.exchange!, 'b', i) as Exclude<Awaited<ReturnType<typeof exportLane>>, Refusal>)).file);
  }
  const bring = (i: number) => importLane(b.desk, b.desk.exchange!, 'a', files[i]!);
  expect(await bring(0)).toEqual({ taken: 1 });
  for (const i of [2, 3]) expect(await bring(i)).toMatchObject({ code: 'exchange.lane_gap', facts: { expected: 2, came: i + 1 } });
  expect([await entries(b), await seen(b)]).toEqual([[1], expect.not.stringContaining('file 2')]);
  for (const i of [1, 2, 3]) expect(await bring(i)).toEqual({ taken: 1 });
  expect(await entries(b)).toEqual([1, 2, 3, 4]);
}, 60_000);

test('a clock a day behind and one a day ahead: nobody is asked over the network, what is carried is taken, and nothing is lost when they are set', async () => {
  const fleet = await fleetOf('embedded', ['a', 'b']);
  const [a, b] = fleet.members as [Member, Member];
  const at = (one: Member, hours: number): Member => ({ ...one, desk: { ...one.desk, clock: { ...stillClock(later(hours)), wall: () => later(hours) } } });
  const [ahead, behind] = [at(a, 24), at(b, -24)];
  const ask = (to: Member): Parameters<typeof pullFrom>[2] => (_, { method, path, headers, body }) =>
    answerNode(to.desk, to.desk.exchange!, { method, path, body: Buffer.from(body), header: (name) => headers[name] ?? null });
  const pull = (to: Member, from: Member) => pullFrom(to.desk, to.desk.exchange!, ask(from), endpoint(from.node.node));
  must(await ahead.desk.perform(OPERATOR, publishRecords(a.node, [draft(['b'], 'of tomorrow')], [uuid(), uuid()], null)));
  must(await behind.desk.perform(OPERATOR, publishRecords(b.node, [draft(['a'], 'of yesterday')], [uuid(), uuid()], null)));
  expect(await pull(behind, ahead)).toMatchObject({ code: 'exchange.no_answer', facts: { code: 'exchange.request_old' } });
  expect(await pull(ahead, behind)).toMatchObject({ code: 'exchange.no_answer', facts: { code: 'exchange.request_old' } });
  const carried = must(await exportLane(ahead.desk, a.desk.exchange!, 'b', 0) as Exclude<Awaited<ReturnType<typeof exportLane>>, Refusal>);
  expect(await importLane(behind.desk, b.desk.exchange!, 'a', carried.file)).toEqual({ taken: 1 });
  const [row] = await b.desk.database.audit((lease) => readable(lease, 1));
  expect(Math.round(row!.ahead_hours), 'the clock of the desk never goes back behind what it recorded').toBeGreaterThanOrEqual(24);
  expect([await pull(b, a), await pull(a, b)]).toMatchObject([{ taken: 0 }, { taken: 1 }]);
  expect(await seen(a)).toContain('of yesterday');
}, 60_000);

test('a record that is too large is not published; from one who sends it all the same it is put into quarantine, and the lane goes on', async () => {
  const fleet = await fleetOf('embedded', ['a', 'b']);
  const [a, b] = fleet.members as [Member, Member];
  const body = { title: { en: 'x' }, version: 1, paragraphs: Array.from({ length: 120 }, () => ({ en: 'x'.repeat(19_000) })), dissents: [], expires: null };
  expect(await a.desk.perform(OPERATOR, publishRecords(a.node, [draft(['b'], '', { kind: 'paper', body })], [uuid(), uuid()], null))).toMatchObject({ code: 'exchange.too_large', field: 'body' });
  const next = sealed(recordBy('a', ['b'], 'assessment', { ...BODY.assessment!, judgement: { en: 'after it' } }), a.node);
  const ask = dishonest(a, 'b', [sealed(recordBy('a', ['b'], 'paper', body), a.node), next]);
  expect(await pullFrom(b.desk, b.desk.exchange!, ask, endpoint('a'))).toMatchObject({ taken: 2 });
  expect(await seen(b)).toContain('after it');
  expect((await b.desk.database.audit((lease) => alarmsOf(lease, 5))).map(({ what }) => what)).toEqual(['1:1 exchange.too_large']);
}, 60_000);

describe('an origin that shows two nodes two texts of one revision', () => {
  const twoViews = async (): Promise<{ fleet: Fleet; a: Member; b: Member; c: Member; said: { id: string; hash: string } }> => {
    const fleet = await fleetOf('embedded', ['a', 'b', 'c']);
    const [a, b, c] = fleet.members as [Member, Member, Member];
    const id = uuid();
    const text = (judgement: string) => sealed(recordBy('a', ['b', 'c'], 'assessment', { ...BODY.assessment!, judgement: { en: judgement } }, { id }), a.node);
    const [one, two] = [text('calm'), text('alarming')];
    await pullFrom(b.desk, b.desk.exchange!, dishonest(a, 'b', [one]), endpoint('a'));
    await pullFrom(c.desk, c.desk.exchange!, dishonest(a, 'c', [two]), endpoint('a'));
    return { fleet, a, b, c, said: { id, hash: hashOfEnvelope(one) } };
  };
  const remark = (to: string, ref: { id: string; hash: string }) => draft([to], '', { kind: 'comment', body: BODY.comment!, refs: [{ rel: 'comments', id: ref.id, hash: ref.hash }] });

  test('is noticed when one of them speaks of it to the other, and proved when it passes it on', async () => {
    const { fleet, b, c, said } = await twoViews();
    await say(b, remark('c', said));
    await fleet.pull(2, 1);
    expect(await c.desk.database.audit((lease) => alarmsOf(lease, 5))).toMatchObject([{ node: 'b', alarm: 'unseen', what: `${said.id} ${said.hash}` }]);
    must(await b.desk.perform(OPERATOR, passOn(b.node, { hash: said.hash, to: ['c'] }, null)));
    await fleet.pull(2, 1);
    expect((await c.desk.database.audit((lease) => alarmsOf(lease, 5))).map(({ alarm }) => alarm), 'both texts are here now, each signed by its origin').toEqual(['equivocation']);
    expect(await seen(c)).toMatch(/alarming[^]*calm|calm[^]*alarming/);
  }, 60_000);

  test('a revision that is only on its way, or that one was left out of, is none', async () => {
    const fleet = await fleetOf('embedded', ['a', 'b', 'c']);
    const [a, b, c] = fleet.members as [Member, Member, Member];
    const change = { what: { en: 'x' }, why: { en: 'y' } };
    const [one, two] = await say(a, draft(['b', 'c'], 'one'), draft(['b', 'c'], 'two'));
    for (const to of [1, 2]) await fleet.pull(to, 0);
    const [oneAgain, twoAgain] = [(await say(a, draft(['b', 'c'], 'one, corrected', { id: one!.id, change })))[0]!, (await say(a, draft(['b'], 'two, for b alone', { id: two!.id, change })))[0]!];
    await fleet.pull(1, 0);
    await say(b, remark('c', oneAgain));
    await fleet.pull(2, 1);
    expect((await c.desk.database.audit((lease) => alarmsOf(lease, 5))).map(({ alarm }) => alarm)).toEqual(['unseen']);
    await fleet.pull(2, 0);
    await say(b, remark('c', twoAgain));
    await fleet.pull(2, 1);
    expect(await c.desk.database.audit((lease) => alarmsOf(lease, 5))).toEqual([]);
  }, 60_000);
});
