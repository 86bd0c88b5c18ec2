import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/core/refusal.ts';
import { assemble, type Desk } from '../../src/desk.ts';
import type { Progress } from '../../src/platform/verify.ts';
import { recentUpkeep, type Upkeep } from '../../src/platform/upkeep.ts';
import { must, onDatabases, openTestDesk } from '../testbed.ts';
import { run } from './probe.ts';

const folder = mkdtempSync(join(tmpdir(), 'comity-keeping-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const rows = (desk: Desk): Promise<Upkeep[]> => desk.database.door((lease) => recentUpkeep(lease, 10));

onDatabases((kind) => {
  test('each backup and each verification leaves a row: who, when, and what came of it', { timeout: 90_000 }, async () => {
    const desk = await openTestDesk(kind, { example: true });
    const file = join(folder, `${kind}.gz`);
    const acts = await desk.database.audit(async (lease) => (await lease.db.selectFrom('head').select('seq').executeTakeFirstOrThrow()).seq);
    const backup = must(await desk.keeping.backup(file, 'admin'));
    must(await desk.keeping.verify('operator'));
    expect(isRefusal(await desk.keeping.backup(file, 'admin'))).toBe(true);
    await desk.database.own((lease) => run(lease, `update links set head = repeat('0', 64) where seq = 30`));
    expect(must(await desk.keeping.verify('operator')).ok).toBe(false);
    expect(await rows(desk)).toMatchObject([
      { kind: 'verify', person: 'operator', ok: false, facts: { acts, faults: [{ where: 'act 30' }, { where: 'act 31' }] } },
      { kind: 'backup', person: 'admin', ok: false, facts: { refused: 'backup.file_exists' } },
      { kind: 'verify', person: 'operator', ok: true, facts: { acts, head: backup.head, faults: [] } },
      { kind: 'backup', person: 'admin', ok: true, facts: { file: `${kind}.gz`, sha256: backup.sha256, act: acts, rows: backup.rows } },
    ]);
    for (const row of await rows(desk)) expect(row.ended_at! >= row.started_at).toBe(true);
  });

  describe('when the server stops', () => {
    test.each(['backup', 'verify'] as const)('a %s that runs is broken off, tidied up and recorded, and the stop waits for that', async (what) => {
      const desk = await openTestDesk(kind, { example: true });
      const aside = assemble({ database: desk.database, clock: desk.clock, example: true, log: desk.log });
      let stopped: Promise<void> | undefined;
      let ended = false;
      const atFirst: Progress = () => void (stopped ??= aside.keeping.stop());
      const file = join(folder, `${kind}-${what}-stopped.gz`);
      const running = what === 'backup' ? aside.keeping.backup(file, 'operator', atFirst) : aside.keeping.verify('operator', atFirst);
      const result = running.finally(() => (ended = true));
      expect(await result).toMatchObject({ code: 'upkeep.stopped' });
      await stopped;
      expect(ended).toBe(true);
      expect(readdirSync(folder).filter((name) => name.includes('stopped'))).toEqual([]);
      expect(await rows(desk)).toMatchObject([{ kind: what, ok: false, facts: { refused: 'upkeep.stopped' } }]);
      expect(await desk.database.audit(async () => 'the database answers')).toBe('the database answers');
    });
  });
});
