import { sql, type RawBuilder } from 'kysely';
import type { WriteLease } from './database.ts';

type ColumnType = 'text' | 'integer' | 'bigint' | 'double precision' | 'boolean' | 'timestamptz' | 'text[]';
/** Every column of a row, with its type: one that is missing does not compile. */
export type Columns<T> = Readonly<Record<keyof T & string, ColumnType>>;

/** PostgreSQL has a row of one statement written in one go; a page of large texts is many megabytes. */
const CHUNK = 500;

/**
 * Inserts many rows with one parameter a column, which costs both ends about half of what a parameter a value does.
 * Lists go as JSON, since lists of lists have no place for those of different lengths.
 * @param shared what all rows have alike, with its type
 */
export async function insertColumns<T extends object>(lease: WriteLease, table: string, columns: Columns<T>, rows: readonly T[], shared: Readonly<Record<string, readonly [ColumnType, unknown]>> = {}): Promise<void> {
  const names = Object.keys(columns) as (keyof T & string)[];
  const ref = (name: string): RawBuilder<unknown> => sql.ref(name);
  for (let at = 0; at < rows.length; at += CHUNK) {
    const part = rows.slice(at, at + CHUNK);
    const isList = (name: keyof T & string): boolean => columns[name] === 'text[]';
    const arrays = names.map((name) => (isList(name) ? sql`${part.map((row) => JSON.stringify(row[name]))}::text[]` : sql`${part.map((row) => row[name])}::${sql.raw(columns[name])}[]`));
    const alike = Object.values(shared).map(([type, value]) => sql`${value}::${sql.raw(type)}`);
    await sql`insert into ${sql.table(table)} (${sql.join([...names, ...Object.keys(shared)].map(ref))})
      select ${sql.join([...names.map((name) => (isList(name) ? sql`array(select jsonb_array_elements_text(${sql.ref(`given.${name}`)}::jsonb))` : sql.ref(`given.${name}`))), ...alike])} from unnest(${sql.join(arrays)}) as given(${sql.join(names.map(ref))})`.execute(lease.db);
  }
}
