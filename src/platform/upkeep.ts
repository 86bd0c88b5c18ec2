import { sql, type Selectable } from 'kysely';
import { addHours, type Instant } from '../core/time.ts';
import type { ReadLease, WriteLease } from './db/database.ts';
import { json } from './db/json.ts';
import type { UpkeepRow } from './db/tables.ts';

/** The table of what was done to keep the desk, through the lease of the door. */
export type Upkeep = Selectable<UpkeepRow>;
type Facts = UpkeepRow['facts'];

/** A process that does something says so more often than this; one that has not was killed. */
const SILENT_HOURS = 1 / 60;
export const stillRuns = (row: Upkeep, wall: Instant): boolean => row.ended_at === null && row.seen_at > addHours(wall, -SILENT_HOURS);

/** Begins, or gives what runs already where nothing else may. */
export async function begin(lease: WriteLease, what: { kind: Upkeep['kind']; person: string; wall: Instant; alone: boolean }): Promise<number | Upkeep> {
  const { kind, person, wall, alone } = what;
  if (alone) {
    await sql`select pg_advisory_xact_lock(7302023)`.execute(lease.db);
    const running = (await lease.db.selectFrom('upkeep').selectAll().where('ended_at', 'is', null).execute()).find((row) => stillRuns(row, wall));
    if (running) return running;
  }
  const { id } = await lease.db.insertInto('upkeep').values({ kind, person, started_at: wall, seen_at: wall, ended_at: null, ok: null, facts: json({}) }).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function goOn(lease: WriteLease, id: number, wall: Instant, facts: Facts): Promise<void> {
  await lease.db.updateTable('upkeep').set({ seen_at: wall, facts: json(facts) }).where('id', '=', id).where('ended_at', 'is', null).execute();
}

export async function end(lease: WriteLease, id: number, wall: Instant, ok: boolean, facts: Facts): Promise<void> {
  await lease.db.updateTable('upkeep').set({ seen_at: wall, ended_at: wall, ok, facts: json(facts) }).where('id', '=', id).execute();
}

/** What was done, newest first. */
export async function recentUpkeep(lease: ReadLease, limit: number): Promise<Upkeep[]> {
  return lease.db.selectFrom('upkeep').selectAll().orderBy('id', 'desc').limit(limit).execute();
}

/** The newest that has ended, of one kind; with `ok`, that came out well. */
export async function lastUpkeep(lease: ReadLease, kind: Upkeep['kind'], ok?: true): Promise<Upkeep | null> {
  const ended = lease.db.selectFrom('upkeep').selectAll().where('kind', '=', kind).where('ended_at', 'is not', null).orderBy('id', 'desc').limit(1);
  return (await (ok ? ended.where('ok', '=', true) : ended).executeTakeFirst()) ?? null;
}
