import { beforeAll, describe, expect, test } from 'vitest';
import { isRefusal, type Refusal } from '../../src/core/refusal.ts';
import type { Entry } from '../../src/core/exchange/lane.ts';
import { signDetached, type Envelope } from '../../src/core/exchange/envelope.ts';
import { endorsed } from '../../src/core/exchange/directory.ts';
import { alarmsOf, exportLane, importLane, networkState, publishRecords, pullFrom, quarantineOf, readable, reopenLanes, takeDirectory } from '../../src/features/exchange/index.ts';
import { tables } from '../../src/features/exchange/tables.ts';
import { OPERATOR } from '../../src/features/people/index.ts';
import { endorsedKey, makeKey, means, signerOf } from '../../src/platform/keys.ts';
import { verify } from '../../src/platform/verify.ts';
import { must, NOW, later } from '../testbed.ts';
import { dishonest } from './dishonest.ts';
import { draft, recallOf } from './drafts.ts';
import { fleetOf, heal, network, say, type Fleet, type Member } from './fleet.ts';
import { accepted, BODY, codeOf, directoryOf, member, NET, recordBy, sealed, signedDirectory, uuid } from './network.ts';

/** What goes wrong between nodes that are not the network's fault: each ends in something that is named and seen. */
let fleet: Fleet;
let [a, b, c]: Member[] = [];
beforeAll(async () => {
  fleet = await fleetOf('embedded', ['a', 'b', 'c']);
  [a, b, c] = fleet.members as [Member, Member, Member];
});
const seen = async ({ desk }: Member): Promise<string> => (await desk.database.audit((lease) => readable(lease, 10_000))).map(({ payload }) => payload).join('\n');
const alarms = async ({ desk }: Member): Promise<string[]> => (await desk.database.audit((lease) => lease.db.selectFrom('acts').select('payload').where('kind', '=', 'exchange.received').execute())).flatMap(({ payload }) => (payload as { alarms: { alarm: string }[] }).alarms.map(({ alarm }) => alarm));

const sentEntries = (from: Member, to: string): Promise<Entry[]> => from.desk.database.audit(async (lease) => (await tables(lease).selectFrom('exchange_ledger').selectAll().where('node', '=', to).orderBy('lane_seq').execute())
  .map((row) => ({ lane: { from: from.node.node, to }, epoch: row.lane_epoch, seq: row.lane_seq, prev: row.prev, record: row.record, at: row.sent_at })));

describe('recall and narrowing', () => {
  test('a recall reaches everybody who ever got it, in whatever revision, and each answer is shown', async () => {
    const [first] = await say(a!, draft(['b', 'c'], 'first wording'));
    await heal(fleet);
    // The second revision is for b alone: c is told.
    const change = { what: { en: 'A figure' }, why: { en: 'It was wrong' } };
    const done = await say(a!, draft(['b'], 'second wording', { id: first!.id, change }));
    expect(done.map(({ kind, entries }) => [kind, entries.map(({ to }) => to)])).toEqual([['assessment', ['b']], ['recall', ['b', 'c']]]);
    await heal(fleet);
    expect(await seen(c!)).not.toContain('wording');
    expect(await seen(b!)).toContain('second wording');
    await say(a!, recallOf(first!.id, { scope: 'delete' }));
    const waiting = (await networkState(a!.desk, OPERATOR.tokens))!.recalls[0]!;
    expect(waiting.nodes).toEqual([{ node: 'b', outcome: 'waiting' }, { node: 'c', outcome: 'waiting' }]);
    await heal(fleet);
    expect((await networkState(a!.desk, OPERATOR.tokens))!.recalls.map(({ nodes }) => nodes.map(({ node, outcome }) => `${node} ${outcome}`))).toEqual([['b purged', 'c purged'], ['b kept', 'c hidden']]);
    for (const one of [b!, c!]) {
      const rows = await one.desk.database.audit((lease) => tables(lease).selectFrom('exchange_records').select('payload').where('id', '=', first!.id).execute());
      expect(rows.map(({ payload }) => payload).join('')).toBe('');
      expect(await verify(one.desk)).toMatchObject({ ok: true, faults: [] });
    }
  });
});

describe('a dishonest origin', () => {
  test('a bad record is put into quarantine and answered for; the lane goes on', async () => {
    await heal(fleet);
    const before = { entries: await sentEntries(a!, 'b') };
    const good = sealed(recordBy('a', ['b'], 'assessment', { ...BODY.assessment!, judgement: { en: 'after the bad one' } }), a!.node);
    const bad = sealed({ ...recordBy('a', ['b'], 'assessment', BODY.assessment!), hidden: 'x\u0000y' }, a!.node);
    const elsewhere = sealed(recordBy('a', ['c'], 'assessment', { ...BODY.assessment!, judgement: { en: 'not for b' } }), a!.node);
    const twin = (text: string): Envelope => sealed(recordBy('a', ['b'], 'assessment', { ...BODY.assessment!, judgement: { en: text } }, { id: uuid(5) }), a!.node);
    const same = [twin('one thing'), twin('another thing')].map((envelope, i, all) => (i === 0 ? envelope : sealed({ ...(JSON.parse(Buffer.from(envelope.payload, 'base64').toString()) as object), id: (JSON.parse(Buffer.from(all[0]!.payload, 'base64').toString()) as { id: string }).id }, a!.node)));
    const done = await pullFrom(b!.desk, b!.desk.exchange!, dishonest(a!, 'b', [bad, elsewhere, ...same, good], before), { node: 'a', endpoint: 'http://a.test' });
    expect(done).toMatchObject({ taken: 5 });
    expect(await seen(b!)).toContain('after the bad one');
    expect(await seen(b!)).not.toContain('not for b');
    const held = await b!.desk.database.audit((lease) => quarantineOf(lease, 10));
    expect(held.map(({ refusal }) => (JSON.parse(refusal!) as { code: string }).code).sort((x, y) => (x < y ? -1 : 1))).toEqual(['exchange.malformed', 'exchange.not_addressed']);
    expect(await seen(b!)).toContain('one thing');
    expect(await seen(b!), 'both texts are kept').toContain('another thing');
    expect(await alarms(b!)).toEqual(expect.arrayContaining(['quarantine', 'equivocation']));
    const told = await b!.desk.database.audit((lease) => alarmsOf(lease, 10));
    expect(told.map(({ node, alarm }) => `${node} ${alarm}`).sort((x, y) => (x < y ? -1 : 1))).toEqual(['a equivocation', 'a quarantine', 'a quarantine']);
    expect(await b!.desk.database.audit((lease) => alarmsOf(lease, 1))).toEqual(told.slice(0, 1));
    // The receipt lies on the lane back.
    const back = await b!.desk.database.audit((lease) => tables(lease).selectFrom('exchange_published').select('payload').where('kind', '=', 'receipt').orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow());
    expect((JSON.parse(back.payload) as { body: { items: { outcome: string; why: string }[] } }).body.items.map(({ why }) => why)).toEqual(['exchange.malformed', 'exchange.not_addressed']);
    expect(await verify(b!.desk)).toMatchObject({ ok: true, faults: [] });
    // The honest lane shows another past than was signed for b. That is said, and not mended by itself.
    await say(a!, draft(['b'], 'the honest continuation'));
    expect(codeOf(await fleet.pull(1, 0))).toBe('exchange.lane_forked');
    expect(codeOf(await fleet.pull(1, 0)), 'and again, until somebody has spoken').toBe('exchange.lane_forked');
    expect(await seen(b!)).not.toContain('honest continuation');
  });
});

describe('a node that was restored from a backup', () => {
  /** As a backup from before the second record leaves it: the act and what was folded from it are gone. */
  const restored = async (): Promise<{ two: Fleet; origin: Member; reader: Member }> => {
    const two = await fleetOf('embedded', ['a', 'b']);
    const [origin, reader] = two.members as [Member, Member];
    await say(origin, draft(['b'], 'kept'), draft(['b'], 'lost by the backup'));
    await two.pull(1, 0);
    await origin.desk.database.own(async (lease) => {
      const [first, lost] = await tables(lease).selectFrom('exchange_ledger').selectAll().orderBy('lane_seq').execute();
      await tables(lease).deleteFrom('exchange_ledger').where('lane_seq', '=', 2).execute();
      await tables(lease).deleteFrom('exchange_published').where('hash', '=', lost!.record).execute();
      await tables(lease).updateTable('exchange_lanes').set({ out_seq: 1, out_hash: first!.entry }).where('node', '=', 'b').execute();
    });
    return { two, origin, reader };
  };

  test('opens its lanes anew, and what it lost stays with whoever has it', async () => {
    const { two, origin, reader } = await restored();
    must(await origin.desk.perform(OPERATOR, reopenLanes(origin.node, null)));
    await say(origin, draft(['b'], 'said after the restore'), draft(['b'], 'and more'));
    expect(await two.pull(1, 0)).toMatchObject({ taken: 2 });
    expect(await seen(reader)).toMatch(/said after the restore/);
    expect(await seen(reader)).toMatch(/lost by the backup/);
    expect(await alarms(reader)).toContain('epoch');
    expect(await verify(reader.desk)).toMatchObject({ ok: true, faults: [] });
  });

  test('where it went on as if nothing were, the lane stands and says so', async () => {
    const { two, origin, reader } = await restored();
    await say(origin, draft(['b'], 'said after the restore'));
    expect(await two.pull(1, 0)).toMatchObject({ code: 'exchange.no_answer', facts: { code: 'exchange.lane_forked' } });
    expect(await seen(reader)).not.toContain('said after');
  });

  test('that says nothing new yet is shown what it signed, and opens the epoch by itself', async () => {
    const { two, origin, reader } = await restored();
    expect(await two.pull(1, 0)).toMatchObject({ reopened: true });
    await say(origin, draft(['b'], 'said after the restore'));
    expect(await two.pull(1, 0)).toMatchObject({ taken: 1 });
    expect(await seen(reader)).toContain('said after the restore');
    expect(await seen(reader), 'what the origin lost stays with whoever has it').toContain('lost by the backup');
    expect(await alarms(reader)).toContain('epoch');
  });
});

describe('keys', () => {
  test('a key is changed during a partition: what was signed before still comes, and what comes after too', async () => {
    const two = await fleetOf('embedded', ['a', 'b']);
    const [origin, reader] = two.members as [Member, Member];
    await say(origin, draft(['b'], 'under the first key'));
    const next = endorsedKey(NET, 'a', origin.node.identity, NOW);
    const before = accepted(two.directory);
    const keys = [{ ...member(origin.node).keys[0]!, until: NOW }, { key: next.key, from: next.from, until: null, compromised: null, endorsement: next.endorsement }];
    const second = directoryOf([member(origin.node, { keys }), member(reader.node)], before);
    for (const one of [origin, reader]) must(await one.desk.perform(OPERATOR, takeDirectory(one.node, signedDirectory(second), null)));
    const rotated = { node: { ...origin.node, signing: next, signer: signerOf(next) }, desk: { ...origin.desk, exchange: { ...origin.desk.exchange!, node: { ...origin.node, signing: next, signer: signerOf(next) } } } };
    await say(rotated, draft(['b'], 'under the second key'));
    const again = { ...two, members: [rotated, reader] };
    expect(await network(again.members, second).pull(1, 0)).toMatchObject({ taken: 2 });
    expect(await seen(reader)).toMatch(/under the first key/);
    expect(await seen(reader)).toMatch(/under the second key/);
  });

  test('a thief with the signing key is heard until the theft is known, and not after; what the true node said stays', async () => {
    const two = await fleetOf('embedded', ['a', 'b']);
    const [origin, reader] = two.members as [Member, Member];
    await say(origin, draft(['b'], 'by the true node'));
    await two.pull(1, 0);
    const second = directoryOf([member(origin.node, { keys: [{ ...member(origin.node).keys[0]!, compromised: NOW }] }), member(reader.node)], accepted(two.directory));
    must(await reader.desk.perform(OPERATOR, takeDirectory(reader.node, signedDirectory(second), null)));
    await say(origin, draft(['b'], 'by the thief'));
    expect(codeOf(await two.pull(1, 0))).toBe('exchange.key_refused');
    expect(await seen(reader)).toContain('by the true node');
    expect(await seen(reader)).not.toContain('by the thief');
  });

  test('an identity that differs from the pin is an alarm, and the pin stays', async () => {
    const two = await fleetOf('embedded', ['a', 'b']);
    const [origin, reader] = two.members as [Member, Member];
    const false_ = makeKey();
    const forged = { identity: false_.key, keys: [{ ...member(origin.node).keys[0]!, endorsement: signDetached(means, 'application/vnd.comity.key+json;v=1', endorsed(NET, 'a', origin.node.signing.key, origin.node.signing.from), signerOf(false_)) }] };
    must(await reader.desk.perform(OPERATOR, takeDirectory(reader.node, signedDirectory(directoryOf([member(origin.node, forged), member(reader.node)], accepted(two.directory))), null)));
    expect((await networkState(reader.desk, OPERATOR.tokens))!.conflicts).toEqual(['a']);
    expect(await reader.desk.database.audit((lease) => alarmsOf(lease, 10))).toMatchObject([{ node: 'a', alarm: 'pin', what: '2' }]);
    await say(origin, draft(['b'], 'under a false identity'));
    expect(isRefusal(await two.pull(1, 0))).toBe(true);
  });

  test('a node that is suspended is neither answered nor heard', async () => {
    const two = await fleetOf('embedded', ['a', 'b']);
    const [origin, reader] = two.members as [Member, Member];
    const second = directoryOf([member(origin.node), member(reader.node, { status: 'suspended' })], accepted(two.directory));
    must(await origin.desk.perform(OPERATOR, takeDirectory(origin.node, signedDirectory(second), null)));
    expect(await two.pull(1, 0)).toMatchObject({ code: 'exchange.no_answer', facts: { status: 401 } });
    const left = await origin.desk.perform(OPERATOR, publishRecords(origin.node, [draft(['b'], 'x')], [uuid(), uuid()], null));
    expect(codeOf(left)).toBe('exchange.not_a_peer');
  });
});

describe('a lane that is carried', () => {
  test('a file is taken as an answer is; a missing piece is noticed, and the same again changes nothing', async () => {
    const two = await fleetOf('embedded', ['a', 'b']);
    const [origin, reader] = two.members as [Member, Member];
    for (let i = 1; i <= 3; i++) await say(origin, draft(['b'], `piece ${i}`));
    const piece = async (after: number): Promise<Uint8Array> => (must(await exportLane(origin.desk, origin.desk.exchange!, 'b', after) as Exclude<Awaited<ReturnType<typeof exportLane>>, Refusal>)).file;
    expect(codeOf(await importLane(reader.desk, reader.desk.exchange!, 'a', await piece(1)))).toBe('exchange.lane_gap');
    const all = await piece(0);
    const damaged = Buffer.from(all);
    damaged[damaged.length - 40]! ^= 1;
    expect(codeOf(await importLane(reader.desk, reader.desk.exchange!, 'a', damaged))).toBe('exchange.bad_signature');
    expect(codeOf(await importLane(reader.desk, reader.desk.exchange!, 'a', all.subarray(0, all.length - 10)))).toBe('exchange.bad_signature');
    expect(await importLane(reader.desk, reader.desk.exchange!, 'a', all)).toEqual({ taken: 3 });
    expect(codeOf(await importLane(reader.desk, reader.desk.exchange!, 'a', all))).toBe('exchange.nothing_new');
    expect(await two.pull(1, 0)).toMatchObject({ taken: 0 });
  });
});

test('an hour ahead of ours is shown beside the record', async () => {
  const two = await fleetOf('embedded', ['a', 'b']);
  const [origin, reader] = two.members as [Member, Member];
  origin.desk.clock.set(later(24));
  await say(origin, draft(['b'], 'of tomorrow'));
  await two.pull(1, 0);
  const [row] = await reader.desk.database.audit((lease) => readable(lease, 1));
  expect(row!.ahead_hours).toBeGreaterThan(23);
});
