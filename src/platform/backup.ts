import { sql } from 'kysely';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { refuse, type Refusal } from '../core/refusal.ts';
import type { Instant } from '../core/time.ts';
import { BackupFault, FORMAT, readFile, writeFile, type BackupHeader, type Rows, type TableLine } from './backup-file.ts';
import type { Database, ReadLease, WriteLease } from './db/database.ts';
import { appliedMigrations, knownMigrations, migrateWithin, type Migration } from './db/migrate.ts';
import type { Feature } from './feature.ts';
import { verifyWithin, type BulkCheck, type Progress } from './verify.ts';

/** Who is signed in now, who failed to, and addresses of feeds, which must not come back after they were ended: of no use on another day. Migrations are applied there anew. */
const LEFT_OUT = ['migrations', 'sessions', 'attempts', 'calendar_feeds'];
const FETCH = 500;
/** What a folder or a disk answers, and the operator can mend. */
const OF_THE_DISK = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENAMETOOLONG']);

export type Backup = { bytes: number; sha256: string; rows: number; tables: number; act: number; head: string; takenAt: Instant };

/**
 * Writes every table as it stands at one moment into one file. On PostgreSQL everybody goes on writing meanwhile; the
 * embedded database has one connection, and there they wait.
 */
export async function writeBackup(database: Database, file: string, of: { version: string; takenAt: Instant }, progress: Progress = () => undefined): Promise<Backup | Refusal> {
  if (existsSync(file)) return refuse('backup.file_exists', { file });
  try {
    return await database.snapshot(async (lease) => {
      const { seq, hash } = await lease.db.selectFrom('head').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirstOrThrow();
      const header: BackupHeader = { comity: 'backup', format: FORMAT, version: of.version, migrations: await appliedMigrations(lease), database: database.kind, takenAt: of.takenAt, head: { seq, hash } };
      const tables = await tablesOf(lease);
      const counts = await countsOf(lease, tables);
      const all = counts.reduce((sum, n) => sum + n, 0);
      let done = 0;
      await sql.raw("set local datestyle to 'ISO'; set local intervalstyle to 'postgres'").execute(lease.db);
      const written = await writeFile(file, header, async function* () {
        for (const table of tables) {
          const columns = (await columnsOf(lease, table)).map((column) => column.name);
          yield { table, columns };
          for await (const lines of rowsOf(lease, { table, columns })) {
            progress({ done: (done += lines.length), of: all, what: table });
            yield lines;
          }
        }
      });
      return { ...written, rows: done, tables: tables.length, act: seq, head: hash, takenAt: of.takenAt };
    });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (OF_THE_DISK.has(code)) return refuse('backup.cannot_write', { file, reason: code });
    throw error;
  }
}

async function* rowsOf(lease: ReadLease, { table, columns }: TableLine): AsyncGenerator<string[]> {
  const values = columns.map((column) => `${quoted(column)}::text`).join(', ');
  await sql.raw(`declare backup no scroll cursor for select to_json(array[${values}]::text[])::text as line from ${quoted(table)}`).execute(lease.db);
  for (;;) {
    const { rows } = await sql.raw<{ line: string }>(`fetch ${FETCH} from backup`).execute(lease.db);
    if (rows.length > 0) yield rows.map((row) => row.line);
    if (rows.length < FETCH) break;
  }
  await sql.raw('close backup').execute(lease.db);
}

export type Restored = { acts: number; head: string; rows: number; tables: number; takenAt: Instant; version: string; from: 'embedded' | 'postgresql'; migrated: string[] };
type Target = { database: Database; features: readonly Feature[]; checks: readonly BulkCheck[]; wall: () => Instant; person: string };

/**
 * Puts a backup into a database in which nothing was ever recorded. The file is read to its end before anything is
 * touched; then migrations, rows and the whole of `verify` are one transaction, which is kept only when every act holds
 * and the newest value is the one of the header. A backup of an older version goes into a database that no migration has
 * seen: it is built as it was then, filled, and brought up to date, as an upgrade would have done.
 */
export async function restoreBackup({ database, features, checks, wall, person }: Target, file: string, progress: Progress = () => undefined): Promise<Restored | Refusal> {
  const startedAt = wall();
  try {
    const header = await check(file, progress);
    const unfit = versionFault(header, knownMigrations());
    if (unfit) return unfit;
    return await database.own(async (lease) => {
      const present = await appliedMigrations(lease);
      const names = header.migrations.map((one) => one.name);
      const ahead = present.find((one) => !names.includes(one.name));
      if (ahead) throw new BackupFault(refuse('backup.older', { version: header.version, migration: ahead.name }));
      await migrateWithin(lease, database.kind, wall(), names);
      const head = await lease.db.selectFrom('head').select('seq').where('id', '=', 1).forUpdate().executeTakeFirstOrThrow();
      if (head.seq > 0) throw new BackupFault(refuse('backup.desk_not_empty', { acts: head.seq }));
      const loaded = await load(lease, file, progress);
      const { applied } = await migrateWithin(lease, database.kind, wall());
      const found = await verifyWithin(lease, { features, checks }, progress);
      const fault = found.faults[0] ?? (found.head.seq === header.head.seq && found.head.hash === header.head.hash ? null : { where: 'head' });
      if (fault) throw new BackupFault(refuse('backup.not_sound', { where: fault.where, faults: Math.max(1, found.faults.length) }));
      const facts = { version: header.version, takenAt: header.takenAt, act: found.head.seq, head: found.head.hash, rows: loaded.rows };
      await lease.db.deleteFrom('upkeep').where('ended_at', 'is', null).execute();
      await lease.db.insertInto('upkeep').values({ kind: 'restore', person, started_at: startedAt, seen_at: wall(), ended_at: wall(), ok: true, facts: sql`${JSON.stringify(facts)}::jsonb` }).execute();
      return { acts: found.acts, head: found.head.hash, ...loaded, takenAt: header.takenAt, version: header.version, from: header.database, migrated: applied };
    });
  } catch (error) {
    if (error instanceof BackupFault) return error.refusal;
    throw error;
  }
}

/** Reads the file to its end. @throws BackupFault when it is not whole. */
async function check(file: string, progress: Progress): Promise<BackupHeader> {
  const { size } = await stat(file);
  let header: BackupHeader | null = null;
  for await (const part of readFile(file, (done) => progress({ done, of: size, what: 'checking the file' }))) if ('comity' in part) header = part;
  return header!;
}

/** What keeps this version from taking a backup with these migrations. */
function versionFault({ version, migrations }: BackupHeader, known: readonly Migration[]): Refusal | null {
  for (const { name, digest } of migrations) {
    const own = known.find((one) => one.name === name);
    if (!own) return refuse('backup.newer', { version, what: name });
    if (own.digest !== digest) return refuse('backup.other_migration', { version, migration: name });
  }
  return null;
}

async function load(lease: WriteLease, file: string, progress: Progress): Promise<{ rows: number; tables: number }> {
  const tables = await tablesOf(lease);
  await sql.raw(`truncate ${[...tables, ...LEFT_OUT.slice(1)].map(quoted).join(', ')} restart identity`).execute(lease.db);
  let rows = 0;
  const { size } = await stat(file);
  let read = 0;
  for await (const part of readFile(file, (bytes) => (read = bytes))) {
    if ('comity' in part) continue;
    if (!tables.includes(part.table)) throw new BackupFault(refuse('backup.damaged', { rows }));
    rows += await insert(lease, part);
    progress({ done: read, of: size, what: part.table });
  }
  for (const table of tables) {
    for (const { name } of (await columnsOf(lease, table)).filter((column) => column.counted)) {
      await sql.raw(`select setval(pg_get_serial_sequence('${quoted(table)}', '${name}'), coalesce(max(${quoted(name)}), 1), max(${quoted(name)}) is not null) from ${quoted(table)}`).execute(lease.db);
    }
  }
  return { rows, tables: tables.length };
}

async function insert(lease: WriteLease, { table, columns, lines }: Rows): Promise<number> {
  if (lines.length === 0) return 0;
  const types = new Map((await columnsOf(lease, table)).map((column) => [column.name, column.type]));
  const values = columns.map((name, i) => `(line->>${i})::${types.get(name) ?? 'text'}`).join(', ');
  const into = sql.raw(`insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) overriding system value select ${values}`);
  await sql`${into} from jsonb_array_elements(${`[${lines.join(',')}]`}::jsonb) as line`.execute(lease.db);
  return lines.length;
}

async function tablesOf(lease: ReadLease): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select tablename::text as name from pg_tables where schemaname = 'public' and tablename <> all(${LEFT_OUT}) order by 1`.execute(lease.db);
  return rows.map((row) => row.name);
}

async function countsOf(lease: ReadLease, tables: readonly string[]): Promise<number[]> {
  const counts: number[] = [];
  for (const table of tables) counts.push((await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(lease.db)).rows[0]!.n);
  return counts;
}

/** What is stored in a table; a computed column computes itself again. `counted`: numbers itself. */
async function columnsOf(lease: ReadLease, table: string): Promise<{ name: string; type: string; counted: boolean }[]> {
  const { rows } = await sql<{ name: string; type: string; counted: boolean }>`select attname::text as name, format_type(atttypid, atttypmod) as type,
    pg_get_serial_sequence(${quoted(table)}, attname) is not null as counted
    from pg_attribute where attrelid = ${quoted(table)}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`.execute(lease.db);
  return rows;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

