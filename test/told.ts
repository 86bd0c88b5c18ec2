import { sql } from 'kysely';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Instant } from '../src/core/time.ts';
import type { Desk } from '../src/desk.ts';
import { tellExample } from '../src/example/story.ts';
import type { Database, WriteLease } from '../src/platform/db/database.ts';

/** Everything the database holds, table by table, each row as JSON. */
export type Contents = Record<string, string[]>;
type Told = { clock: Instant; tables: Contents };

/**
 * Fills an empty desk with the example. Telling it takes seconds, so in each run and on each kind of database whoever
 * needs it first tells it, and keeps what came of it for the others. `replay.test.ts` tells it anew and compares.
 */
export async function fillWithExample(desk: Desk, contents: (database: Database) => Promise<Contents>): Promise<void> {
  const file = join(inject('folder'), `told-${desk.database.kind}.json`);
  if (existsSync(file)) {
    const told = JSON.parse(readFileSync(file, 'utf8')) as Told;
    await desk.database.own((lease) => putRows(lease, told.tables));
    desk.clock.set(told.clock);
    return;
  }
  await tellExample(desk);
  const { migrations: _, ...tables } = await contents(desk.database);
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, JSON.stringify({ clock: desk.clock.now(), tables } satisfies Told));
  renameSync(partial, file);
}

/** Puts these rows in the place of all that the tables hold. */
export async function putRows(lease: WriteLease, tables: Contents): Promise<void> {
  for (const [name, rows] of Object.entries(tables)) {
    const table = sql.table(name);
    await sql`delete from ${table}`.execute(lease.db);
    const { rows: columns } = await sql<{ name: string; counted: string | null }>`select attname::text as name, pg_get_serial_sequence(${name}, attname) as counted
      from pg_attribute where attrelid = ${name}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`.execute(lease.db);
    const all = sql.join(columns.map((column) => sql.ref(column.name)));
    await sql`insert into ${table} (${all}) overriding system value select ${all} from json_populate_recordset(null::${table}, ${`[${rows.join(',')}]`}::json)`.execute(lease.db);
    for (const { name: column, counted } of columns) if (counted !== null) await sql`select setval(${counted}, coalesce(max(${sql.ref(column)}), 1), max(${sql.ref(column)}) is not null) from ${table}`.execute(lease.db);
  }
}
