import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import { firstDay } from '../../core/charter/dates.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { takeNumber } from '../../platform/numbers.ts';
import type { Changed, Entered, Kind, Source, State } from './schema.ts';

export type Entry = {
  id: string; partner: string; kind: Kind; what: Words; on_date: string | null; first_day: string | null; who: Words | null; place: Words | null; state: State; source: Source | null; statement: string | null;
  why: Words | null; entered_by: string; entered_at: Instant; seq: number; audience: Audience; example: boolean;
};
const tables = (lease: ReadLease): Kysely<{ partner_entries: Entry }> => lease.db as unknown as Kysely<{ partner_entries: Entry }>;

export async function projectEntered(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Entered;
  await tables(lease).insertInto('partner_entries').values({
    id: p.id, partner: p.partner, kind: p.kind, what: json(p.what as Words), on_date: p.on, first_day: p.on && firstDay(p.on), who: p.who && json(p.who as Words), place: p.where && json(p.where as Words), state: p.state, source: p.source && json(p.source), statement: p.statement,
    why: null, entered_by: act.person, entered_at: act.effectiveAt, seq: act.seq, audience: act.audience, example: act.example,
  }).execute();
  await takeNumber(lease, 'PE', Number(p.id.slice(3)));
}

export async function projectChanged(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Changed;
  await tables(lease).updateTable('partner_entries').set({ state: p.state, on_date: p.on, first_day: p.on && firstDay(p.on), why: json(p.why as Words), seq: act.seq }).where('id', '=', p.id).execute();
}

export async function entryById(lease: ReadLease, id: string): Promise<Entry | null> {
  return (await tables(lease).selectFrom('partner_entries').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Of a partner or of all, the latest day first; what has no day stands at the end. */
export async function entriesOf(lease: ReadLease, partner: string | null): Promise<Entry[]> {
  let query = tables(lease).selectFrom('partner_entries').selectAll();
  if (partner !== null) query = query.where('partner', '=', partner);
  const rows = await query.orderBy('seq').limit(2000).execute();
  return rows.sort((a, b) => (a.first_day === b.first_day ? a.seq - b.seq : (a.first_day ?? '') < (b.first_day ?? '') ? 1 : -1));
}
