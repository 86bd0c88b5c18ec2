import { sql } from 'kysely';
import type { AnyRecord } from '../../core/exchange/record.ts';
import type { Instant } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { origins } from './store.ts';
import type { DirectoryTaken, Received } from './schema.ts';
import { tables, type RecordRow } from './tables.ts';

/** Something that a person should see: what it was about, and the node that it came from or concerns. */
export type Alarm = { readonly seq: number; readonly at: Instant; readonly node: string; readonly alarm: string; readonly what: string };

/**
 * Texts that these records speak of, as "identifier hash", where the record is held here in other words: its origin may
 * show different nodes different texts of it, or the revision is still on its way. What was recalled here is passed over:
 * others may have a revision that this node was left out of.
 */
export async function unseenIn(lease: ReadLease, taken: readonly Pick<RecordRow, 'id' | 'hash' | 'payload'>[]): Promise<string[]> {
  const refs = taken.flatMap(({ payload }) => (payload === '' ? [] : (JSON.parse(payload) as AnyRecord).refs));
  if (refs.length === 0) return [];
  const ids = [...new Set(refs.map(({ id }) => id))];
  const others = await tables(lease).selectFrom('exchange_records').select(['id', 'hash', 'recalled']).where('origin', 'in', origins(lease)).where('id', 'in', ids).execute();
  const own = await tables(lease).selectFrom('exchange_published').select(['id', 'hash']).where('id', 'in', ids).execute();
  const held = [...others, ...own.map((row) => ({ ...row, recalled: null })), ...taken.map(({ id, hash }) => ({ id, hash, recalled: null }))];
  const unseen = refs.filter(({ id, hash }) => held.some((one) => one.id === id && one.recalled === null) && !held.some((one) => one.id === id && one.hash === hash));
  return [...new Set(unseen.map(({ id, hash }) => `${id} ${hash}`))];
}

/**
 * The newest alarms, by the acts that raised them: `equivocation`, `epoch` and `quarantine` from pages that were taken,
 * `unseen` where a node spoke of a text that is held here in other words and has not come since, `pin` for a node whose
 * identity in a directory is not the one that was compared here.
 * @param limit at most so many
 */
export async function alarmsOf(lease: ReadLease, limit: number): Promise<Alarm[]> {
  const rows = await tables(lease).selectFrom('acts').select(['seq', 'kind', 'effective_at', 'payload'])
    .where((e) => e.or([
      e.and([e('kind', '=', 'exchange.received'), sql<boolean>`jsonb_array_length(payload -> 'alarms') > 0`]),
      e.and([e('kind', '=', 'exchange.directory_taken'), sql<boolean>`jsonb_array_length(payload -> 'conflicts') > 0`]),
    ])).orderBy('seq', 'desc').limit(limit).execute();
  const alarms = rows.flatMap(({ seq, kind, effective_at: at, payload }): Alarm[] => {
    if (kind === 'exchange.received') return (payload as Received).alarms.map(({ alarm, what }) => ({ seq, at, node: (payload as Received).from, alarm, what }));
    const { version, conflicts } = payload as DirectoryTaken;
    return conflicts.map((node) => ({ seq, at, node, alarm: 'pin', what: String(version) }));
  });
  const come = await comeSince(lease, alarms.filter(({ alarm }) => alarm === 'unseen').map(({ what }) => what.split(' ')[1]!));
  return alarms.filter(({ alarm, what }) => alarm !== 'unseen' || !come.has(what.split(' ')[1]!)).slice(0, limit);
}

async function comeSince(lease: ReadLease, hashes: readonly string[]): Promise<Set<string>> {
  const rows = hashes.length === 0 ? [] : await tables(lease).selectFrom('exchange_records').select('hash').where('origin', 'in', origins(lease)).where('hash', 'in', hashes).execute();
  return new Set(rows.map(({ hash }) => hash));
}
