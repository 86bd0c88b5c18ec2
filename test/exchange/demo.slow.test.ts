import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCluster, type Cluster } from '../postgres.ts';

/** `bin/comity network demo` as it is called, with its servers as processes. */
const ROOT = join(import.meta.dirname, '../..');
const folder = join(mkdtempSync(join(tmpdir(), 'comity-demo-')), 'net');
const started: ChildProcess[] = [];
type Demo = { child: ChildProcess; said(): string; ended: Promise<number | null>; ready(): Promise<void> };

function demo(args: readonly string[], env: Record<string, string> = {}): Demo {
  const child = spawn(join(ROOT, 'bin/comity'), ['network', 'demo', ...args], { env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let said = '';
  const waiting: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
    if (said.includes('The network is ready')) waiting.splice(0).forEach((go) => go());
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, said: () => said, ended, ready: () => Promise.race([new Promise<void>((resolve) => waiting.push(resolve)), ended.then((code) => { throw new Error(`ended with ${code}: ${said}`); })]) };
}
const urls = (text: string): string[] => [...text.matchAll(/^ {2}(http:\S+) /gm)].map(([, url]) => url!);
const answers = (url: string): Promise<number> => fetch(`${url}/sign-in`).then(({ status }) => status, () => 0);
/** Processes whose data lies in the folder. */
function servers(): number[] {
  return ['sec', 'arm-1', 'blr-1'].flatMap((id) => {
    const lock = join(folder, id, 'control.sock');
    return existsSync(lock) ? [statSync(lock).ino] : [];
  });
}

afterAll(async () => {
  for (const child of started) if (child.exitCode === null) child.kill('SIGTERM');
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

test('three nodes start, exchange the example and come to rest; they stop together, and go on from where they were', async () => {
  const first = demo(['--nodes', '3', '--folder', folder, '--port', '0']);
  await first.ready();
  expect(first.said()).toMatch(/Everything has arrived: 11 entries on 6 lanes, every recall answered/);
  const reached = urls(first.said());
  expect(reached).toHaveLength(3);
  for (const url of reached) expect(await answers(url)).toBe(200);
  expect(statSync(join(folder, 'officers.json')).mode & 0o777).toBe(0o600);
  expect(servers()).toHaveLength(3);
  // Of what others said no log has a word, nor of keys.
  const secrets = ['sec', 'arm-1', 'blr-1'].map((id) => (JSON.parse(readFileSync(join(folder, id, 'node.json'), 'utf8')) as { signing: { secret: string } }).signing.secret);
  for (const id of ['sec', 'arm-1', 'blr-1']) {
    const log = readFileSync(join(folder, id, 'log.ndjson'), 'utf8');
    for (const word of [...secrets, 'night', 'crossing', 'border']) expect(log.includes(word), `${word} in the log of ${id}`).toBe(false);
    expect(log.includes('exchange.pulled')).toBe(true);
  }
  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect(servers(), 'sockets are gone with their servers').toEqual([]);
  for (const url of reached) expect(await answers(url)).toBe(0);

  const other = demo(['--nodes', '4', '--folder', folder]);
  expect(await other.ended).toBe(1);
  expect(other.said()).toMatch(/holds a network of 3\. Leave --nodes out/);

  const again = demo(['--folder', folder]);
  await again.ready();
  expect(urls(again.said())).toEqual(reached);
  expect(again.said(), 'nothing is said twice').not.toMatch(/Records:|Telling/);
  expect(again.said()).toMatch(/Everything has arrived: 11 entries/);
  const busy = demo(['--folder', folder]);
  expect(await busy.ended).toBe(1);
  expect(busy.said()).toMatch(/Something listens at port \d+ already/);
  again.child.kill('SIGTERM');
  expect(await again.ended).toBe(0);
}, 600_000);

let cluster: Cluster | null = null;
beforeAll(async () => {
  cluster = await startCluster({ synced: false }).catch(() => null);
});
afterAll(async () => cluster?.stop());

test('on PostgreSQL each has a database of its own', async ({ skip }) => {
  if (!cluster) return skip('no PostgreSQL');
  const without = demo(['--postgresql', '--folder', `${folder}-pg`]);
  expect(await without.ended).toBe(1);
  expect(without.said()).toMatch(/--postgresql: set DATABASE_URL/);
  const run = demo(['--postgresql', '--nodes', '2', '--folder', `${folder}-pg`, '--port', '0'], { DATABASE_URL: cluster.url });
  await run.ready();
  expect(run.said()).toMatch(/Everything has arrived: 7 entries on 2 lanes/);
  run.child.kill('SIGINT');
  expect(await run.ended).toBe(0);
}, 600_000);
