import { sql, type Kysely } from 'kysely';
import { partyToken, type Act, type Audience } from '../../core/act.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import type { Entered, Opened, Withdrawn } from './schema.ts';

type Recording = { seq: number; recorded_by: string; recorded_at: Instant; audience: Audience; example: boolean };
export type NationalEntry = Recording & { party: string; kind: 'figure' | 'words'; indicator: Words; value: string | null; unit: Words | null; words: Words | null; on_date: string; source: string; withdrawn: boolean };
export type Opening = Recording & { party: string; reader: string; closed_at: Instant | null; closed_seq: number | null };
const tables = (lease: ReadLease): Kysely<{ national_entries: NationalEntry; national_openings: Opening }> => lease.db as unknown as Kysely<{ national_entries: NationalEntry; national_openings: Opening }>;
const recording = (act: Act): Recording => ({ seq: act.seq, recorded_by: act.person, recorded_at: act.effectiveAt, audience: act.audience, example: act.example });

/** The own party, and those to whom it is open; what was taken back is read by the own party alone. */
async function audienceNow(lease: ReadLease, party: string): Promise<string[]> {
  const open = await tables(lease).selectFrom('national_openings').select('reader').where('party', '=', party).where('closed_at', 'is', null).execute();
  return [...new Set([partyToken(party), ...open.map((one) => one.reader)])].sort((a, b) => (a < b ? -1 : 1));
}

async function follow(lease: WriteLease, party: string): Promise<void> {
  await tables(lease).updateTable('national_entries').set({ audience: await audienceNow(lease, party) }).where('party', '=', party).where('withdrawn', '=', false).execute();
}

export async function projectEntered(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Entered;
  const orNull = (words: Words | null) => (words === null ? null : json(words));
  await tables(lease).insertInto('national_entries').values({
    party: p.party, kind: p.kind, indicator: json(p.indicator as Words), value: p.value, unit: orNull(p.unit as Words | null), words: orNull(p.words as Words | null), on_date: p.on, source: p.source, withdrawn: false, ...recording(act), audience: await audienceNow(lease, p.party),
  }).execute();
}

export async function projectWithdrawn(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Withdrawn;
  await tables(lease).updateTable('national_entries').set({ withdrawn: true, audience: [partyToken(p.party)] }).where('seq', '=', p.entry).execute();
}

export async function projectOpened(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Opened;
  for (const reader of p.readers) await tables(lease).insertInto('national_openings').values({ party: p.party, reader, closed_at: null, closed_seq: null, ...recording(act) }).execute();
  await follow(lease, p.party);
}

export async function projectClosed(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Opened;
  await tables(lease).updateTable('national_openings').set({ closed_at: act.effectiveAt, closed_seq: act.seq }).where('party', '=', p.party).where('reader', 'in', p.readers).where('closed_at', 'is', null).execute();
  await follow(lease, p.party);
}

/** Entries of a file that the reader may read, newest date first. */
export async function nationalEntriesOf(lease: ReadLease, party: string): Promise<NationalEntry[]> {
  return tables(lease).selectFrom('national_entries').selectAll().where('party', '=', party).orderBy('on_date', 'desc').orderBy('seq', 'desc').execute();
}

/** Parties whose files hold something for the reader, with how much. */
export async function nationalFiles(lease: ReadLease): Promise<{ party: string; entries: number; newest: string }[]> {
  return tables(lease).selectFrom('national_entries').select(['party', ({ fn }) => fn.countAll<number>().as('entries'), sql<string>`max(on_date)`.as('newest')]).where('withdrawn', '=', false).groupBy('party').orderBy('party').execute();
}

/** To whom a file is and was open; nobody but the own party reads that. */
export async function openingsOf(lease: ReadLease, party: string): Promise<Opening[]> {
  return tables(lease).selectFrom('national_openings').selectAll().where('party', '=', party).orderBy('seq').orderBy('reader').execute();
}
