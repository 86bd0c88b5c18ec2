import { sql } from 'kysely';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from '../../core/canonical.ts';
import type { Database, WriteLease } from './database.ts';
import { rolesOf } from './database.ts';

const FOLDER = join(import.meta.dirname, '../../../migrations');

export class MigrationError extends Error {}

export type Migrated = { applied: string[]; already: number };

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
  return database.own(async (lease) => {
    await sql`select pg_advisory_xact_lock(7302022)`.execute(lease.db);
    const name = (await sql<{ name: string }>`select current_database() as name`.execute(lease.db)).rows[0]!.name;
    const roles = rolesOf(database.kind === 'embedded' ? 'embedded' : name);
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
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.sql')).sort((a, b) => a.localeCompare(b));
    const done = await lease.db.selectFrom('migrations').selectAll().orderBy('name').execute();
    for (const row of done) {
      if (!files.includes(row.name)) throw new MigrationError(`The database has migration ${row.name}, which this version does not know. Run the newer version of Comity.`);
      if (digest(readFileSync(join(FOLDER, row.name), 'utf8')) !== row.digest) throw new MigrationError(`Migration ${row.name} was edited after it was applied. Restore the file as it was released.`);
    }
    const missing = files.filter((file) => !done.some((row) => row.name === file));
    for (const file of missing) {
      const text = readFileSync(join(FOLDER, file), 'utf8');
      await sql.raw(text.replace(/\{(app|door|auditor)\}/g, (_, role: keyof typeof roles) => roles[role])).execute(lease.db);
      await lease.db.insertInto('migrations').values({ name: file, digest: digest(text), applied_at: appliedAt }).execute();
    }
    return { applied: missing, already: done.length };
  });
}
