import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { isRefusal, type Refusal } from '../../src/core/refusal.ts';
import { CHECKS, FEATURES, type Desk } from '../../src/desk.ts';
import { openDossier } from '../../src/features/dossiers/index.ts';
import { setCredential } from '../../src/features/people/index.ts';
import { restoreBackup, writeBackup, type Backup, type Restored } from '../../src/platform/backup.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { knownMigrations, migrate } from '../../src/platform/db/migrate.ts';
import { verify } from '../../src/platform/verify.ts';
import { both, contents, databases, must, NOW, officer, onDatabases, openTestDesk, openUnmigrated, setUp, tablesOf, type Kind } from '../testbed.ts';
import { run } from './probe.ts';

const folder = mkdtempSync(join(tmpdir(), 'comity-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newFile = (): string => join(folder, `${++files}.ndjson.gz`);

const OF = { version: '9.8.7', takenAt: NOW };
const take = async (desk: { database: Database }, file = newFile()): Promise<Backup & { file: string }> => ({ ...must<Backup>(await writeBackup(desk.database, file, OF)), file });
const into = (database: Database, file: string, progress?: Parameters<typeof restoreBackup>[2]): Promise<Restored | Refusal> =>
  restoreBackup({ database, features: FEATURES, checks: CHECKS, wall: () => NOW, person: 'operator' }, file, progress);
const fresh = async (kind: Kind): Promise<Database> => (await openUnmigrated(kind)).database;
const there = databases.filter((kind) => kind === 'embedded' || inject('postgres') !== null);

/** Everything but who is signed in, what was done to keep the desk, and when a migration was applied. */
async function kept(database: Database): Promise<Record<string, string[]>> {
  const { sessions: _, attempts: __, upkeep: ___, migrations, ...rest } = await contents(database);
  return { ...rest, migrations: migrations!.map((row) => (JSON.parse(row) as { name: string }).name) };
}

/** A file that says what it says truly, with one line changed. */
function rewritten(file: string, change: (lines: string[]) => void, recount = (rows: Record<string, number>): object => rows): string {
  const changed = newFile();
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  const { rows } = JSON.parse(lines.pop()!) as { rows: Record<string, number> };
  change(lines);
  const sha256 = createHash('sha256').update(lines.map((line) => `${line}\n`).join('')).digest('hex');
  writeFileSync(changed, gzipSync(`${[...lines, JSON.stringify({ rows: recount(rows), sha256 })].join('\n')}\n`));
  return changed;
}
const withHeader = (file: string, change: (header: { version: string; format: number; migrations: { name: string; digest: string }[]; head: { hash: string } }) => void): string =>
  rewritten(file, (lines) => {
    const header = JSON.parse(lines[0]!) as Parameters<typeof change>[0];
    change(header);
    lines[0] = JSON.stringify(header);
  });

onDatabases((kind) => {
  describe('of the example', () => {
    let desk: Desk;
    let whole: Record<string, string[]>;
    let backup: Backup & { file: string };
    /** Untouched, and to be so after every refusal. */
    let target: Database;
    beforeAll(async () => {
      target = await fresh(kind);
      desk = await openTestDesk(kind, { example: true });
      await setCredential(desk.database, 'kaz', 'kaz@example.org', 'three sour plums', NOW);
      await desk.database.own((lease) => run(lease, `insert into sessions values ('x', 'kaz', '${NOW}', '${NOW}', '${NOW}', 'a browser'); insert into attempts (key, at) values ('x', '${NOW}')`));
      whole = await kept(desk.database);
      backup = await take(desk);
    });

    test('is one file, for its owner alone, with nobody’s session in it', async () => {
      expect(statSync(backup.file).mode & 0o777).toBe(0o600);
      expect(statSync(backup.file).size).toBe(backup.bytes);
      const text = gunzipSync(readFileSync(backup.file)).toString('utf8');
      expect(text).toContain('kaz@example.org');
      expect(text).not.toContain('a browser');
      const head = await desk.database.audit((lease) => lease.db.selectFrom('head').select(['seq', 'hash']).executeTakeFirstOrThrow());
      expect(JSON.parse(text.split('\n')[0]!)).toMatchObject({ comity: 'backup', format: 1, version: '9.8.7', database: kind, takenAt: NOW, head, migrations: knownMigrations() });
      expect(backup).toMatchObject({ act: head.seq, head: head.hash });
      expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
      expect(await kept(desk.database), 'taking it changes nothing').toEqual(whole);
    });

    test.each(there)('comes back whole on the database %s, and verifies', { timeout: 60_000 }, async (other) => {
      const database = await fresh(other);
      const steps = new Set<string>();
      const restored = must<Restored>(await into(database, backup.file, (step) => steps.add(step.what)));
      expect(restored).toMatchObject({ acts: backup.act, head: backup.head, version: '9.8.7', from: kind, migrated: [], rows: backup.rows });
      expect(await kept(database)).toEqual(whole);
      expect([...steps]).toEqual(expect.arrayContaining(['checking the file', 'acts', 'warnings']));
      expect((await contents(database)).sessions).toEqual([]);
      expect(await verify({ database, features: FEATURES, checks: CHECKS })).toMatchObject({ ok: true, faults: [] });
      const upkeep = (await contents(database)).upkeep!.map((row) => JSON.parse(row) as object);
      expect(upkeep).toMatchObject([{ kind: 'restore', ok: true, facts: { act: backup.act, version: '9.8.7' } }]);
      const again = await take({ database });
      expect(rowsIn(again.file), 'and a backup of it says the same, value by value').toEqual(rowsIn(backup.file));
    });

    test('is refused where a desk is, and nothing of that desk is touched', async () => {
      const before = await contents(desk.database);
      expect(await into(desk.database, backup.file)).toMatchObject({ code: 'backup.desk_not_empty', facts: { acts: backup.act } });
      expect(await contents(desk.database)).toEqual(before);
    });

    test('never writes over a file, and says why one cannot be written', async () => {
      expect(await writeBackup(desk.database, backup.file, OF)).toMatchObject({ code: 'backup.file_exists' });
      expect(await writeBackup(desk.database, join(folder, 'nowhere', 'x.gz'), OF)).toMatchObject({ code: 'backup.cannot_write', facts: { reason: 'ENOENT' } });
    });

    test('damaged anywhere is refused before a table is touched', { timeout: 60_000 }, async () => {
      const bytes = readFileSync(backup.file);
      const broken = newFile();
      const taken: number[] = [];
      const whole = gunzipSync(bytes);
      // A bit that gzip only fills up with may be turned without turning anything that is kept: that is no damage.
      const unharmed = (flipped: Buffer): boolean => {
        try {
          return gunzipSync(flipped).equals(whole);
        } catch {
          return false;
        }
      };
      // The first ten bytes are gzip's own and hold nothing of the backup.
      const places = Array.from({ length: 150 }, (_, i) => 10 + Math.floor((i * (bytes.length - 10)) / 150));
      for (const place of [...places, bytes.length - 1]) {
        const flipped = Buffer.from(bytes);
        flipped[place]! ^= 1 << (place % 8);
        if (unharmed(flipped)) continue;
        writeFileSync(broken, flipped);
        const answer = await into(target, broken);
        if (!isRefusal(answer) || !['backup.damaged', 'backup.not_a_backup'].includes(answer.code)) taken.push(place);
      }
      for (const length of [...places, bytes.length - 1, bytes.length - 8]) {
        writeFileSync(broken, bytes.subarray(0, length));
        const answer = await into(target, broken);
        if (!isRefusal(answer) || answer.code !== 'backup.damaged') taken.push(-length);
      }
      expect(taken).toEqual([]);
      expect(await target.own(tablesOf)).toEqual([]);
    });

    test.each<[string, (file: string) => string, string, object]>([
      ['empty', () => written(''), 'backup.not_a_backup', {}],
      ['of another kind', () => written('PK\u0003\u0004'), 'backup.not_a_backup', {}],
      ['of another kind, compressed', () => written(gzipSync('{"a":1}\n')), 'backup.not_a_backup', {}],
      ['cut at a line', (file) => written(gzipSync(gunzipSync(readFileSync(file)).toString('utf8').split('\n').slice(0, 60).join('\n') + '\n')), 'backup.damaged', {}],
      ['with a word changed by somebody who did not know how', (file) => written(gzipSync(gunzipSync(readFileSync(file)).toString('utf8').replaceAll('six different', 'six differing'))), 'backup.damaged', {}],
      ['of a later format', (file) => withHeader(file, (h) => void (h.format = 2)), 'backup.newer', { version: '9.8.7', what: 'format 2' }],
      ['of a later version', (file) => withHeader(file, (h) => void h.migrations.push({ name: '9999_future.sql', digest: 'x' })), 'backup.newer', { version: '9.8.7', what: '9999_future.sql' }],
      ['of a version that was changed by hand', (file) => withHeader(file, (h) => void (h.migrations[1]!.digest = 'x')), 'backup.other_migration', { migration: '0002_desk.sql' }],
      ['with another head', (file) => withHeader(file, (h) => void (h.head.hash = '0'.repeat(64))), 'backup.not_sound', { where: 'head', faults: 1 }],
      ['with a word changed by somebody who knew how', (file) => rewritten(file, (lines) => lines.forEach((line, i) => void (lines[i] = line.replaceAll('six different', 'six differing')))), 'backup.not_sound', {}],
    ])('a file %s is refused, and nothing stays', { timeout: 60_000 }, async (_, make, code, facts) => {
      expect(await into(target, make(backup.file))).toMatchObject({ code, facts });
      expect(await target.own(tablesOf)).toEqual([]);
    });

    test('of an older version is built as it was then and brought up to date; where the database is ahead, it is refused', { timeout: 60_000 }, async () => {
      const LAST = '0006_upkeep.sql';
      const older = rewritten(backup.file, (lines) => {
        const header = JSON.parse(lines[0]!) as { migrations: { name: string }[] };
        lines[0] = JSON.stringify({ ...header, migrations: header.migrations.filter((one) => one.name !== LAST) });
        lines.splice(lines.findIndex((line) => line.startsWith('{"table":"upkeep"')), 1);
      }, ({ upkeep: _, ...rows }) => rows);
      const then = await fresh(kind);
      expect(must<Restored>(await into(then, older))).toMatchObject({ head: backup.head, migrated: [LAST] });
      expect(await kept(then)).toEqual(whole);
      expect(await into(desk.database, older)).toMatchObject({ code: 'backup.older', facts: { migration: LAST } });
    });
  });

  test('THE DRILL: taken while four writers go on, restored elsewhere, verified, the same head', { timeout: 120_000 }, async () => {
    const desk = await openTestDesk(kind);
    await setUp(desk);
    let over = false;
    let written = 0;
    const writer = async (): Promise<void> => {
      while (!over) must<object>(await desk.perform(officer, openDossier({ title: both(`matter ${++written}`), marking: 'parties', named: [] }, null)));
    };
    const writers = Promise.all([writer(), writer(), writer(), writer()]);
    while (written < 40) await new Promise((resolve) => setTimeout(resolve, 5));
    const before = written;
    let during = 0;
    const file = newFile();
    const backup = must<Backup>(await writeBackup(desk.database, file, OF, () => void (during = written)));
    while (written < during + 40) await new Promise((resolve) => setTimeout(resolve, 5));
    over = true;
    await writers;
    if (kind === 'postgresql') expect(during, 'nobody waited for it').toBeGreaterThan(before);
    const { seq } = await desk.database.audit((lease) => lease.db.selectFrom('head').select('seq').executeTakeFirstOrThrow());
    expect(seq).toBeGreaterThan(backup.act);
    const { hash } = await desk.database.audit((lease) => lease.db.selectFrom('links').select('head as hash').where('seq', '=', backup.act).executeTakeFirstOrThrow());
    expect(hash, 'it stands at a moment that was').toBe(backup.head);
    for (const target of there) {
      const database = await fresh(target);
      expect(must<Restored>(await into(database, file)), target).toMatchObject({ acts: backup.act, head: backup.head });
      expect(await verify({ database, features: FEATURES, checks: CHECKS })).toMatchObject({ ok: true, acts: backup.act, head: { seq: backup.act, hash: backup.head } });
    }
  });

  test('every kind of value comes back as it was, and what numbers itself goes on counting', { timeout: 60_000 }, async () => {
    const source = await fresh(kind);
    await migrate(source, NOW);
    const odd = `create table odd (id bigint generated always as identity primary key, n numeric, b bigint, f double precision, t text, at timestamptz, j jsonb, a text[], y bytea, d date, twice text generated always as (t || t) stored, "odd ""name" integer[])`;
    const rows = ['1e-30, 9007199254740993, 0.1', '123456789012345678901234567890.123456789, -9223372036854775808, 1.7976931348623157e308', 'null, null, null'];
    const values = [`'a\u2028b' || chr(10) || '"\\', '2022-05-12 07:40:00.123456+03', '{"n": 12345678901234567890.10, "s": "\\u2028"}', array['', 'null', null, '{"x"}'], '\\x00ff', '2022-05-12'`,
      `'', 'infinity', 'null', '{}', '', '-infinity'`, 'null, null, null, null, null, null'];
    await source.own(async (lease) => {
      await run(lease, odd);
      for (const [i, row] of rows.entries()) await run(lease, `insert into odd (n, b, f, t, at, j, a, y, d, "odd ""name") values (${row}, ${values[i]}, '{{1,2},{3,null}}')`);
      await run(lease, 'delete from odd where id = 2; insert into odd (t) values (null)');
    });
    const exact = (database: Database): Promise<unknown[]> => database.own(async (lease) => (await run(lease, `select id::text, n::text, b::text, f::text, t, encode(convert_to(t, 'UTF8'), 'hex') as x, at::text, j::text, j is null as none, a::text, y::text, d::text, twice, "odd ""name"::text from odd order by id`)).rows);
    const before = await exact(source);
    const file = newFile();
    must<Backup>(await writeBackup(source, file, OF));
    for (const kinds of there) {
      const target = await fresh(kinds);
      await migrate(target, NOW);
      await target.own((lease) => run(lease, odd));
      must<Restored>(await into(target, file));
      expect(await exact(target)).toEqual(before);
      await target.own((lease) => run(lease, `insert into odd (t) values ('next')`));
      expect((await target.own((lease) => run<{ id: number }>(lease, 'select max(id) as id from odd'))).rows).toEqual([{ id: 5 }]);
    }
  });

  test('a restore that breaks in the middle leaves nothing', { timeout: 60_000 }, async () => {
    const desk = await openTestDesk(kind, { example: true });
    const { file } = await take(desk);
    const database = await fresh(kind);
    const stop = (step: { what: string }): void => {
      if (step.what === 'warnings') throw new Error('broken off');
    };
    await expect(into(database, file, stop)).rejects.toThrow('broken off');
    expect(await database.own(tablesOf)).toEqual([]);
    expect(isRefusal(await into(database, file)), 'and the next one finds it empty').toBe(false);
  });
});

function rowsIn(file: string): string[] {
  return gunzipSync(readFileSync(file)).toString('utf8').split('\n').slice(1, -2).filter((line) => !line.includes('"restore"')).sort();
}

function written(content: string | Buffer): string {
  const file = newFile();
  writeFileSync(file, content);
  return file;
}
