import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { assemble, type Desk } from '../../src/desk.ts';
import type { NetworkState } from '../../src/features/exchange/index.ts';
import type { Draft } from '../../src/features/exchange/rules.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { noLog } from '../../src/platform/log.ts';
import { fileOf, makeNode, opened, writePrivate, type Node } from '../../src/platform/keys.ts';
import { reopen } from '../faults/kill.ts';
import { createOwned } from '../owned.ts';
import type { Kind } from '../testbed.ts';
import { anchor, directoryOf, FROM, member, NET } from './network.ts';
import { introduce, member_ } from './pair.ts';
import { startProxy, type Proxy } from './proxy.ts';
import type { Asked, Point } from './server.ts';

/** Nodes as processes, each behind a proxy, each on a database of its own that a test opens when its process is gone. */
const SERVER = join(import.meta.dirname, 'server.ts');
type Answer = { id: number; refused?: string; published?: string[] } & Partial<NetworkState>;
type Running = { readonly child: ChildProcess; readonly ended: Promise<unknown>; ask(what: DistributedOmit<Asked>): Promise<Answer> };
type DistributedOmit<T> = T extends unknown ? Omit<T, 'id'> : never;
export type Place = { readonly node: Node; readonly proxy: Proxy; readonly where: string; log: string; running: Running | null };
export type Net = { readonly places: readonly Place[]; close(): Promise<void> };

export async function netOf(kind: Kind, ids: readonly string[]): Promise<Net> {
  const folder = mkdtempSync(join(tmpdir(), 'comity-processes-'));
  const drops: (() => Promise<unknown>)[] = [];
  const places: Place[] = [];
  for (const id of ids) {
    const proxy = await startProxy(id);
    const made = makeNode({ net: NET, node: id, name: id, endpoint: `http://127.0.0.1:${proxy.port}`, readers: ['secretariat'], anchor }, FROM);
    writePrivate(join(folder, `${id}.json`), made);
    const owned = kind === 'embedded' ? null : await createOwned(inject('postgres')!);
    if (owned) drops.push(owned.drop);
    places.push({ node: opened(made), proxy, where: owned?.url ?? join(folder, id), log: '', running: null });
  }
  const directory = directoryOf(places.map(({ node }) => member(node)));
  for (const { node, where } of places) {
    const database = reopen(where);
    await introduce(await member_(database, node), directory);
    await database.close();
  }
  return {
    places,
    close: async () => {
      for (const place of places) {
        await kill(place);
        await place.proxy.close();
      }
      for (const drop of drops) await drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function start(place: Place): Promise<void> {
  const keys = join(place.where.startsWith('postgres') ? keysFolder(place) : join(place.where, '..'), `${place.node.node}.json`);
  writePrivate(keys, fileOf(place.node));
  const child = spawn(process.execPath, [SERVER, place.where, keys], { stdio: ['pipe', 'pipe', 'pipe'], env: { PATH: process.env.PATH } });
  const waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => void (place.log += chunk));
  child.stdin.on('error', () => undefined);
  let next = 0;
  place.running = {
    child, ended,
    ask: (what) => new Promise((resolve, reject) => {
      waiting.set(++next, { resolve, reject });
      child.stdin.write(`${JSON.stringify({ ...what, id: next })}\n`);
    }),
  };
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = JSON.parse(line) as Answer & { port?: number };
      if (said.port !== undefined) {
        place.proxy.target = said.port;
        resolve();
      } else waiting.get(said.id)?.resolve(said);
    });
    void ended.then(() => {
      reject(new Error(`${place.node.node} ended while it started: ${place.log}`));
      for (const one of waiting.values()) one.reject(new Error('killed'));
    });
  });
}

const folders = new Map<Place, string>();
function keysFolder(place: Place): string {
  if (!folders.has(place)) folders.set(place, mkdtempSync(join(tmpdir(), 'comity-keys-')));
  return folders.get(place)!;
}

export async function kill(place: Place): Promise<void> {
  place.running?.child.kill('SIGKILL');
  await place.running?.ended;
  place.running = null;
  const keys = folders.get(place);
  if (keys) rmSync(keys, { recursive: true, force: true });
  folders.delete(place);
}

/** Ends a process in order. */
export async function stop(place: Place): Promise<void> {
  await place.running?.ask({ op: 'stop' });
  await kill(place);
}

export const publish = (place: Place, ...drafts: Draft[]): Promise<Answer> => place.running!.ask({ op: 'publish', drafts });
export const status = async (place: Place): Promise<NetworkState> => (await place.running!.ask({ op: 'status' })) as unknown as NetworkState;

/** Lets a process kill itself at a point, does what leads there, and starts it again. @returns whether it came to that */
export async function deathAt(place: Place, point: Point, lead: () => Promise<unknown>, seconds = 20): Promise<boolean> {
  const { ask, ended } = place.running!;
  await ask({ op: 'arm', point });
  const led = lead().catch(() => undefined);
  const died = await Promise.race([ended.then(() => true), sleep(seconds * 1000, false)]);
  await kill(place);
  await led;
  await start(place);
  return died;
}

/** Until everything sent is taken, said to be had, and every recall answered. */
export async function rest({ places }: Net, seconds = 60): Promise<void> {
  let missing: string[] = [];
  for (const until = Date.now() + seconds * 1000; Date.now() < until; await sleep(150)) {
    const states = new Map<string, NetworkState>();
    for (const place of places) states.set(place.node.node, await status(place));
    missing = [...states].flatMap(([from, { peers, recalls }]) => [
      ...peers.filter(({ node, sent }) => states.get(node)!.peers.find((peer) => peer.node === from)!.taken !== sent).map(({ node }) => `${from} > ${node}`),
      ...recalls.flatMap(({ nodes }) => nodes).filter(({ outcome }) => outcome === 'waiting').map(({ node }) => `recall of ${from} at ${node}`),
    ]);
    if (missing.length === 0) return;
  }
  throw new Error(`it does not come to rest: ${missing.join(', ')}\n${places.map(({ node, log }) => `${node.node}: ${log.split('\n').filter((line) => !line.includes('"request"')).slice(-5).join('\n')}`).join('\n')}`);
}

/** What lies in the database of a place whose process has ended. */
export async function within<T>(place: Place, work: (desk: Desk) => Promise<T>): Promise<T> {
  const database = reopen(place.where);
  try {
    return await work(assemble({ database, clock: systemClock(), example: false, log: noLog, node: place.node }));
  } finally {
    await database.close();
  }
}

/** Keeps what a stopped place has now; what is given back puts it there again, as from a backup. */
export async function snapshot(place: Place): Promise<() => Promise<void>> {
  if (!place.where.startsWith('postgres')) {
    cpSync(place.where, `${place.where}.then`, { recursive: true });
    return async () => {
      rmSync(place.where, { recursive: true });
      cpSync(`${place.where}.then`, place.where, { recursive: true });
    };
  }
  const name = new URL(place.where).pathname.slice(1);
  const owner = new URL(place.where).username;
  const run = async (...statements: string[]): Promise<void> => {
    const client = new pg.Client({ connectionString: inject('postgres')! });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  await run(`create database ${name}_then template ${name} owner ${owner}`);
  return () => run(`drop database ${name} with (force)`, `create database ${name} template ${name}_then owner ${owner}`, `drop database ${name}_then`);
}
