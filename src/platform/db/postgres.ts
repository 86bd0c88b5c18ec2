import { PostgresDialect, type Dialect } from 'kysely';
import pg from 'pg';
import { parsers } from './types.ts';

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : (parsers[oid] ?? pg.types.getTypeParser(oid, 'text')),
};

/** A pool on PostgreSQL 15 or later, with the same type parsers as the embedded database. */
export function postgresDialect(url: string, connections = 10): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types: types as pg.CustomTypesConfig,
    options: '-c timezone=utc',
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', () => undefined); // an idle connection that broke; the next lease opens another
  return new PostgresDialect({ pool });
}
