import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import { firstDay, lastDay } from '../../core/charter/dates.ts';
import type { Day, Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { takeNumber } from '../../platform/numbers.ts';
import type { ClaimWithdrawn, Claimed, Grade, MilestoneMet, MilestoneSet, Place, Recorded, SourceAdded, Status, UseReported } from './schema.ts';

type Recording = { seq: number; recorded_by: string; recorded_at: Instant; audience: Audience; example: boolean };
export type Source = Recording & { id: string; number: number; title: string; publisher: string; owner: Words; language: string; published: string | null; url: string | null; hash: string | null; chars: number | null; grade: Grade };
export type Commitment = Recording & {
  id: string; number: number; dossier: string; what: Words; quote: string; language: string; place: Place; party: string | null; pledger: Words; addressee: Words | null;
  made: string; made_day: Day; due: string | null; due_day: Day | null;
};
export type ClaimRow = Recording & { commitment: string; status: Status; on_date: string | null; until_date: string | null; words: Words; source: string | null; credibility: number; withdrawn: { seq: number; why: Words } | null };
export type Milestone = Recording & { commitment: string; no: number; what: Words; by: Words | null; due: string | null; met: { on: string; words: Words; source: string; seq: number } | null };
export type Use = Recording & { commitment: string; indicator: Words; value: string; unit: Words; on_date: string; source: string };
type Tables = { claim_sources: Source; commitments: Commitment; commitment_claims: ClaimRow; commitment_milestones: Milestone; commitment_uses: Use };
const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;
const recording = (act: Act): Recording => ({ seq: act.seq, recorded_by: act.person, recorded_at: act.effectiveAt, audience: act.audience, example: act.example });

export async function projectSource(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as SourceAdded;
  const number = Number(p.id.slice(3));
  await tables(lease).insertInto('claim_sources').values({ ...p, owner: json(p.owner as Words), number, ...recording(act) }).execute();
  await takeNumber(lease, 'SO', number);
}

export async function projectRecorded(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Recorded;
  const number = Number(p.id.slice(3));
  await tables(lease).insertInto('commitments').values({
    id: p.id, number, dossier: act.dossier, what: json(p.what as Words), quote: p.quote, language: p.language, place: json(p.place), party: p.party, pledger: json(p.pledger as Words), addressee: p.addressee === null ? null : json(p.addressee as Words),
    made: p.made, made_day: firstDay(p.made), due: p.due, due_day: p.due === null ? null : lastDay(p.due), ...recording(act),
  }).execute();
  await takeNumber(lease, 'CM', number);
}

export async function projectClaimed(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Claimed;
  await tables(lease).insertInto('commitment_claims').values({ commitment: p.commitment, status: p.status, on_date: p.on, until_date: p.until, words: json(p.words as Words), source: p.source, credibility: p.credibility, withdrawn: null, ...recording(act) }).execute();
}

export async function projectClaimWithdrawn(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as ClaimWithdrawn;
  await tables(lease).updateTable('commitment_claims').set({ withdrawn: json({ seq: act.seq, why: p.why as Words }) }).where('seq', '=', p.claim).execute();
}

export async function projectMilestone(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as MilestoneSet;
  await tables(lease).insertInto('commitment_milestones').values({ commitment: p.commitment, no: p.no, what: json(p.what as Words), by: p.by === null ? null : json(p.by as Words), due: p.due, met: null, ...recording(act) }).execute();
}

export async function projectMet(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as MilestoneMet;
  await tables(lease).updateTable('commitment_milestones').set({ met: json({ on: p.on, words: p.words as Words, source: p.source, seq: act.seq }) }).where('commitment', '=', p.commitment).where('no', '=', p.no).execute();
}

export async function projectUse(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as UseReported;
  await tables(lease).insertInto('commitment_uses').values({ commitment: p.commitment, indicator: json(p.indicator as Words), value: p.value, unit: json(p.unit as Words), on_date: p.on, source: p.source, ...recording(act) }).execute();
}

export async function sourceById(lease: ReadLease, id: string): Promise<Source | null> {
  return (await tables(lease).selectFrom('claim_sources').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The register of sources, in the order they were entered. */
export async function listSources(lease: ReadLease): Promise<Source[]> {
  return tables(lease).selectFrom('claim_sources').selectAll().orderBy('number').execute();
}

export async function commitmentById(lease: ReadLease, id: string): Promise<Commitment | null> {
  return (await tables(lease).selectFrom('commitments').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Those that were made earliest first: they have waited longest. */
export async function listCommitments(lease: ReadLease): Promise<Commitment[]> {
  return tables(lease).selectFrom('commitments').selectAll().orderBy('made_day').orderBy('number').execute();
}

/** Claims in the order they were recorded, those taken back among them; of one commitment or of all. */
export async function claimsOf(lease: ReadLease, commitments: readonly string[] | null): Promise<ClaimRow[]> {
  if (commitments?.length === 0) return [];
  let query = tables(lease).selectFrom('commitment_claims').selectAll().orderBy('seq');
  if (commitments !== null) query = query.where('commitment', 'in', [...commitments]);
  return query.execute();
}

/** Of one commitment, or of all that have any, in their order. */
export async function milestonesOf(lease: ReadLease, commitment: string | null): Promise<Milestone[]> {
  const query = tables(lease).selectFrom('commitment_milestones').selectAll().orderBy('commitment').orderBy('no');
  return (commitment === null ? query : query.where('commitment', '=', commitment)).execute();
}

/** Of one commitment or of all, oldest first. */
export async function usesOf(lease: ReadLease, commitment: string | null): Promise<Use[]> {
  const query = tables(lease).selectFrom('commitment_uses').selectAll().orderBy('on_date').orderBy('seq');
  return (commitment === null ? query : query.where('commitment', '=', commitment)).execute();
}

/** Those whose day had passed by the given one, of one party or, for null, of nobody in particular. */
export async function dueBy(lease: ReadLease, party: string | null, day: Day): Promise<Commitment[]> {
  const query = tables(lease).selectFrom('commitments').selectAll().where('due_day', '<', day).orderBy('number').limit(200);
  return (party === null ? query.where('party', 'is', null) : query.where('party', '=', party)).execute();
}
