import { PGlite } from '@electric-sql/pglite';
import { parentPort, workerData } from 'node:worker_threads';
import { parsers } from './types.ts';

/**
 * The embedded database in a thread of its own, so that a long query does not stop the server from answering.
 * One message in, one message out; the caller keeps transactions apart (one connection).
 */
export type Ask = { id: number; sql: string; parameters: readonly unknown[] } | { id: number; close: true };
export type Answer =
  | { id: number; rows: Record<string, unknown>[]; affected: number }
  | { id: number; error: { message: string; code?: string; detail?: string } };

const port = parentPort!;
const db = await PGlite.create({
  ...(workerData.folder ? { dataDir: workerData.folder as string } : {}),
  parsers,
});

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
