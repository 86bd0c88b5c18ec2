/**
 * PostgreSQL for the tests, once per run: `inject('postgres')` is its address, or null where there is none, and then the
 * half of the tests that needs it is skipped with one loud line. `inject('folder')` is a folder that is gone after the run.
 *
 * In this order: TEST_DATABASE_URL (`none` for no PostgreSQL); programs found on the machine, with a private cluster in a
 * temporary folder; as root on Debian, the programs installed by apt. The address is of a superuser, so that a test can
 * make databases of its own and drop them again.
 */
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, chownSync, constants, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { makeBlank } from '../src/platform/db/blank.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string | null;
    folder: string;
  }
}

export type Cluster = { url: string; folder: string; stop(): Promise<void> };
type User = { uid: number; gid: number } | null;

const FLOOR = 15;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await makeBlank();
  const folder = mkdtempSync(join(tmpdir(), 'comity-run-'));
  project.provide('folder', folder);
  const close = await providePostgres(project);
  return async () => {
    rmSync(folder, { recursive: true, force: true });
    await close();
  };
}

async function providePostgres(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  if (given && given !== 'none') {
    project.provide('postgres', given);
    return async () => undefined;
  }
  const cluster = given === 'none' ? 'TEST_DATABASE_URL is none' : await startCluster({ synced: false }).catch((error: Error) => error.message);
  if (typeof cluster === 'string') {
    process.stderr.write(`\n!!! NO POSTGRESQL, the tests that need it are skipped: ${cluster} !!!\n\n`);
    project.provide('postgres', null);
    return async () => undefined;
  }
  project.provide('postgres', cluster.url);
  return async () => {
    const left = await connections(cluster.url);
    await cluster.stop();
    if (left.length > 0) throw new Error(`tests left ${left.length} connection(s) to PostgreSQL open: ${left.join(', ')}`);
  };
}

/**
 * A new cluster of its own.
 * @param synced with fsync, as in production and for whoever measures. Without it, emptying a database does not take a
 * second; the difference shows when a machine loses its power, which no test does to it.
 * @throws with the reason why there is none.
 */
export async function startCluster({ synced }: { synced: boolean }): Promise<Cluster> {
  const programs = findPrograms() ?? install();
  if (programs === null) throw new Error(`no PostgreSQL ${FLOOR} or newer on this machine (set TEST_DATABASE_URL, or install postgresql)`);
  const user = unprivileged();
  const folder = mkdtempSync(join(reachable(user), 'comity-postgres-'));
  try {
    return await start(programs, folder, user, synced);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function start(programs: string, folder: string, user: User, synced: boolean): Promise<Cluster> {
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  const password = randomBytes(12).toString('hex');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [folder, data, passwordFile]) chownSync(path, user.uid, user.gid);
  const as = { cwd: folder, env: { PATH: process.env.PATH, HOME: folder, LC_ALL: 'C' }, ...(user ?? {}) };
  const options = ['-D', data, '-U', 'comity', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(programs, 'initdb'), options, { ...as, stdio: ['ignore', 'ignore', 'pipe'] });

  const port = await freePort();
  // The shell keeps watch: when the line from here breaks, however this process ends, the cluster and its folder go too.
  const watch = '"$@" </dev/null & pid=$!; read _; kill -INT $pid; wait $pid; cd /; rm -rf "$0"';
  const server = [join(programs, 'postgres'), '-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1', '-c', `fsync=${synced ? 'on' : 'off'}`, '-c', 'max_connections=200', '-c', 'log_min_messages=fatal'];
  const child = spawn('/bin/sh', ['-c', watch, folder, ...server], { ...as, detached: true, stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
  let over = false;
  const end = new Promise<void>((done) => child.on('close', () => done(void (over = true))));
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await end;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `postgres://comity:${password}@127.0.0.1:${port}/postgres`;
  for (let waited = 0; !(await answers(url)); waited += 100) {
    if (over || waited > 30_000) {
      await stop();
      throw new Error(`PostgreSQL did not start: ${said.trim() || 'no answer in 30 s'}`);
    }
    await sleep(100);
  }
  return { url, folder, stop };
}

/** The folder with `initdb` and `postgres`, the newest first; null when none is new enough. */
function findPrograms(): string | null {
  const packaged = '/usr/lib/postgresql';
  const versions = existsSync(packaged) ? readdirSync(packaged).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((v) => join(packaged, v, 'bin')), ...(process.env.PATH ?? '').split(delimiter), '/usr/local/pgsql/bin', '/opt/homebrew/bin'];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && versionIn(folder) >= FLOOR) ?? null;
}

function versionIn(folder: string): number {
  try {
    return Number(/\b(\d+)/.exec(execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** As root on Debian or its kin: apt. Null wherever that is not possible. */
function install(): string | null {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return null;
  process.stderr.write('\nNo PostgreSQL on this machine: apt-get install postgresql, once (TEST_DATABASE_URL=none leaves it out)\n');
  const apt = (timeout: number, ...args: string[]): void =>
    void execFileSync('apt-get', ['-q', '-y', ...args], { timeout, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  try {
    apt(120_000, 'update');
    apt(300_000, 'install', '--no-install-recommends', 'postgresql');
  } catch {
    return null;
  }
  return findPrograms();
}

/** PostgreSQL refuses to run as root: somebody else on this machine, or null for whoever runs the tests. */
function unprivileged(): User {
  if (process.getuid?.() !== 0) return null;
  const known = new Map(readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => [line.split(':')[0], line.split(':')] as const));
  const found = known.get('postgres') ?? known.get('nobody');
  if (!found) throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** A temporary folder the user can get to; root's own may be closed to others. */
function reachable(user: User): string {
  if (user === null) return tmpdir();
  const open = [tmpdir(), '/tmp', '/var/tmp'].find((folder) => {
    try {
      execFileSync('test', ['-x', folder], { ...user, cwd: '/' });
      accessSync(folder, constants.W_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (open === undefined) throw new Error('no temporary folder that an unprivileged user can reach');
  return open;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? done(address.port) : fail(new Error('no free port'))));
    });
  });
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What is still connected when all tests are over, given a moment to let go. */
async function connections(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    for (let tries = 0; ; tries++) {
      const { rows } = await client.query<{ who: string }>(
        `select datname || ' ' || coalesce(nullif(application_name, ''), 'unnamed') || ' ' || coalesce(state, '') as who
           from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      );
      if (rows.length === 0 || tries === 20) return rows.map((row) => row.who);
      await sleep(100);
    }
  } finally {
    await client.end();
  }
}
