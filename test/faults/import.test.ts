import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import type { Act } from '../../src/core/act.ts';
import { assemble } from '../../src/desk.ts';
import { importFile, type ImportCommand } from '../../src/features/sources/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { noLog } from '../../src/platform/log.ts';
import { ged, given } from '../cases/files.ts';
import { createOwned } from '../owned.ts';
import { contents, must, officer, onDatabases } from '../testbed.ts';
import { prepare, reopen } from './kill.ts';

async function killedOnceItHasBegun(where: string): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'importer.ts'), where], { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => void (errors += chunk));
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => void (chunk.includes('taken') && setTimeout(() => child.kill('SIGKILL'), 100)));
  await new Promise((resolve) => child.on('close', resolve));
  expect([child.signalCode, errors]).toEqual(['SIGKILL', '']);
}

onDatabases((kind) => {
  test('an import that is killed leaves nothing, and the next one is the first', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'comity-import-'));
    const owned = kind === 'postgresql' ? await createOwned(inject('postgres')!) : null;
    const where = owned?.url ?? join(folder, 'desk');
    try {
      await prepare(where);
      const look = async () => {
        const database = reopen(where);
        return contents(database).finally(() => database.close());
      };
      const before = await look();
      await killedOnceItHasBegun(where);
      expect(await look()).toEqual(before);
      const database = reopen(where);
      try {
        const desk = assemble({ database, clock: systemClock(), example: false, log: noLog });
        const { acts } = must<{ acts: readonly Act[] }>(await desk.perform(officer, must<ImportCommand>(importFile({ source: 'ucdp-ged', given: given(ged({})), once: null }))));
        expect(acts[0]!.payload).toMatchObject({ id: 'E-1', opened: 1 });
      } finally {
        await database.close();
      }
    } finally {
      await owned?.drop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
