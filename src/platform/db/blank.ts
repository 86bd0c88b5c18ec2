import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * An embedded database with nothing in it. Making one takes PostgreSQL's `initdb`, seconds of work with the same result
 * every time; so the set-up makes one beside the packages (`node src/platform/db/blank.ts`), and a new database begins as
 * a copy. Where there is none, `initdb` runs.
 */
const ROOT = join(import.meta.dirname, '../../..');
const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/@electric-sql/pglite/package.json'), 'utf8')) as { version: string };
const BLANK = join(ROOT, `node_modules/.cache/comity/blank-${version}`);

/** The folder of the blank one, or null. */
export const blank = (): string | null => (existsSync(BLANK) ? BLANK : null);

/** A copy under this name, which stands there whole or not at all. Does nothing where something stands already. */
export function beginWithBlank(folder: string): void {
  const from = blank();
  if (from === null || existsSync(folder)) return;
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  cpSync(from, partial, { recursive: true });
  renameSync(partial, folder);
}

/** Makes the blank one where it is missing. */
export async function makeBlank(): Promise<void> {
  if (blank() !== null) return;
  mkdirSync(dirname(BLANK), { recursive: true });
  const { PGlite } = await import('@electric-sql/pglite');
  const partial = mkdtempSync(`${BLANK}-`);
  try {
    await (await PGlite.create(partial)).close();
    renameSync(partial, BLANK);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    // Two that make it at once make the same.
    if (blank() === null) throw error;
  }
}

if (import.meta.main) await makeBlank();
