import { sql } from 'kysely';
import type { Instant } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import type { DirectoryTaken, Received } from './schema.ts';
import { tables } from './tables.ts';

/** Something that a person should see: what it was about, and the node that it came from or concerns. */
export type Alarm = { readonly seq: number; readonly at: Instant; readonly node: string; readonly alarm: string; readonly what: string };

/**
 * The newest alarms, by the acts that raised them: `equivocation`, `epoch` and `quarantine` from pages that were taken,
 * `pin` for a node whose identity in a directory is not the one that was compared here.
 * @param limit at most so many
 */
export async function alarmsOf(lease: ReadLease, limit: number): Promise<Alarm[]> {
  const rows = await tables(lease).selectFrom('acts').select(['seq', 'kind', 'effective_at', 'payload'])
    .where((e) => e.or([
      e.and([e('kind', '=', 'exchange.received'), sql<boolean>`jsonb_array_length(payload -> 'alarms') > 0`]),
      e.and([e('kind', '=', 'exchange.directory_taken'), sql<boolean>`jsonb_array_length(payload -> 'conflicts') > 0`]),
    ])).orderBy('seq', 'desc').limit(limit).execute();
  return rows.flatMap(({ seq, kind, effective_at: at, payload }): Alarm[] => {
    if (kind === 'exchange.received') return (payload as Received).alarms.map(({ alarm, what }) => ({ seq, at, node: (payload as Received).from, alarm, what }));
    const { version, conflicts } = payload as DirectoryTaken;
    return conflicts.map((node) => ({ seq, at, node, alarm: 'pin', what: String(version) }));
  }).slice(0, limit);
}
