import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { takeNumber } from '../../platform/numbers.ts';
import type { Corrected, Entered, Ledger, Pledged } from './schema.ts';

type Recording = { seq: number; recorded_by: string; recorded_at: Instant; audience: Audience; example: boolean };
export type AidPledge = Recording & { id: string; number: number; item: Words; unit: Words; currency: string | null; giver: string | null; from_words: Words; to_words: Words };
export type AidEntry = Recording & { pledge: string; ledger: Ledger; quantity: string; value: string | null; on_date: string; source: string; corrects: number | null; why: Words | null };
const tables = (lease: ReadLease): Kysely<{ aid_pledges: AidPledge; aid_entries: AidEntry }> => lease.db as unknown as Kysely<{ aid_pledges: AidPledge; aid_entries: AidEntry }>;
const recording = (act: Act): Recording => ({ seq: act.seq, recorded_by: act.person, recorded_at: act.effectiveAt, audience: act.audience, example: act.example });

export async function projectPledged(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Pledged;
  const number = Number(p.id.slice(4));
  await tables(lease).insertInto('aid_pledges').values({ id: p.id, number, item: json(p.item as Words), unit: json(p.unit as Words), currency: p.currency, giver: p.giver, from_words: json(p.from as Words), to_words: json(p.to as Words), ...recording(act) }).execute();
  await tables(lease).insertInto('aid_entries').values({ pledge: p.id, ledger: 'pledged', quantity: p.quantity, value: p.value, on_date: p.on, source: p.source, corrects: null, why: null, ...recording(act) }).execute();
  await takeNumber(lease, 'AID', number);
}

export async function projectEntered(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Entered;
  await tables(lease).insertInto('aid_entries').values({ pledge: p.pledge, ledger: p.ledger, quantity: p.quantity, value: p.value, on_date: p.on, source: p.source, corrects: null, why: null, ...recording(act) }).execute();
}

export async function projectCorrected(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Corrected;
  await tables(lease).insertInto('aid_entries').values({ pledge: p.pledge, ledger: p.ledger, quantity: p.quantity, value: p.value, on_date: p.on, source: p.source, corrects: p.entry, why: json(p.why as Words), ...recording(act) }).execute();
}

export async function aidPledgeById(lease: ReadLease, id: string): Promise<AidPledge | null> {
  return (await tables(lease).selectFrom('aid_pledges').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function listAidPledges(lease: ReadLease): Promise<AidPledge[]> {
  return tables(lease).selectFrom('aid_pledges').selectAll().orderBy('number').execute();
}

/** Entries in the order they were recorded, of one pledge or of all. */
export async function aidEntriesOf(lease: ReadLease, pledge: string | null): Promise<AidEntry[]> {
  const query = tables(lease).selectFrom('aid_entries').selectAll().orderBy('seq');
  return (pledge === null ? query : query.where('pledge', '=', pledge)).execute();
}
