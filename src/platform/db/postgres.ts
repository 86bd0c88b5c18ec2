import { PostgresDialect, type Dialect } from 'kysely';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { CopyRows } from './copy-rows.ts';
import { parsers } from './types.ts';

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : (parsers[oid] ?? pg.types.getTypeParser(oid, 'text')),
};

/** A client that takes a statement whose parameter is a stream of rows. */
class Client extends pg.Client {
  override query(...args: unknown[]): never {
    const [text, values] = args as [string, unknown[] | undefined];
    const plain = super.query.bind(this) as (...all: unknown[]) => unknown;
    return (CopyRows.is(values?.[0]) ? copy(plain, text, values[0]) : plain(...args)) as never;
  }
}

async function copy(query: (...all: unknown[]) => unknown, text: string, rows: CopyRows): Promise<{ command: string; rowCount: number; rows: [] }> {
  const into = query(copyFrom(text)) as ReturnType<typeof copyFrom>;
  await pipeline(Readable.from(rows.lines(), { highWaterMark: 2 }), into);
  return { command: 'COPY', rowCount: into.rowCount, rows: [] };
}

/** A pool on PostgreSQL 15 or later, with the same type parsers as the embedded database. */
export function postgresDialect(url: string, connections = 10): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types: types as pg.CustomTypesConfig,
    options: '-c timezone=utc',
    connectionTimeoutMillis: 10_000,
    Client,
  });
  pool.on('error', () => undefined); // an idle connection that broke; the next lease opens another
  // One that breaks under a lease fails the statement that was under way; said once more to nobody, it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDialect({ pool });
}
