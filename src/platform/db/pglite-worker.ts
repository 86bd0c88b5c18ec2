import { PGlite } from '@electric-sql/pglite';
import { EmscriptenBuiltinFilesystem } from '@electric-sql/pglite/basefs';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { beginWithBlank, blank } from './blank.ts';
import { parsers } from './types.ts';

/**
 * The embedded database in a thread of its own, so that a long query does not stop the server from answering.
 * One message in, one message out; the caller keeps transactions apart (one connection).
 */
export type Ask = { id: number; sql: string; parameters: readonly unknown[] } | { id: number; close: true };
export type Answer =
  | { id: number; rows: Record<string, unknown>[]; affected: number }
  | { id: number; error: { message: string; code?: string; detail?: string } };

const DATA = '/pglite/data';

/** In memory, beginning with the files of a folder. */
class Memory extends EmscriptenBuiltinFilesystem {
  private readonly from: string;
  constructor(from: string) {
    super();
    this.from = from;
  }
  override async initialSyncFs(): Promise<void> {
    const { FS } = this.pg!.Module;
    FS.mkdirTree(DATA, 0o700);
    for (const entry of readdirSync(this.from, { recursive: true, withFileTypes: true }).sort((a, b) => a.parentPath.length - b.parentPath.length)) {
      const [from, to] = [join(entry.parentPath, entry.name), `${DATA}${entry.parentPath.slice(this.from.length)}/${entry.name}`.replaceAll('\\', '/')];
      if (entry.isDirectory()) FS.mkdirTree(to, 0o700);
      else FS.writeFile(to, readFileSync(from), { canOwn: true });
    }
  }
}

const port = parentPort!;
const folder = workerData.folder as string | null;
const from = folder === null ? blank() : null;
if (folder !== null) beginWithBlank(folder);
const db = await PGlite.create({ ...(folder !== null ? { dataDir: folder } : from !== null ? { fs: new Memory(from) } : {}), parsers });

port.on('message', async (ask: Ask) => {
  try {
    if ('close' in ask) {
      await db.close();
      port.postMessage({ id: ask.id, rows: [], affected: 0 } satisfies Answer);
      return;
    }
    if (ask.parameters.length === 0) {
      const results = await db.exec(ask.sql);
      const last = results.at(-1);
      port.postMessage({ id: ask.id, rows: last?.rows ?? [], affected: last?.affectedRows ?? 0 } satisfies Answer);
      return;
    }
    const result = await db.query<Record<string, unknown>>(ask.sql, [...ask.parameters]);
    port.postMessage({ id: ask.id, rows: result.rows, affected: result.affectedRows ?? 0 } satisfies Answer);
  } catch (error) {
    const e = error as { message: string; code?: string; detail?: string };
    port.postMessage({ id: ask.id, error: { message: e.message, ...(e.code ? { code: e.code } : {}), ...(e.detail ? { detail: e.detail } : {}) } } satisfies Answer);
  }
});
port.postMessage('ready');
