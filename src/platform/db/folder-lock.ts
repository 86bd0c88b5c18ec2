import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * One process per data folder: PGlite has no lock of its own, and two processes on one folder diverge silently.
 * The lock is SQLite's exclusive file lock, which the operating system drops when the process ends, however it ends.
 */
export class FolderBusy extends Error {
  readonly folder: string;
  constructor(folder: string) {
    super(`${folder} is in use by another process. Stop that one, or choose another folder with COMITY_DATA.`);
    this.folder = folder;
  }
}

/** @throws FolderBusy. Returns the function that lets go. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = new DatabaseSync(join(folder, 'lock'));
  try {
    file.exec('pragma busy_timeout = 0; begin exclusive');
  } catch (error) {
    file.close();
    if (String((error as Error).message).includes('locked')) throw new FolderBusy(folder);
    throw error;
  }
  return () => file.close();
}
