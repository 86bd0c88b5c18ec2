import type { ReadLease } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

/** Sizes of files that are kept here whole. */
export async function keptSizes(lease: ReadLease, names: readonly string[]): Promise<Map<string, number>> {
  if (names.length === 0) return new Map();
  const rows = await tables(lease).selectFrom('exchange_files').select(['sha256', 'size']).where('sha256', 'in', names).execute();
  return new Map(rows.map(({ sha256, size }) => [sha256, size]));
}
