import { sql } from 'kysely';
import { afterAll, describe, inject } from 'vitest';
import { assemble, type Desk } from '../src/desk.ts';
import { putInForce } from '../src/features/charter/index.ts';
import { joinPerson, OPERATOR } from '../src/features/people/index.ts';
import { EXAMPLE_PEOPLE } from '../src/example/people.ts';
import { stillClock, type Clock } from '../src/platform/clock.ts';
import { openEmbedded, openPostgres, type Database, type ReadLease } from '../src/platform/db/database.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { noLog } from '../src/platform/log.ts';
import { CHARTER_TEXT, must, NOW } from './actors.ts';
import { createOwned } from './owned.ts';
import { fillWithExample, type Contents } from './told.ts';

export { stillClock } from '../src/platform/clock.ts';
export * from './actors.ts';

/**
 * Desks for tests, on both databases. A test file has one database of each kind for its desk, and one for each node of a
 * network: migrated once, emptied at each opening, gone when the file is done. On PostgreSQL its owner is no superuser, as
 * in production.
 */
export const databases = ['embedded', 'postgresql'] as const;
export type Kind = (typeof databases)[number];

const server = inject('postgres');

/** The same tests on each database; the set-up of the run says loudly when there is no PostgreSQL. */
export function onDatabases(tests: (kind: Kind) => void): void {
  for (const kind of databases) describe.skipIf(kind === 'postgresql' && server === null)(kind, () => tests(kind));
}

type Opened = { database: Database; url: string | null };
const homes = new Map<string, Promise<Opened>>();
const DESK_PLACE = 'desk';
const closing: (() => Promise<unknown>)[] = [];

afterAll(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A desk without an act, or with the example told. Every desk of a file and kind stands on the same database: the newest one counts. */
export async function openTestDesk(kind: Kind, options: { example?: boolean; clock?: Clock } = {}): Promise<Desk> {
  const database = await openEmptied(kind, DESK_PLACE);
  const desk = assemble({ database, clock: options.clock ?? stillClock(NOW), example: options.example ?? false, log: noLog });
  if (options.example) await fillWithExample(desk, contents);
  return desk;
}

/** The database of one place in this file, without an act: whatever stood there before is gone. */
export async function openEmptied(kind: Kind, place: string): Promise<Database> {
  const name = `${kind} ${place}`;
  if (!homes.has(name)) homes.set(name, openUnmigrated(kind).then(async (opened) => {
    await migrate(opened.database, NOW);
    return opened;
  }));
  const { database } = await homes.get(name)!;
  await empty(database);
  return database;
}

/** A second server on the same PostgreSQL database, with a clock of its own. */
export async function anotherServer(desk: Desk): Promise<Desk> {
  const { url } = await homes.get(`postgresql ${DESK_PLACE}`)!;
  const database = openPostgres(url!);
  closing.push(() => database.close());
  return assemble({ database, clock: stillClock(desk.clock.now()), example: desk.example, log: noLog });
}

/** A database that no migration has seen. */
export async function openUnmigrated(kind: Kind): Promise<Opened> {
  const url = kind === 'embedded' ? null : await createDatabase();
  const database = url === null ? openEmbedded(null) : openPostgres(url);
  closing.push(() => database.close());
  return { database, url };
}

async function createDatabase(): Promise<string> {
  const { url, drop } = await createOwned(server!);
  closing.push(drop);
  return url;
}

async function empty(database: Database): Promise<void> {
  await database.own(async (lease) => {
    const tables = (await tablesOf(lease)).filter((table) => table !== 'migrations');
    await sql.raw(`truncate ${tables.join(', ')} restart identity; insert into head values (1, 0, repeat('0', 64), 'epoch')`).execute(lease.db);
  });
}

/** Every table of the desk, by name. */
export async function tablesOf(lease: ReadLease): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select tablename::text as name from pg_tables where schemaname = 'public' order by 1`.execute(lease.db);
  return rows.map((row) => row.name);
}

/** Everything the database holds, table by table, as text: equal before and after means that nothing was written. */
export async function contents(database: Database): Promise<Contents> {
  return database.own(async (lease) => {
    const all: Contents = {};
    for (const table of await tablesOf(lease)) {
      const { rows } = await sql<{ line: string }>`select row_to_json(t)::text as line from ${sql.table(table)} t order by 1`.execute(lease.db);
      all[table] = rows.map((row) => row.line);
    }
    return all;
  });
}

/** The same charter, where a correction is decided by silence that wants consent before and a letter after. */
export const CONSENTING = CHARTER_TEXT.replace('version: "1"', 'version: "2"').replace('{ kind: silence, minHours: 2160,', '{ kind: silence, minHours: 2, useNeedsConsent: true, confirm: true,');

/** Puts the charter of the CSTO in force and opens an account for everybody in `actors.ts`. */
export async function setUp(desk: Desk): Promise<void> {
  const charter = putInForce({ text: CHARTER_TEXT, file: 'csto.yaml', once: null });
  must(await desk.perform(OPERATOR, charter as Parameters<Desk['perform']>[1]));
  const analyst = { person: 'kaz-analyst', name: { en: 'A. Serikova' }, party: null, centre: 'KAZ-1', secretariat: false, offices: ['analyst'] };
  for (const person of [...EXAMPLE_PEOPLE, analyst]) must(await desk.perform(OPERATOR, joinPerson({ ...person, name: { ...person.name } }, null)));
}
