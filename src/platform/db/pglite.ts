import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type CompiledQuery, type DatabaseConnection, type Dialect, type Driver, type QueryResult } from 'kysely';
import { Worker } from 'node:worker_threads';
import { CopyRows } from './copy-rows.ts';
import type { Answer, Ask } from './pglite-worker.ts';

/** PGlite has one connection: a lease waits here until the one before it is given back. */
class Turnstile {
  private last: Promise<void> = Promise.resolve();
  async enter(): Promise<() => void> {
    const before = this.last;
    let leave!: () => void;
    this.last = new Promise((resolve) => (leave = resolve));
    await before;
    return leave;
  }
}

export class DatabaseError extends Error {
  readonly code: string | undefined;
  readonly detail: string | undefined;
  constructor(error: { message: string; code?: string; detail?: string }) {
    super(error.message);
    this.code = error.code;
    this.detail = error.detail;
  }
}

/** A PGlite in a worker thread; `folder` null keeps it in memory. */
export class PgliteThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, { resolve: (r: QueryResult<never>) => void; reject: (e: Error) => void }>();
  private next = 0;
  private readonly ready: Promise<void>;
  private dead: Error | null = null;

  constructor(folder: string | null) {
    this.worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: { folder } });
    this.ready = new Promise((resolve, reject) => {
      this.worker.on('error', (error) => {
        this.fail(error as Error);
        reject(error);
      });
      this.worker.on('exit', () => this.fail(new Error('the embedded database has stopped')));
      this.worker.on('message', (message: Answer | 'ready') => {
        if (message === 'ready') return resolve();
        const caller = this.waiting.get(message.id);
        this.waiting.delete(message.id);
        if ('error' in message) caller?.reject(new DatabaseError(message.error));
        else caller?.resolve({ rows: message.rows as never[], numAffectedRows: BigInt(message.affected) });
      });
    });
  }

  private fail(error: Error): void {
    this.dead ??= error;
    for (const caller of this.waiting.values()) caller.reject(error);
    this.waiting.clear();
  }

  async query(sql: string, parameters: readonly unknown[]): Promise<QueryResult<never>> {
    await this.ready;
    return this.post({ sql, parameters });
  }

  private post(ask: { sql: string; parameters: readonly unknown[] } | { close: true }): Promise<QueryResult<never>> {
    if (this.dead) return Promise.reject(this.dead);
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, ...ask } satisfies Ask);
    });
  }

  async close(): Promise<void> {
    if (this.dead) return;
    await this.ready;
    await this.post({ close: true });
    await this.worker.terminate();
  }
}

class PgliteConnection implements DatabaseConnection {
  readonly leave: () => void;
  private readonly thread: PgliteThread;
  constructor(thread: PgliteThread, leave: () => void) {
    this.thread = thread;
    this.leave = leave;
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const [given] = query.parameters;
    if (!CopyRows.is(given)) return (await this.thread.query(query.sql, query.parameters)) as QueryResult<R>;
    for await (const chunk of given.chunks) {
      if (chunk.length === 0) continue;
      const { sql, parameters } = CopyRows.insert(given, chunk);
      await this.thread.query(sql, parameters);
    }
    return { rows: [] };
  }
  /** PGlite has no cursors. @throws always */
  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('the embedded database does not stream');
  }
}

class PgliteDriver implements Driver {
  private readonly turnstile = new Turnstile();
  private readonly thread: PgliteThread;
  constructor(thread: PgliteThread) {
    this.thread = thread;
  }
  async init(): Promise<void> {
    await this.thread.query('set timezone to utc', []);
  }
  async acquireConnection(): Promise<DatabaseConnection> {
    return new PgliteConnection(this.thread, await this.turnstile.enter());
  }
  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    (connection as PgliteConnection).leave();
  }
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery({ sql: 'begin', parameters: [] } as unknown as CompiledQuery);
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery({ sql: 'commit', parameters: [] } as unknown as CompiledQuery);
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery({ sql: 'rollback', parameters: [] } as unknown as CompiledQuery);
  }
  async destroy(): Promise<void> {
    await this.thread.close();
  }
}

export function pgliteDialect(folder: string | null): Dialect {
  const thread = new PgliteThread(folder);
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PgliteDriver(thread),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}
