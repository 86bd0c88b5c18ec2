import { sql, type Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { takeNumber } from '../../platform/numbers.ts';
import { hashOf } from './rules.ts';
import type { Confidence, Evidence, Issued, Option, Proposal, Proposed, Returned, Withdrawn } from './schema.ts';

export type Warning = {
  id: string; dossier: string; sentence: Words; probability_from: number; probability_to: number; confidence: Confidence; consequence: Words;
  bodies: readonly string[]; parties: readonly string[]; options: readonly Option[]; horizon: Instant; answer_by: Instant; answer_by_reason: Words | null;
  evidence: readonly Evidence[]; issued_by: string; issued_at: Instant; seq: number; audience: Audience; example: boolean;
  /** The proposal it was approved from, and who wrote that; null where it was issued directly. */
  proposal: string | null; written_by: string | null;
};
type Tables = { warnings: Warning; proposals: Proposal };
const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;

export async function projectIssued(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Issued;
  await tables(lease).insertInto('warnings').values({
    id: p.id, dossier: p.dossier, sentence: json(p.sentence), probability_from: p.probability.from, probability_to: p.probability.to, confidence: p.confidence,
    consequence: json(p.consequence), bodies: p.addressees.bodies, parties: p.addressees.parties, options: json(p.options), horizon: p.horizon,
    answer_by: p.answerBy, answer_by_reason: p.answerByReason === null ? null : json(p.answerByReason), evidence: json(p.evidence),
    issued_by: act.person, issued_at: act.effectiveAt, seq: act.seq, audience: act.audience, example: act.example,
    proposal: p.approves?.proposal ?? null, written_by: p.approves?.writtenBy ?? null,
  }).execute();
  if (p.approves) await tables(lease).updateTable('proposals').set({ state: 'approved', warning: p.id, ...decidedIn(act) }).where('id', '=', p.approves.proposal).execute();
  await takeNumber(lease, 'W', Number(p.id.slice(2)));
}

const decidedIn = (act: Act): Pick<Proposal, 'decided_by' | 'decided_at'> => ({ decided_by: act.person, decided_at: act.effectiveAt });

export async function projectProposed(lease: WriteLease, act: Act): Promise<void> {
  const { id, revision, ...content } = act.payload as Proposed;
  const row = { revision, hash: hashOf(act.payload as Proposed), content: json(content), proposed_at: act.effectiveAt, state: 'open', decided_by: null, decided_at: null, words: null, seq: act.seq } as const;
  await tables(lease).insertInto('proposals').values({ id, dossier: act.dossier, ...row, proposed_by: act.person, warning: null, audience: act.audience, example: act.example })
    .onConflict((c) => c.column('id').doUpdateSet(row)).execute();
  await takeNumber(lease, 'WP', Number(id.slice(3)));
}

export async function projectReturned(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Returned;
  await tables(lease).updateTable('proposals').set({ state: 'returned', words: json(p.words), ...decidedIn(act) }).where('id', '=', p.proposal).execute();
}

export async function projectWithdrawn(lease: WriteLease, act: Act): Promise<void> {
  await tables(lease).updateTable('proposals').set({ state: 'withdrawn', ...decidedIn(act) }).where('id', '=', (act.payload as Withdrawn).proposal).execute();
}

export async function proposalById(lease: ReadLease, id: string): Promise<Proposal | null> {
  return (await tables(lease).selectFrom('proposals').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Newest first: those that wait, those of one dossier, or all. */
export async function listProposals(lease: ReadLease, options: { states?: readonly Proposal['state'][]; dossier?: string; limit: number }): Promise<Proposal[]> {
  let query = tables(lease).selectFrom('proposals').selectAll().orderBy('seq', 'desc').limit(options.limit);
  if (options.states !== undefined) query = query.where('state', 'in', [...options.states]);
  if (options.dossier !== undefined) query = query.where('dossier', '=', options.dossier);
  return query.execute();
}

/** Warnings issued after one instant and up to another, oldest first. */
export async function warningsIssued(lease: ReadLease, { after, upTo }: { after: Instant; upTo: Instant }): Promise<Warning[]> {
  return tables(lease).selectFrom('warnings').selectAll().where('issued_at', '>', after).where('issued_at', '<=', upTo).orderBy('seq').execute();
}

export async function warningById(lease: ReadLease, id: string): Promise<Warning | null> {
  return (await tables(lease).selectFrom('warnings').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Newest first; of one dossier or of all. */
export async function listWarnings(lease: ReadLease, options: { dossier?: string; limit: number; offset?: number }): Promise<Warning[]> {
  let query = tables(lease).selectFrom('warnings').selectAll().orderBy('seq', 'desc').limit(options.limit).offset(options.offset ?? 0);
  if (options.dossier !== undefined) query = query.where('dossier', '=', options.dossier);
  return query.execute();
}

export type WarningHour = { id: string; kind: 'answer_by' | 'horizon'; at: Instant; title: Words; example: boolean };

/** Hours ahead that warnings set: dates to answer by and horizons from `since` on, earliest first, with the title of the dossier. A warning that a published text came after sets none. */
export async function warningHours(lease: ReadLease, since: Instant, limit: number): Promise<WarningHour[]> {
  const ahead = (column: 'answer_by' | 'horizon') => sql`(select w.id, ${sql.lit(column)} as kind, w.${sql.ref(column)} as at, d.title, w.example from warnings w join dossiers d on d.id = w.dossier
    where w.${sql.ref(column)} >= ${since} and not exists (select 1 from publications b where b.dossier = w.dossier and b.seq > w.seq) order by w.${sql.ref(column)} limit ${limit})`;
  const { rows } = await sql<WarningHour>`${ahead('answer_by')} union all ${ahead('horizon')} order by at, id limit ${limit}`.execute(lease.db);
  return rows;
}

/** Warnings that rest on figures, newest first. */
export async function warningsWithEvidence(lease: ReadLease, limit: number): Promise<Warning[]> {
  return tables(lease).selectFrom('warnings').selectAll().where(sql<boolean>`jsonb_array_length(evidence) > 0`).orderBy('seq', 'desc').limit(limit).execute();
}

export async function countWarnings(lease: ReadLease): Promise<number> {
  return (await tables(lease).selectFrom('warnings').select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;
}

/** Which warnings cite which signal ("ucdp-deaths.PAK.2022-03"). */
export async function signalsCited(lease: ReadLease): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; signal: string }>`
    select w.id, concat_ws('.', e->>'series', e->>'area', e->>'period') as signal
    from warnings w, jsonb_array_elements(w.evidence) e where jsonb_exists(e, 'signal') order by w.seq`.execute(lease.db);
  const cited = new Map<string, string[]>();
  for (const { id, signal } of rows) cited.set(signal, [...(cited.get(signal) ?? []), id]);
  return cited;
}

/** When the first warning of each dossier was issued, of the given dossiers or of all. */
export async function firstWarnings(lease: ReadLease, dossiers: readonly string[] | null): Promise<{ dossier: string; issued_at: Instant }[]> {
  if (dossiers?.length === 0) return [];
  let query = tables(lease).selectFrom('warnings').select(({ fn }) => ['dossier', fn.min<Instant>('issued_at').as('issued_at')]).groupBy('dossier');
  if (dossiers !== null) query = query.where('dossier', 'in', [...dossiers]);
  return query.execute();
}
