import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { isRefusal } from '../../src/core/refusal.ts';
import { CHECKS, FEATURES, type Desk } from '../../src/desk.ts';
import { restore } from '../../src/operations.ts';
import { restoreBackup, writeBackup } from '../../src/platform/backup.ts';
import { readConfig } from '../../src/platform/config.ts';
import { lockFolder } from '../../src/platform/db/folder-lock.ts';
import { NOW, setUp } from '../testbed.ts';
import type { DeskCase } from './desk.ts';

/** What is refused when a desk is kept: backups, restores, and what runs while a server stops. */
type Header = { format: number; version: string; migrations: { name: string; digest: string }[]; head: { hash: string } };

async function inFolder<T>(does: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'comity-case-'));
  try {
    return await does(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const back = (desk: Desk, file: string): Promise<unknown> => restoreBackup({ database: desk.database, features: FEATURES, checks: CHECKS, wall: () => NOW, person: 'operator' }, file);

/** A true file of the desk, with another header, put back where it came from. */
const withHeader = (change: (header: Header) => void) => (desk: Desk): Promise<unknown> =>
  inFolder(async (folder) => {
    const file = join(folder, 'x.gz');
    const written = await writeBackup(desk.database, file, { version: '9.8.7', takenAt: NOW });
    if (isRefusal(written)) return written;
    const [first, ...rest] = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
    const trailer = JSON.parse(rest.pop()!) as object;
    const header = JSON.parse(first!) as Header;
    change(header);
    const text = `${[JSON.stringify(header), ...rest].join('\n')}\n`;
    writeFileSync(file, gzipSync(`${text}${JSON.stringify({ ...trailer, sha256: createHash('sha256').update(text).digest('hex') })}\n`));
    return back(desk, file);
  });

const written = (content: string | Buffer) => (desk: Desk): Promise<unknown> =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, 'x'), content);
    return back(desk, join(folder, 'x'));
  });

export const backupCases: readonly DeskCase[] = [
  ['backup.file_exists', 'over a file that is there', (desk) => inFolder(async (folder) => {
    writeFileSync(join(folder, 'x'), '');
    return desk.keeping.backup(join(folder, 'x'), 'operator');
  })],
  ['backup.cannot_write', 'into a folder that is not there', (desk) => inFolder((folder) => desk.keeping.backup(join(folder, 'none', 'x'), 'operator'))],
  ['backup.not_a_backup', 'a file of another kind', written('x')],
  ['backup.damaged', 'a file cut short', written(gzipSync('{"comity":"backup","format":1}\n'))],
  ['backup.newer', 'of a later version', withHeader((header) => void header.migrations.push({ name: '9999_future.sql', digest: 'x' }))],
  ['backup.other_migration', 'of an edited version', withHeader((header) => void (header.migrations[0]!.digest = 'x'))],
  ['backup.older', 'of an earlier version, into a database that is ahead', withHeader((header) => void header.migrations.pop())],
  ['backup.not_sound', 'whose newest value is another', withHeader((header) => void (header.head.hash = 'f'.repeat(64)))],
  ['backup.desk_not_empty', 'onto a desk in use', async (desk) => {
    await setUp(desk);
    return withHeader(() => undefined)(desk);
  }],
  ['backup.desk_in_use', 'into a folder that another process has', () => inFolder(async (folder) => {
    const release = lockFolder(folder);
    const result = await restore(readConfig({ COMITY_DATA: folder }), join(folder, 'x'), () => undefined);
    release();
    return result;
  })],
  ['upkeep.running', 'a second one beside the first', async (desk) => {
    const [first, second] = [await desk.keeping.start('verify', 'admin'), await desk.keeping.start('verify', 'admin')];
    await desk.keeping.stop();
    return first ?? second;
  }],
  ['upkeep.stopped', 'once the server is stopping', async (desk) => {
    await desk.keeping.stop();
    return desk.keeping.verify('operator');
  }],
];
