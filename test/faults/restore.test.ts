import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { CHECKS, FEATURES } from '../../src/desk.ts';
import { writeBackup } from '../../src/platform/backup.ts';
import { verify } from '../../src/platform/verify.ts';
import { must, NOW, onDatabases, openTestDesk, openUnmigrated, tablesOf } from '../testbed.ts';
import { reopen } from './kill.ts';

/** A restore that is killed leaves an empty database or a whole desk, and never anything between. */
const folder = mkdtempSync(join(tmpdir(), 'comity-restore-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const COMITY = join(import.meta.dirname, '../../bin/comity');

onDatabases((kind) => {
  it('is all or nothing, whenever it is killed', { timeout: 240_000 }, async () => {
    const desk = await openTestDesk(kind, { example: true });
    const file = join(folder, `${kind}.gz`);
    const { head } = must(await writeBackup(desk.database, file, { version: '0.1.0', takenAt: NOW }));
    const found = new Set<string>();
    // At the latest when the restore is over: the last round is not killed at all.
    for (const wait of [900, 1800, null]) {
      const where = kind === 'embedded' ? mkdtempSync(join(folder, 'desk-')) : (await openUnmigrated(kind)).url!;
      const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...(kind === 'embedded' ? { COMITY_DATA: where } : { DATABASE_URL: where }) };
      const child = spawn(COMITY, ['restore', file], { env, stdio: 'ignore', detached: true });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (wait !== null) {
        await Promise.race([ended, sleep(wait)]);
        try {
          process.kill(-child.pid!, 'SIGKILL');
        } catch {
          // It was quicker.
        }
      }
      await ended;
      const database = reopen(where);
      try {
        const tables = await database.own(tablesOf);
        if (tables.length === 0) found.add('nothing');
        else {
          expect(await verify({ database, features: FEATURES, checks: CHECKS })).toMatchObject({ ok: true, head: { hash: head } });
          found.add('everything');
        }
      } finally {
        await database.close();
      }
    }
    expect([...found].sort()).toEqual(['everything', 'nothing']);
  });
});
