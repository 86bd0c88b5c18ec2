import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesk, type Desk } from '../../src/desk.ts';
import { tellExample } from '../../src/example/story.ts';
import type { Config } from '../../src/platform/config.ts';
import { client } from '../browser/client.ts';
import { startServer, type Server } from '../browser/server.ts';
import { createOwned } from '../owned.ts';
import { startCluster, type Cluster } from '../postgres.ts';
import { fill, type Told } from './fill.ts';

export type Kind = 'embedded' | 'postgresql';
export const KINDS: readonly Kind[] = ['postgresql', 'embedded'];

/** A place for a desk's database: servers and desks are opened on it one after another, on PostgreSQL side by side too. */
export type Home = { kind: Kind; env: Record<string, string>; open(): Promise<Desk>; serve(): Promise<Server>; drop(): Promise<void> };
export type Filled = Home & Told;

let cluster: Promise<Cluster> | null = null;
export const stopCluster = async (): Promise<void> => void (await (await cluster)?.stop());

/** A superuser's address of a PostgreSQL that syncs to disk. */
export const clusterUrl = async (): Promise<string> => process.env.TEST_DATABASE_URL ?? (await (cluster ??= startCluster({ synced: true }))).url;

export async function home(kind: Kind): Promise<Home> {
  const folder = mkdtempSync(join(tmpdir(), 'comity-bench-'));
  const owned = kind === 'embedded' ? null : await createOwned(await clusterUrl());
  const config: Config = { port: 0, host: '127.0.0.1', dataFolder: join(folder, 'data'), backupFolder: join(folder, 'backups'), databaseUrl: owned?.url ?? null, behindProxy: false, quiet: true };
  const env = { COMITY_DATA: config.dataFolder, COMITY_QUIET: '1', ...(owned ? { DATABASE_URL: owned.url } : {}) };
  return {
    kind, env,
    open: async () => (await openDesk(config, { example: true })).desk,
    serve: () => startServer({ env }),
    drop: async () => {
      await owned?.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A home with the example told and so many dossiers more. */
export async function filled(kind: Kind, wanted: { dossiers: number } | { acts: number }, say: (line: string) => void): Promise<Filled> {
  const made = await home(kind);
  const desk = await made.open();
  try {
    await tellExample(desk);
    const began = performance.now();
    const told = await fill(desk, wanted, (done, of) => (done % 1000 < 100 ? say(`${kind}: filling ${done} of ${of}`) : undefined));
    say(`${kind}: ${told.dossiers} dossiers, ${told.acts} acts, filled in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return { ...made, ...told };
  } finally {
    await desk.database.close();
  }
}

/** Cookies of so many sessions, opened by turns by everybody whose desk has matters. */
export async function sessions(base: string, count: number): Promise<string[]> {
  const people = ['officer', 'arm', 'blr', 'kaz', 'kgz', 'rus', 'tjk', 'analyst'];
  const cookies: string[] = [];
  for (let n = 0; n < count; n++) {
    const reader = client(base);
    const answer = await reader.post('/sign-in?/example', { person: people[n % people.length]!, to: '/' });
    if (answer.status !== 303) throw new Error(`no session: ${answer.status}`);
    cookies.push([...reader.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
  }
  return cookies;
}
