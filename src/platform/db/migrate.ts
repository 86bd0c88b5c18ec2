import { sql } from 'kysely';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from '../../core/canonical.ts';
import type { Database, ReadLease, WriteLease } from './database.ts';
import { rolesOf } from './database.ts';

const FOLDER = join(import.meta.dirname, '../../../migrations');

export class MigrationError extends Error {}

export type Migrated = { applied: string[]; already: number };
export type Migration = { name: string; digest: string };

const textOf = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

/** The migrations of this version, in order. */
export const knownMigrations = (): Migration[] =>
  readdirSync(FOLDER).filter((file) => file.endsWith('.sql')).sort((a, b) => a.localeCompare(b)).map((name) => ({ name, digest: digest(textOf(name)) }));

async function ensureRole(lease: WriteLease, role: string): Promise<void> {
  const { rows } = await sql<{ n: number }>`select 1 as n from pg_roles where rolname = ${role}`.execute(lease.db);
  if (rows.length === 0) await sql.raw(`create role ${role} nologin nosuperuser nobypassrls`).execute(lease.db);
  await sql.raw(`grant ${role} to current_user; grant usage on schema public to ${role}`).execute(lease.db);
}

/**
 * Applies what is missing, in one transaction, forward only. Two processes that migrate at once meet at an advisory
 * lock.
 * @throws MigrationError when the database was made by a newer version, or an applied file has since been edited.
 */
export async function migrate(database: Database, appliedAt: string): Promise<Migrated> {
  return database.own((lease) => migrateWithin(lease, database.kind, appliedAt));
}

/** The same inside a transaction that does more. @param only the names to go as far as; without them, all. */
export async function migrateWithin(lease: WriteLease, kind: Database['kind'], appliedAt: string, only?: readonly string[]): Promise<Migrated> {
  await sql`select pg_advisory_xact_lock(7302022)`.execute(lease.db);
  const name = (await sql<{ name: string }>`select current_database() as name`.execute(lease.db)).rows[0]!.name;
  const roles = rolesOf(kind === 'embedded' ? 'embedded' : name);
  for (const role of Object.values(roles)) await ensureRole(lease, role);
  await sql.raw(`
    create table if not exists migrations (name text primary key, digest text not null, applied_at timestamptz(3) not null);
    comment on table migrations is 'Migrations applied to this database.';
    comment on column migrations.name is 'File name.';
    comment on column migrations.digest is 'SHA-256 of the file when it was applied.';
    comment on column migrations.applied_at is 'When, by the machine''s clock.';
    alter table migrations enable row level security;
    drop policy if exists everyone on migrations;
    create policy everyone on migrations for select to ${roles.app}, ${roles.auditor} using (true);
    grant select on migrations to ${roles.app}, ${roles.auditor};
  `).execute(lease.db);
  const known = knownMigrations();
  const done = await lease.db.selectFrom('migrations').selectAll().orderBy('name').execute();
  for (const row of done) {
    const file = known.find((one) => one.name === row.name);
    if (!file) throw new MigrationError(`The database has migration ${row.name}, which this version does not know. Run the newer version of Comity.`);
    if (file.digest !== row.digest) throw new MigrationError(`Migration ${row.name} was edited after it was applied. Restore the file as it was released.`);
  }
  const missing = known.filter((file) => !done.some((row) => row.name === file.name) && (only?.includes(file.name) ?? true));
  for (const file of missing) {
    await sql.raw(textOf(file.name).replace(/\{(app|door|auditor)\}/g, (_, role: keyof typeof roles) => roles[role])).execute(lease.db);
    await lease.db.insertInto('migrations').values({ ...file, applied_at: appliedAt }).execute();
  }
  return { applied: missing.map((file) => file.name), already: done.length };
}

/** What has been applied; none where no migration has ever seen the database. */
export async function appliedMigrations(lease: ReadLease): Promise<Migration[]> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('public.migrations') is not null as there`.execute(lease.db);
  return rows[0]!.there ? lease.db.selectFrom('migrations').select(['name', 'digest']).orderBy('name').execute() : [];
}
