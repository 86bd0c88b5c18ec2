import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import { firstDay, lastDay } from '../../core/charter/dates.ts';
import type { Carried, Lane, Step } from '../../core/step.ts';
import type { Day, Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import type { FactRecorded, FactWithdrawn } from './schema.ts';

export type Fact = {
  seq: number; dossier: string; lane: Lane; from_date: string; to_date: string | null; first_day: Day; last_day: Day; precision: Step['precision']; what: Words; who: Words | null;
  source: FactRecorded['source']; rivals: Words | null; carried: readonly Carried[]; recorded_by: string; recorded_at: Instant; withdrawn: { seq: number; why: Words } | null; audience: Audience; example: boolean;
};
const tables = (lease: ReadLease): Kysely<{ facts: Fact }> => lease.db as unknown as Kysely<{ facts: Fact }>;

export async function projectFact(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as FactRecorded;
  await tables(lease).insertInto('facts').values({
    seq: act.seq, dossier: p.dossier, lane: p.lane, from_date: p.from, to_date: p.to, first_day: firstDay(p.from), last_day: lastDay(p.to ?? p.from), precision: p.precision,
    what: json(p.what as Words), who: p.who === null ? null : json(p.who as Words), source: json(p.source), rivals: p.rivals === null ? null : json(p.rivals as Words),
    carried: json(p.carried as readonly Carried[]), recorded_by: act.person, recorded_at: act.recordedAt, withdrawn: null, audience: act.audience, example: act.example,
  }).execute();
}

export async function projectFactWithdrawn(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as FactWithdrawn;
  await tables(lease).updateTable('facts').set({ withdrawn: json({ seq: act.seq, why: p.why as Words }) }).where('seq', '=', p.fact).execute();
}

/** Facts of a dossier in the order they were recorded, those taken back among them. */
export async function factsOf(lease: ReadLease, dossier: string): Promise<Fact[]> {
  return tables(lease).selectFrom('facts').selectAll().where('dossier', '=', dossier).orderBy('seq').execute();
}

export type FactDay = Pick<Fact, 'dossier' | 'lane' | 'first_day' | 'recorded_at'>;

/** The days that open and close gaps: of warnings and decisions, in the given dossiers or in all that the reader sees. */
export async function gapFacts(lease: ReadLease, dossiers: readonly string[] | null): Promise<FactDay[]> {
  if (dossiers?.length === 0) return [];
  let query = tables(lease).selectFrom('facts').select(['dossier', 'lane', 'first_day', 'recorded_at']).where('lane', 'in', ['warning', 'decision']).where('withdrawn', 'is', null);
  if (dossiers !== null) query = query.where('dossier', 'in', [...dossiers]);
  return query.execute();
}

/** The mark a fact leaves on its dossier. */
export const stepOfFact = (f: Fact): Step => ({
  lane: f.lane, from: f.first_day, to: f.last_day === f.first_day ? null : f.last_day, at: null, precision: f.precision, what: f.what, who: f.who, href: null, act: f.seq, source: f.source.title, example: false,
  fact: { published: f.source.published, url: f.source.url, rivals: f.rivals, carried: f.carried, recordedAt: f.recorded_at },
});
