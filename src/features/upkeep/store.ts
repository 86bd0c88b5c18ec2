import { sql } from 'kysely';
import type { ReadLease } from '../../platform/db/database.ts';

export type TableSize = { name: string; rows: number; bytes: number };

export async function databaseSize(lease: ReadLease): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(lease.db);
  return rows[0]!.bytes;
}

/** Rows and size of every table that the role of this lease may read. */
export async function countTables(lease: ReadLease): Promise<TableSize[]> {
  const { rows: tables } = await sql<{ name: string }>`select relname::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege(oid, 'select') order by 1`.execute(lease.db);
  const each = tables.map(({ name }) => sql`select ${name}::text as name, (select count(*) from ${sql.table(name)}) as rows, pg_total_relation_size(${name}::text::regclass) as bytes`);
  return each.length === 0 ? [] : (await sql<TableSize>`${sql.join(each, sql` union all `)}`.execute(lease.db)).rows;
}
