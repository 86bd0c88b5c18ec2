import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, expect, test } from 'vitest';
import { beginWithBlank, blank } from '../../src/platform/db/blank.ts';
import { openEmbedded, type Database } from '../../src/platform/db/database.ts';
import { column } from './probe.ts';

const folder = mkdtempSync(join(tmpdir(), 'comity-blank-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Databases, roles, settings, and everything there is by its name. */
const HOLDS = `select 'database ' || datname || ' ' || encoding || ' ' || datcollate as name from pg_database union all select 'role ' || rolname || ' ' || rolsuper from pg_roles
  union all select 'setting ' || name || ' ' || setting from pg_settings where source not in ('session', 'client') and name <> 'data_directory'
  union all select 'relation ' || relnamespace::regnamespace || '.' || relname from pg_class where relnamespace::regnamespace::text !~ '^pg_t' union all select 'function ' || oid::regprocedure from pg_proc order by 1`;

async function holds(database: Database): Promise<string[]> {
  try {
    return await database.own((lease) => column(lease, HOLDS));
  } finally {
    await database.close();
  }
}

test('a database that begins as a copy of the blank one is what initdb makes, in memory and in a folder', { timeout: 120_000 }, async () => {
  expect(blank()).not.toBeNull();
  const made = await PGlite.create();
  await made.exec('set timezone to utc');
  const expected = (await made.query<{ name: string }>(HOLDS)).rows.map((row) => row.name);
  await made.close();
  expect(expected.length).toBeGreaterThan(3000);
  expect(await holds(openEmbedded(null))).toEqual(expected);
  expect(await holds(openEmbedded(join(folder, 'desk')))).toEqual(expected);
});

test('a copy that was broken off is begun anew, and what stands there is left alone', () => {
  const place = join(folder, 'postgres');
  mkdirSync(`${place}.partial`);
  writeFileSync(join(`${place}.partial`, 'rest'), '');
  beginWithBlank(place);
  expect(existsSync(`${place}.partial`)).toBe(false);
  expect(readdirSync(place).sort()).toEqual(readdirSync(blank()!).sort());
  writeFileSync(join(place, 'own'), 'kept');
  beginWithBlank(place);
  expect(readdirSync(place)).toContain('own');
});
