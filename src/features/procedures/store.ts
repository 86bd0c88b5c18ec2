import { sql, type Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import type { SilenceRule } from '../../core/charter/schema.ts';
import type { Position, SilenceCase } from '../../core/procedure/silence.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { sharing } from '../../platform/db/shared.ts';
import { takeNumber } from '../../platform/numbers.ts';
import type { Text } from '../texts/index.ts';
import type { Running } from './rules.ts';
import type { Carry } from '../../core/procedure/reopen.ts';
import type { Circulated, Confirmed, Ended, Extended, ObjectionWithdrawn, PositionTaken, Proposed, UseObjected, TakenBack } from './schema.ts';

export type ProcedureRow = {
  id: string; dossier: string; text: string; version: number; hash: string; paragraphs: number; matter: string; body: string; rule_id: string; rule: SilenceRule; verified: boolean;
  roster: readonly string[]; opened_by: string; opened_at: Instant; deadline: Instant; closed_at: Instant | null; charter_seq: number; seq: number; audience: Audience; example: boolean;
  ended: (Omit<Ended, 'procedure' | 'why'> & { why: Words; seq: number }) | null; open_paragraphs: readonly number[] | null; carried: readonly Carry[] | null; escalates: string | null; urgent: boolean; confirmed_at: Instant | null; /** How often the hour was moved. */ extended: number;
};
export type ProposalRow = {
  id: string; dossier: string; text: string; version: number; hash: string; matter: string; body: string; roster: readonly string[]; deadline: Instant; proposed_by: string; proposed_at: Instant;
  objections: readonly { party: string; words: Words; seq: number }[]; seq: number; audience: Audience; example: boolean;
};
export type PositionRow = {
  seq: number; procedure: string; party: string; kind: Position['kind']; paragraphs: readonly number[]; words: Words | null; undoes: number | null; taken_by: string; taken_at: Instant; audience: Audience; example: boolean;
};
type Tables = { procedures: ProcedureRow; positions: PositionRow; silence_proposals: ProposalRow };
const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;

export async function projectCirculated(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Circulated;
  if (p.closes !== null) await tables(lease).updateTable('procedures').set({ closed_at: act.effectiveAt }).where('id', '=', p.closes).execute();
  await tables(lease).insertInto('procedures').values({
    id: p.id, dossier: p.dossier, text: p.text, version: p.version, hash: p.hash, paragraphs: p.paragraphs, matter: p.matter, body: p.body, rule_id: p.ruleId, rule: json(p.rule),
    verified: p.verified, roster: p.roster, opened_by: act.person, opened_at: act.effectiveAt, deadline: p.deadline, closed_at: null, charter_seq: p.charter, seq: act.seq, audience: act.audience, example: act.example,
    ended: null, open_paragraphs: p.open ?? null, carried: p.carried === undefined ? null : json(p.carried), escalates: p.escalates ?? null, urgent: p.urgent ?? false, confirmed_at: null, extended: 0,
  }).execute();
  await takeNumber(lease, 'S', Number(p.id.slice(2)));
}

async function insertPosition(lease: WriteLease, act: Act, row: Pick<PositionRow, 'procedure' | 'party' | 'kind' | 'paragraphs'> & { undoes?: number }, words: Words | null): Promise<void> {
  await tables(lease).insertInto('positions').values({
    seq: act.seq, undoes: null, ...row, words: words === null ? null : json(words), taken_by: act.person, taken_at: act.effectiveAt, audience: act.audience, example: act.example,
  }).execute();
}

export async function projectPosition(lease: WriteLease, act: Act): Promise<void> {
  const { procedure, party, kind, paragraphs, words } = act.payload as PositionTaken;
  await insertPosition(lease, act, { procedure, party, kind, paragraphs }, words);
}

export async function projectWithdrawn(lease: WriteLease, act: Act): Promise<void> {
  const { procedure, party, paragraphs } = act.payload as ObjectionWithdrawn;
  await insertPosition(lease, act, { procedure, party, kind: 'withdrawn', paragraphs }, null);
}

export async function projectExtended(lease: WriteLease, act: Act): Promise<void> {
  const { procedure, deadline } = act.payload as Extended;
  await tables(lease).updateTable('procedures').set((eb) => ({ deadline, extended: eb('extended', '+', 1) })).where('id', '=', procedure).execute();
}

export async function projectEnded(lease: WriteLease, act: Act): Promise<void> {
  const { procedure, how, to, why } = act.payload as Ended;
  await tables(lease).updateTable('procedures').set({ closed_at: act.effectiveAt, ended: json({ how, to, why: why as Words, seq: act.seq }) }).where('id', '=', procedure).execute();
}

export async function projectConfirmed(lease: WriteLease, act: Act): Promise<void> {
  await tables(lease).updateTable('procedures').set({ confirmed_at: act.effectiveAt }).where('id', '=', (act.payload as Confirmed).procedure).execute();
}

export async function projectProposed(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Proposed;
  await tables(lease).insertInto('silence_proposals').values({ ...p, proposed_by: act.person, proposed_at: act.effectiveAt, objections: json([]), seq: act.seq, audience: act.audience, example: act.example }).execute();
  await takeNumber(lease, 'SP', Number(p.id.slice(3)));
}

export async function projectUseObjected(lease: WriteLease, act: Act): Promise<void> {
  const { proposal, party, words } = act.payload as UseObjected;
  const found = await proposalById(lease, proposal);
  await tables(lease).updateTable('silence_proposals').set({ objections: json([...found!.objections, { party, words: words as Words, seq: act.seq }]), seq: act.seq }).where('id', '=', proposal).execute();
}

export async function proposalById(lease: ReadLease, id: string): Promise<ProposalRow | null> {
  return (await tables(lease).selectFrom('silence_proposals').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The newest proposal to decide a text by silence. */
export async function proposalOf(lease: ReadLease, text: string): Promise<ProposalRow | null> {
  return (await tables(lease).selectFrom('silence_proposals').selectAll().where('text', '=', text).orderBy('seq', 'desc').limit(1).executeTakeFirst()) ?? null;
}

export async function projectTakenBack(lease: WriteLease, act: Act): Promise<void> {
  const { procedure, party, act: undoes } = act.payload as TakenBack;
  await insertPosition(lease, act, { procedure, party, kind: 'undone', paragraphs: [], undoes }, null);
}

/** A procedure with its positions: everything its outcome depends on. */
export type FullProcedure = ProcedureRow & { positions: readonly PositionRow[] };

async function withPositions(lease: ReadLease, rows: readonly ProcedureRow[]): Promise<FullProcedure[]> {
  if (rows.length === 0) return [];
  const positions = await tables(lease).selectFrom('positions').selectAll().where('procedure', 'in', rows.map((row) => row.id)).orderBy('seq').execute();
  const byProcedure = Map.groupBy(positions, (p) => p.procedure);
  const one = sharing();
  return rows.map((row) => ({ ...row, roster: one(row.roster), rule: one(row.rule), audience: one(row.audience), positions: byProcedure.get(row.id)?.map((p) => ({ ...p, audience: one(p.audience), paragraphs: one(p.paragraphs) })) ?? [] }));
}

export async function procedureById(lease: ReadLease, id: string): Promise<FullProcedure | null> {
  const row = await tables(lease).selectFrom('procedures').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? (await withPositions(lease, [row]))[0]! : null;
}

/** Newest first; of some procedures, texts or dossiers, or all. */
export async function listProcedures(lease: ReadLease, options: { text?: string; dossier?: string; dossiers?: readonly string[]; texts?: readonly string[]; ids?: readonly string[]; limit: number }): Promise<FullProcedure[]> {
  let query = tables(lease).selectFrom('procedures').selectAll().orderBy('seq', 'desc').limit(options.limit);
  if (options.text !== undefined) query = query.where('text', '=', options.text);
  if (options.dossier !== undefined) query = query.where('dossier', '=', options.dossier);
  if (options.dossiers !== undefined) query = query.where('dossier', 'in', options.dossiers.length > 0 ? [...options.dossiers] : ['']);
  if (options.texts !== undefined) query = query.where('text', 'in', options.texts.length > 0 ? [...options.texts] : ['']);
  if (options.ids !== undefined) query = query.where('id', 'in', options.ids.length > 0 ? [...options.ids] : ['']);
  return withPositions(lease, await query.execute());
}

/** Procedures opened at `since` or later, or whose hour lies between `since` and `until`, or named; newest first. */
export async function proceduresBetween(lease: ReadLease, { since, until, ids, limit }: { since: Instant; until: Instant; ids: readonly string[]; limit: number }): Promise<FullProcedure[]> {
  const rows = await tables(lease).selectFrom('procedures').selectAll().where((eb) => eb.or([eb('opened_at', '>=', since), eb.and([eb('deadline', '>=', since), eb('deadline', '<=', until)]), eb('id', 'in', ids.length > 0 ? [...ids] : [''])])).orderBy('seq', 'desc').limit(limit).execute();
  return withPositions(lease, rows);
}

/** Procedures whose hour lies ahead and that nobody closed, by the hour. */
export async function runningProcedures(lease: ReadLease, now: Instant): Promise<FullProcedure[]> {
  const rows = await tables(lease).selectFrom('procedures').selectAll().where('deadline', '>', now).where('closed_at', 'is', null).orderBy('deadline').limit(100).execute();
  return withPositions(lease, rows);
}

const newest = sql<boolean>`not exists (select 1 from procedures n where n.text = p.text and n.seq > p.seq)`;

/** The present procedure of each text whose hour is `since` or later, by the hour; what it has come to is for the evaluator to say. */
export async function liveProcedures(lease: ReadLease, since: Instant): Promise<FullProcedure[]> {
  const rows = await tables(lease).selectFrom('procedures as p').selectAll('p').where('p.deadline', '>=', since).where('p.closed_at', 'is', null).where(newest).orderBy('p.deadline').limit(100).execute();
  return withPositions(lease, rows);
}

/** Procedures whose hour lies between two, that an objection was raised in, whose text was neither frozen anew nor circulated again; latest hour first. */
export async function disputedProcedures(lease: ReadLease, from: Instant, before: Instant): Promise<FullProcedure[]> {
  const rows = await tables(lease).selectFrom('procedures as p').selectAll('p').where('p.deadline', '>=', from).where('p.deadline', '<', before).where('p.closed_at', 'is', null).where(newest)
    .where(sql<boolean>`exists (select 1 from positions o where o.procedure = p.id and o.kind = 'objects')`)
    .where(sql<boolean>`exists (select 1 from texts t where t.id = p.text and t.version = p.version)`).orderBy('p.deadline', 'desc').limit(50).execute();
  return withPositions(lease, rows);
}

/** Texts changed at `since` or later whose newest frozen version was never circulated, each with the procedure an older version went through, if any; newest first. */
export async function uncirculatedTexts(lease: ReadLease, since: Instant): Promise<{ text: Text; latest: FullProcedure | null }[]> {
  const { rows } = await sql<Text>`select t.* from texts t where t.version > 0 and t.changed_at >= ${since}
    and not exists (select 1 from procedures p where p.text = t.id and p.version >= t.version) order by t.seq desc limit 50`.execute(lease.db);
  const procedures = rows.length === 0 ? [] : await listProcedures(lease, { texts: rows.map((text) => text.id), limit: 500 });
  return rows.map((text) => ({ text, latest: procedures.find((p) => p.text === text.id) ?? null }));
}

const asPosition = (row: PositionRow): Position => ({ seq: row.seq, at: row.taken_at, party: row.party, kind: row.kind, paragraphs: row.paragraphs, ...(row.undoes === null ? {} : { undoes: row.undoes }) });

/** What was said of paragraphs that did not change, as if said again when the rest was put to the parties. */
const asCarried = (p: Pick<ProcedureRow, 'carried' | 'opened_at'>): Position[] => (p.carried ?? []).map(({ party, kind, paragraph }) => ({ seq: 0, at: p.opened_at, party, kind, paragraphs: [paragraph] }));

export const asRunning = (p: FullProcedure): Running => ({
  id: p.id, dossier: p.dossier, text: p.text, version: p.version, hash: p.hash, matter: p.matter, body: p.body, audience: p.audience, rule: p.rule, roster: p.roster, paragraphs: p.paragraphs,
  openedAt: p.opened_at, deadline: p.deadline, closedAt: p.closed_at, ended: p.ended, open: p.open_paragraphs, confirmedAt: p.confirmed_at,
  positions: [...asCarried(p), ...p.positions.map(asPosition)],
});

export type PastHour = Pick<FullProcedure, 'id' | 'dossier' | 'rule' | 'roster' | 'paragraphs' | 'opened_at' | 'deadline' | 'closed_at' | 'carried'> & { positions: PositionRow[] };

/** Positions that can keep a text from being adopted; the others change with what it is adopted, and neither whether nor when. */
const WEIGHTY = ['objects', 'aside', 'recused'] as const;

/**
 * Procedures whose hour has passed. The `contested` ones, which somebody opposed, stayed out of, or closed before their
 * hour, are to be weighed by the evaluator. Against the `plain` ones nothing was done: the silence procedure adopts them
 * at their hour. There may be thousands of these, so that only their hour is read; a test holds both against the evaluator.
 */
export async function pastHour(lease: ReadLease, now: Instant, dossiers: readonly string[] | null): Promise<{ plain: { dossier: string; deadline: Instant }[]; contested: PastHour[] }> {
  if (dossiers?.length === 0) return { plain: [], contested: [] };
  const db = tables(lease);
  const weighty = db.selectFrom('positions').select('procedure').where('kind', 'in', [...WEIGHTY]);
  let past = db.selectFrom('procedures').where('deadline', '<=', now);
  if (dossiers !== null) past = past.where('dossier', 'in', [...dossiers]);
  const plain = await past.select(['dossier', 'deadline']).where('closed_at', 'is', null).where('carried', 'is', null).where('id', 'not in', weighty).execute();
  const rows = await past.select(['id', 'dossier', 'rule', 'roster', 'paragraphs', 'opened_at', 'deadline', 'closed_at', 'carried']).where((eb) => eb.or([eb('closed_at', 'is not', null), eb('carried', 'is not', null), eb('id', 'in', weighty)])).execute();
  if (rows.length === 0) return { plain, contested: [] };
  const positions = await db.selectFrom('positions').selectAll().where('procedure', 'in', rows.map((row) => row.id)).orderBy('seq').execute();
  const byProcedure = Map.groupBy(positions, (p) => p.procedure);
  return { plain, contested: rows.map((row) => ({ ...row, positions: byProcedure.get(row.id) ?? [] })) };
}

export const caseAt = (p: PastHour): SilenceCase => ({
  rule: p.rule, roster: p.roster, paragraphs: p.paragraphs, openedAt: p.opened_at, deadline: p.deadline, closedAt: p.closed_at, positions: [...asCarried(p), ...p.positions.map(asPosition)],
});
