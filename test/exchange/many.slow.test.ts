import { beforeAll, expect, inject, test } from 'vitest';
import { isRefusal } from '../../src/core/refusal.ts';
import { networkState, readable } from '../../src/features/exchange/index.ts';
import { tables } from '../../src/features/exchange/tables.ts';
import { OPERATOR } from '../../src/features/people/index.ts';
import { openPostgres } from '../../src/platform/db/database.ts';
import { verify } from '../../src/platform/verify.ts';
import { createOwned } from '../owned.ts';
import { chance } from '../slow/chance.ts';
import { draft, recallOf } from './drafts.ts';
import { FAULTS, introduce, network, say, type Fault, type Fleet, type Member } from './fleet.ts';
import { directoryOf, member, nodeNamed } from './network.ts';
import { member_ } from './pair.ts';

/**
 * As many nodes as the largest regional organisations have members, in one process, each on a database of its own in one
 * PostgreSQL. Databases and not schemas: the roles that policies are for have the name of their database, so nodes that
 * shared one would share their readers.
 */
const NODES = Number(process.env.COMITY_TEST_NODES ?? 57);
const STEPS = NODES * 12;
const AT_ONCE = 6;
/** What a node with two connections, its keys and its part of the network may cost. */
const MOST_MIB = 400 + NODES * 14;

async function eachOf<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const left = [...all];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  }));
}

const drops: (() => Promise<unknown>)[] = [];
let fleet: Fleet;
const begun = performance.now();
const told = (what: string): void => void process.stderr.write(`${NODES} nodes: ${what}, ${Math.round((performance.now() - begun) / 1000)} s, ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB\n`);

beforeAll(async () => {
  if (inject('postgres') === null) return;
  const nodes = Array.from({ length: NODES }, (_, i) => nodeNamed(`n${i}`));
  const directory = directoryOf(nodes.map((node) => member(node)));
  const members: Member[] = [];
  await eachOf(nodes, async (node) => {
    const { url, drop } = await createOwned(inject('postgres')!);
    const database = openPostgres(url, 2);
    drops.push(() => database.close().then(drop));
    members.push(await member_(database, node));
  });
  members.sort((a, b) => nodes.indexOf(a.node) - nodes.indexOf(b.node));
  told('databases');
  await eachOf(members, (one) => introduce(one, directory));
  told('introduced');
  fleet = network(members, directory);
  return async () => {
    await eachOf(drops, (drop) => drop());
  };
}, 1_800_000);

/** What bytes say to whoever looks closely: as they stand, and with all base64 in them undone. */
function readings(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  return [text, ...[...text.matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g)].map(([run]) => Buffer.from(run, 'base64').toString('latin1'))].join('\n');
}

test.skipIf(inject('postgres') === null)(`${NODES} nodes, faults, and some of them cut off: everything arrives where it was sent and nowhere else`, async () => {
  const { members } = fleet;
  const { next: random, int: pick } = chance(57);
  const canaries = new Map<string, { to: Set<string>; id: string; by: number; recalled: boolean }>();
  const seen = new Set<string>();
  // What left is looked through as it goes, and not kept.
  const look = (): void => {
    for (const { to, bytes } of (fleet.left as { to: string; bytes: Uint8Array }[]).splice(0)) {
      for (const [canary] of readings(bytes).matchAll(/canary-\d+-end/g)) {
        expect(canaries.get(canary)?.to.has(to), `${canary} left towards ${to}`).toBe(true);
        seen.add(canary);
      }
    }
  };
  const tell = async (by: number, to: readonly number[]): Promise<void> => {
    const canary = `canary-${canaries.size + 1}-end`;
    const ids = [...new Set(to)].filter((one) => one !== by).map((one) => members[one]!.node.node);
    if (ids.length === 0) return;
    const one = { to: new Set(ids), id: '', by, recalled: false };
    canaries.set(canary, one);
    one.id = (await say(members[by]!, draft(ids, canary)))[0]!.id;
  };
  const apart = new Set(Array.from({ length: Math.max(1, Math.floor(NODES / 6)) }, () => pick(NODES)));
  for (const by of members.keys()) await tell(by, [(by + 1) % NODES, pick(NODES), pick(NODES)]);
  await eachOf(Array.from({ length: STEPS }, (_, i) => i), async () => {
    const [a, b, kind] = [pick(NODES), pick(NODES), random()];
    if (kind < 0.3) await tell(a, Array.from({ length: 1 + pick(20) }, () => pick(NODES)));
    else if (kind < 0.36) {
      const open = [...canaries.values()].filter(({ id, recalled }) => id !== '' && !recalled);
      const one = open[pick(open.length)];
      if (!one) return;
      one.recalled = true;
      await say(members[one.by]!, recallOf(one.id));
    } else if (a !== b) {
      const cut = apart.has(a) !== apart.has(b);
      await fleet.pull(a, b, cut ? ['lose request'] : Array.from({ length: pick(4) }, () => FAULTS[pick(FAULTS.length)]!) as Fault[], random(), 1 + pick(6));
    }
    look();
  });
  told(`${canaries.size} records, ${[...canaries.values()].filter(({ recalled }) => recalled).length} recalled, ${apart.size} nodes cut off`);

  const states = async (): Promise<{ out: Map<string, string>; taken: Map<string, string> }[]> => Promise.all(members.map(async ({ desk }) => {
    const rows = await desk.database.audit((lease) => tables(lease).selectFrom('exchange_lanes').selectAll().execute());
    return { out: new Map(rows.map((row) => [row.node, row.out_hash])), taken: new Map(rows.map((row) => [row.node, row.in_hash])) };
  }));
  const pairs = [...members.keys()].flatMap((to) => [...members.keys()].filter((from) => from !== to).map((from): [number, number] => [to, from]));
  for (let round = 0; ; round++) {
    const all = await states();
    const behind = pairs.filter(([to, from]) => (all[from]!.out.get(`n${to}`) ?? '0'.repeat(64)) !== (all[to]!.taken.get(`n${from}`) ?? '0'.repeat(64)));
    if (behind.length === 0) break;
    expect(round, 'it comes to rest').toBeLessThan(6);
    await eachOf(behind, async ([to, from]) => {
      const done = await fleet.pull(to, from);
      if (done === 'network' || isRefusal(done)) throw new Error(`${to} from ${from}: ${done === 'network' ? done : done.code}`);
      look();
    });
    told(`healing: ${behind.length} of ${pairs.length} lanes were behind`);
  }
  await eachOf(pairs, async ([to, from]) => {
    expect(await fleet.pull(to, from), 'nothing new is found anywhere').toMatchObject({ taken: 0 });
    look();
  });
  told('asked everybody once more');

  let lost = 0;
  const lanes = await Promise.all(members.map(({ desk }) => desk.database.audit(async (lease) => ({
    sent: await tables(lease).selectFrom('exchange_ledger').select(['node', 'entry']).orderBy('node').orderBy('lane_seq').execute(),
    had: await tables(lease).selectFrom('exchange_entries').select(['node', 'entry', 'outcome']).orderBy('node').orderBy('lane_seq').execute(),
  }))));
  for (const [to, from] of pairs) {
    const sent = lanes[from]!.sent.filter(({ node }) => node === `n${to}`).map(({ entry }) => entry);
    const had = lanes[to]!.had.filter(({ node }) => node === `n${from}`);
    lost += sent.filter((entry) => !had.some((one) => one.entry === entry)).length;
    expect(had.map(({ entry }) => entry), `n${from} > n${to}`).toEqual(sent);
    expect(had.filter(({ outcome }) => outcome === 'quarantined')).toEqual([]);
  }
  expect(lost).toBe(0);
  expect(seen.size, 'the search finds what did go').toBe(canaries.size);
  for (const { desk, node } of members) {
    const texts = (await desk.database.audit((lease) => readable(lease, 100_000))).map(({ payload }) => payload).join('\n');
    for (const [canary, { to, recalled }] of canaries) expect(texts.includes(canary), `${canary} at ${node.node}`).toBe(to.has(node.node) && !recalled);
    const state = (await networkState(desk, OPERATOR.tokens))!;
    expect(state.recalls.flatMap(({ nodes }) => nodes).filter(({ outcome }) => outcome === 'waiting')).toEqual([]);
    for (const peer of state.peers) expect(peer.confirmed, `${node.node}: ${peer.node} says that it has all`).toBe(peer.sent);
  }
  // Before `verify`, which holds a whole database in memory beside.
  const peak = process.resourceUsage().maxRSS / 1024;
  told(`at rest: 0 lost, 0 astray, ${lanes.reduce((sum, { sent }) => sum + sent.length, 0)} entries; peak ${Math.round(peak)} MiB`);
  expect(peak).toBeLessThan(MOST_MIB);
  for (const { desk } of [members[0]!, members[NODES - 1]!]) expect((await verify(desk)).faults).toEqual([]);
}, 1_800_000);
