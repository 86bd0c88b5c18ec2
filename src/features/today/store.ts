import type { Kysely } from 'kysely';
import type { Instant } from '#core/time.ts';
import type { Database, ReadLease } from '#platform/db/database.ts';
import { visitAfter, worthKeeping, type Seen, type Visit } from './visits.ts';

type Row = { person: string; place: string; seen_seq: number; seen_at: Instant; before_seq: number | null; before_at: Instant | null };
const tables = (lease: ReadLease): Kysely<{ visits: Row }> => lease.db as unknown as Kysely<{ visits: Row }>;

const fromRow = (row: Row): Visit => ({ seen: { seq: row.seen_seq, at: row.seen_at }, before: row.before_seq === null ? null : { seq: row.before_seq, at: row.before_at! } });

/**
 * The visit that a look at this moment belongs to, and whether to keep it.
 *
 * A page counts as seen when it is shown. A document that was asked for is shown, so it is kept at once; data fetched
 * ahead (a link under the pointer) may never be, so it is only told, and the page itself says when it was shown. Two looks
 * at once write the same, so no row is locked.
 * @param place a text by its number; empty for Today
 */
export async function visitOf(database: Database, person: string, now: Seen, keep: boolean, place = ''): Promise<Visit> {
  return database.door(async (lease) => {
    const row = await tables(lease).selectFrom('visits').selectAll().where('person', '=', person).where('place', '=', place).executeTakeFirst();
    const last = row ? fromRow(row) : null;
    const visit = visitAfter(last, now);
    if (!keep || !worthKeeping(last, visit)) return visit;
    const { seen, before } = visit;
    const values = { seen_seq: seen.seq, seen_at: seen.at, before_seq: before?.seq ?? null, before_at: before?.at ?? null };
    await tables(lease).insertInto('visits').values({ person, place, ...values }).onConflict((c) => c.columns(['person', 'place']).doUpdateSet(values)).execute();
    return visit;
  });
}
