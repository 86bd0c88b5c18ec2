import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { isRefusal, type Refusal } from '../../src/core/refusal.ts';
import { answerNode, keepExchange, pullFrom, type Ask, type Pulled } from '../../src/features/exchange/index.ts';
import { machineOf } from '../../src/features/exchange/receive.ts';
import { inHead, laneOf, outHead } from '../../src/features/exchange/store.ts';
import { openPostgres } from '../../src/platform/db/database.ts';
import { makeNode, opened } from '../../src/platform/keys.ts';
import { createOwned } from '../owned.ts';
import { draft } from '../exchange/drafts.ts';
import { introduce, member_, say, type Member } from '../exchange/pair.ts';
import { anchor, directoryOf, FROM, member, NET, nodeNamed } from '../exchange/network.ts';
import { clusterUrl } from './homes.ts';
import { median, type Bench } from './bench.ts';

/** One record as JSON of about 4 KB. */
const FOUR_KB = 'An assessment of what changed and why it matters. '.repeat(66);
const BATCH = 250;
const PAGE = 500;
const PEERS = 12;

type Home = { one: Member; url: string; drop(): Promise<void> };
async function home(node: Member['node']): Promise<Home> {
  const { url, drop } = await createOwned(await clusterUrl());
  const database = openPostgres(url, 6);
  return { one: await member_(database, node), url, drop: async () => { await database.close(); await drop(); } };
}

type Pair = { readonly a: Home; readonly b: Home };
async function pair(): Promise<Pair> {
  const [a, b] = [await home(nodeNamed('a')), await home(nodeNamed('b'))];
  const directory = directoryOf([a, b].map(({ one }) => member(one.node)));
  for (const { one } of [a, b]) await introduce(one, directory);
  return { a, b };
}

/** Publishes until so many lie on the lane to b, numbered on from `from`. */
async function fill({ a }: { a: Home }, from: number, to: number): Promise<void> {
  for (let sent = from; sent < to; sent += BATCH) await say(a.one, ...Array.from({ length: Math.min(BATCH, to - sent) }, (_, i) => draft(['b'], `${sent + i} ${FOUR_KB}`)));
}

/** Milliseconds of processor of this process and of the servers of these databases, both ends together. */
function processor(urls: readonly string[]): number {
  const names = urls.map((url) => new URL(url).pathname.slice(1));
  const { user, system } = process.cpuUsage();
  let all = (user + system) / 1000;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!names.some((name) => readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(name))) continue;
      const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]!.split(' ');
      all += (Number(fields[11]) + Number(fields[12])) * 10;
    } catch { /* it has ended */ }
  }
  return all;
}

/** A network that keeps nothing of what it carries. */
const straight = ({ desk }: Member): Ask => (_endpoint, { method, path, headers, body }) => answerNode(desk, desk.exchange!, { method, path, body: Buffer.from(body), header: (name) => headers[name] ?? null });

const pull = ({ a, b }: Pair): Promise<Pulled | Refusal> => pullFrom(b.one.desk, b.one.desk.exchange!, straight(a.one), { node: a.one.node.node, endpoint: a.one.node.endpoint! });

async function pulled({ a, b }: Pair, expected: number): Promise<{ seconds: number; cpuMs: number }> {
  const [began, used] = [performance.now(), processor([a.url, b.url])];
  const done = await pull({ a, b });
  if (isRefusal(done) || done.taken !== expected) throw new Error('not everything came');
  return { seconds: (performance.now() - began) / 1000, cpuMs: (processor([a.url, b.url]) - used) / expected };
}

async function nothingNew(two: Pair): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 21; i++) {
    const at = performance.now();
    await pull(two);
    times.push(performance.now() - at);
  }
  return median(times);
}

/** The same bytes, and nothing of the exchange: a table with a key and a text, a page a transaction. */
async function plainly(count: number): Promise<number> {
  const { url, drop } = await createOwned(await clusterUrl());
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create table plain (no integer primary key, payload text not null)');
  const began = performance.now();
  for (let from = 0; from < count; from += PAGE) {
    const numbers = Array.from({ length: Math.min(PAGE, count - from) }, (_, i) => from + i);
    await client.query('insert into plain select * from unnest($1::integer[], $2::text[])', [numbers, numbers.map((n) => `${n} ${FOUR_KB}`.padEnd(4000, 'x'))]);
  }
  const seconds = (performance.now() - began) / 1000;
  await client.end();
  await drop();
  return count / seconds;
}

/** From the answer to whoever publishes until it can be read at each of twelve peers: real HTTP, and the loop that a server has. */
async function visible(rounds: number): Promise<number[]> {
  const servers: { server: Server; port: number }[] = [];
  const homes: Home[] = [];
  const handlers: ((...given: Parameters<Parameters<typeof createServer>[1] & object>) => void)[] = [];
  for (let i = 0; i <= PEERS; i++) {
    const server = createServer((req, res) => handlers[i]!(req, res as never));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push({ server, port: (server.address() as AddressInfo).port });
  }
  for (const [i, { port }] of servers.entries()) homes.push(await home(opened(makeNode({ net: NET, node: `n${i}`, name: `n${i}`, endpoint: `http://127.0.0.1:${port}`, readers: ['secretariat'], anchor }, FROM))));
  const directory = directoryOf(homes.map(({ one }) => member(one.node)));
  for (const { one } of homes) await introduce(one, directory);
  const desks = homes.map(({ one }) => ({ ...one.desk, clock: { ...one.desk.clock, wall: () => new Date().toISOString() } }));
  desks.forEach((desk) => handlers.push((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      void answerNode(desk, desk.exchange!, { method: req.method!, path: req.url!, body: Buffer.concat(parts), header: (name) => (req.headers[name] as string | undefined) ?? null }).then(({ status, headers, body }) => res.writeHead(status, headers).end(body), () => res.writeHead(500).end());
    });
  }));
  const loops = desks.map((desk) => keepExchange(desk));
  const times: number[] = [];
  try {
    const origin = desks[0]!;
    const taken = (i: number): Promise<number> => desks[i]!.database.read(machineOf(homes[i]!.one.node).tokens, async (lease) => inHead(await laneOf(lease, 'n0')).seq);
    // The first is not counted: everybody who starts asks everybody.
    for (let round = 1; round <= rounds + 1; round++) {
      await say({ desk: origin, node: homes[0]!.one.node }, draft(homes.slice(1).map(({ one }) => one.node.node), `${round} ${FOUR_KB}`));
      const began = performance.now();
      await Promise.all(Array.from({ length: PEERS }, async (_, i) => {
        while ((await taken(i + 1)) < round) await new Promise((resolve) => setTimeout(resolve, 20));
        if (round > 1) times.push(performance.now() - began);
      }));
    }
  } finally {
    await Promise.all(loops.map((loop) => loop.stop()));
    for (const { server } of servers) {
      server.closeAllConnections();
      server.close();
    }
    for (const one of homes) await one.drop();
  }
  return times.sort((x, y) => x - y);
}

/** Nodes on PostgreSQL that syncs: how fast a lane is pulled, verified and made durable, how long it takes to find nothing new, and until others can read. */
export const exchangeBench: Bench = async ({ kinds, quick, runs, say: tell, row }) => {
  if (!kinds.includes('postgresql')) return;
  const [small, large, gap] = quick ? [500, 1500, 500] : [1_000, 100_000, 5_000];
  for (let run = 0; run < (quick ? 1 : runs); run++) {
    const two = await pair();
    try {
      const put = (what: string, unit: string, value: number): void => row('postgresql', what, unit, value);
      await fill(two, 0, small);
      await pulled(two, small);
      put(`nothing new, after ${small} records`, 'noop_sync_ms_1e3', await nothingNew(two));
      const middle = quick ? 1_000 : 10_000;
      const began = performance.now();
      await fill(two, small, middle);
      put('published in batches of 250', 'publish_records_per_s', (middle - small) / ((performance.now() - began) / 1000));
      const plain = await plainly(middle - small);
      const one = await pulled(two, middle - small);
      put(`durable verified pull of ${middle - small} records of 4 KB`, 'pull_records_per_s', (middle - small) / one.seconds);
      put('processor for one record, both ends and both databases', 'pull_cpu_ms_per_record', one.cpuMs);
      put('the same bytes inserted plainly and durably, side by side', 'plain_insert_records_per_s', plain);
      // A node is cut off for a day while so much is published, and comes back.
      await fill(two, middle, middle + gap);
      put(`cut off while ${gap} records were published`, 'partition_24h_5000_s', (await pulled(two, gap)).seconds);
      let sent = middle + gap;
      if (large > sent) {
        await fill(two, sent, large);
        await pulled(two, large - sent);
        sent = large;
      }
      put(`nothing new, after ${sent} records`, 'noop_sync_ms_1e5', await nothingNew(two));
      tell('a new node takes all of it');
      await two.a.one.desk.database.read(machineOf(two.a.one.node).tokens, async (lease) => tell(`${outHead(await laneOf(lease, 'b')).seq} on the lane`));
      const again = await home(two.b.one.node);
      try {
        await introduce(again.one, directoryOf([two.a, two.b].map(({ one: { node } }) => member(node))));
        put(`back-fill of ${sent} records of 4 KB`, 'backfill_100k_s', (await pulled({ a: two.a, b: again }, sent)).seconds);
      } finally {
        await again.drop();
      }
      const times = await visible(quick ? 3 : 20);
      put(`published until it can be read at ${PEERS} peers, p95`, 'publish_visible_p95_ms', times[Math.ceil(times.length * 0.95) - 1]!);
    } finally {
      for (const one of [two.a, two.b]) await one.drop();
    }
  }
};
