import { sql } from 'kysely';
import type { ReadLease, WriteLease } from './db/database.ts';

/** Numbers of series (D-1, W-2, a symbol's n). Read under the lock that `perform` holds, taken by the projector. */
export async function nextNumber(lease: ReadLease, series: string): Promise<number> {
  const row = await lease.db.selectFrom('numbers').select('last').where('series', '=', series).executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

export async function takeNumber(lease: WriteLease, series: string, n: number): Promise<void> {
  await lease.db.insertInto('numbers').values({ series, last: n })
    .onConflict((c) => c.column('series').doUpdateSet({ last: sql`greatest(numbers.last, ${n})` })).execute();
}
