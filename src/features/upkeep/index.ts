/**
 * Upkeep: what an administrator sees of the machine, and does to keep the desk.
 *
 * None of it is an act. Backups and verifications leave rows that only the door reads; sizes and counts are asked of the
 * database when the page is read, under the auditor's role and the door's, and no word of any content comes with them.
 */
import { statfs } from 'node:fs/promises';
import type { Instant } from '../../core/time.ts';
import type { Database } from '../../platform/db/database.ts';
import { lastUpkeep, recentUpkeep, stillRuns, type Upkeep } from '../../platform/upkeep.ts';
import { countTables, databaseSize, type TableSize } from './store.ts';

export type { Upkeep } from '../../platform/upkeep.ts';
export { mayKeepDesk } from './rights.ts';
export { words as upkeepWords } from './words.ts';

/** How many rows of what was done are shown. */
const MOST = 10;

export type UpkeepView = { backup: Upkeep | null; verified: Upkeep | null; running: Upkeep | null; recent: (Upkeep & { runs: boolean })[] };

export async function upkeepView(database: Database, wall: Instant): Promise<UpkeepView> {
  return database.door(async (lease) => {
    const recent = (await recentUpkeep(lease, MOST)).map((row) => ({ ...row, runs: stillRuns(row, wall) }));
    return { backup: await lastUpkeep(lease, 'backup', true), verified: await lastUpkeep(lease, 'verify'), running: recent.find((row) => row.runs) ?? null, recent };
  });
}

export type Storage = { bytes: number; tables: TableSize[]; migrations: { newest: string; count: number }; free: number | null };

/** Bytes as the database counts them, indexes included; rows counted one by one. */
export async function storageView(database: Database, folder: string): Promise<Storage> {
  const audited = await database.audit(async (lease) => ({ bytes: await databaseSize(lease), tables: await countTables(lease), migrations: await lease.db.selectFrom('migrations').select('name').orderBy('name').execute() }));
  const door = await database.door(countTables);
  const known = new Set(audited.tables.map((table) => table.name));
  const tables = [...audited.tables, ...door.filter((table) => !known.has(table.name))].sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
  return { bytes: audited.bytes, tables, migrations: { newest: audited.migrations.at(-1)!.name, count: audited.migrations.length }, free: await freeBytes(folder) };
}

/** Room on the disk under a folder; null where nobody can say. */
async function freeBytes(folder: string): Promise<number | null> {
  const found = await statfs(folder).catch(() => null);
  return found && found.bavail * found.bsize;
}
