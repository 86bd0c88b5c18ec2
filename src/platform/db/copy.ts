import { CompiledQuery, sql } from 'kysely';
import type { Column, CopyRows } from './copy-rows.ts';
import type { WriteLease } from './database.ts';

/** @throws what giving the rows throws; then the transaction can only be rolled back. */
export async function copyRows(lease: WriteLease, rows: CopyRows): Promise<void> {
  await lease.db.executeQuery(CompiledQuery.raw(`copy ${rows.table} (${rows.columns.map(([name]) => name).join(', ')}) from stdin`, [rows]));
}

/** A table for the rest of this transaction, which no row level security covers; its texts are compared byte by byte. */
export async function temporaryTable(lease: WriteLease, table: string, columns: readonly Column[]): Promise<void> {
  const all = columns.map(([name, type]) => `${name} ${type}${type === 'text' ? ' collate "C"' : ''}`).join(', ');
  await sql.raw(`create temporary table ${table} (${all}) on commit drop`).execute(lease.db);
}
