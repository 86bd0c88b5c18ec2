import { sql, type Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { takeNumber } from '../../platform/numbers.ts';
import { signalKey, type Assessed, type Closed, type Escalated, type Judged, type Level, type Mark, type Missed, type ThresholdSet, type Vintage } from './schema.ts';
import type { Step } from './state.ts';

export type Run = {
  id: string; number: number; file: string; digest: string; version: string; vintages: readonly Vintage[]; series: number; verdicts: number; by_chance: number; false_discovery: number;
  from_period: string | null; to_period: string | null; left_out: Judged['left']; marks: readonly Mark[]; unlisted: number; cleared: readonly string[];
  ran_by: string; ran_at: Instant; seq: number; audience: Audience; example: boolean;
};
export type Signal = {
  key: string; run: string; file: string; indicator: string; area: string; areas: readonly string[]; period: string; direction: Mark['direction']; method: string; level: Level;
  mark: Mark; cleared_by: string | null; raised_at: Instant; seq: number; audience: Audience; example: boolean;
};
type StepRow = { seq: number; key: string; kind: Step['kind']; said: Record<string, unknown>; by: string; at: Instant; audience: Audience; example: boolean };
export type MissedRow = { seq: number; file: string; indicator: string; area: string; period: string; words: Words; said_by: string; said_at: Instant; audience: Audience; example: boolean };
export type Threshold = { key: string; file: string; indicator: string; area: string; threshold: number | null; words: Words; set_by: string; set_at: Instant; seq: number; audience: Audience; example: boolean };
type Tables = { signal_runs: Run; signals: Signal; signal_steps: StepRow; signals_missed: MissedRow; signal_thresholds: Threshold };
const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;

export async function projectJudged(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Judged;
  const number = Number(p.id.slice(2));
  const said = { seq: act.seq, audience: act.audience, example: act.example };
  await tables(lease).insertInto('signal_runs').values({
    id: p.id, number, file: p.file, digest: p.digest, version: p.version, vintages: json(p.vintages), series: p.series, verdicts: p.verdicts, by_chance: p.byChance, false_discovery: p.falseDiscovery,
    from_period: p.from, to_period: p.to, left_out: json(p.left), marks: json(p.marks), unlisted: p.unlisted, cleared: p.cleared, ran_by: act.person, ran_at: act.effectiveAt, ...said,
  }).execute();
  const raised = p.marks.filter((mark) => mark.fate === 'raised');
  if (raised.length > 0) {
    await tables(lease).insertInto('signals').values(raised.map((mark) => ({
      key: signalKey(p.file, mark), run: p.id, file: p.file, indicator: mark.indicator, area: mark.area, areas: mark.areas, period: mark.period, direction: mark.direction, method: mark.method, level: mark.level,
      mark: json(mark), cleared_by: null, raised_at: act.effectiveAt, ...said,
    }))).execute();
  }
  if (p.cleared.length > 0) await tables(lease).updateTable('signals').set({ cleared_by: p.id }).where('key', 'in', [...p.cleared]).where('cleared_by', 'is', null).execute();
  await takeNumber(lease, 'R', number);
}

/** What people did about a signal, all kinds alike. */
export async function projectStep(lease: WriteLease, act: Act): Promise<void> {
  const { key, ...said } = act.payload as Assessed | Escalated | Closed;
  await tables(lease).insertInto('signal_steps').values({ seq: act.seq, key, kind: act.kind.slice('signals.'.length) as Step['kind'], said: json(said as Record<string, unknown>), by: act.person, at: act.effectiveAt, audience: act.audience, example: act.example }).execute();
}

export async function projectMissed(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Missed;
  await tables(lease).insertInto('signals_missed').values({ ...p, words: json(p.words), seq: act.seq, said_by: act.person, said_at: act.effectiveAt, audience: act.audience, example: act.example }).execute();
}

export async function projectThreshold(lease: WriteLease, act: Act): Promise<void> {
  const { file, indicator, area, threshold, words } = act.payload as ThresholdSet;
  const row = { file, indicator, area, threshold, words: json(words), set_by: act.person, set_at: act.effectiveAt, seq: act.seq, audience: act.audience, example: act.example };
  await tables(lease).insertInto('signal_thresholds').values({ key: `${file}/${indicator}.${area}`, ...row }).onConflict((c) => c.column('key').doUpdateSet(row)).execute();
}

export async function newestRun(lease: ReadLease, file: string): Promise<Run | null> {
  return (await tables(lease).selectFrom('signal_runs').selectAll().where('file', '=', file).orderBy('number', 'desc').limit(1).executeTakeFirst()) ?? null;
}

export async function runById(lease: ReadLease, id: string): Promise<Run | null> {
  return (await tables(lease).selectFrom('signal_runs').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Newest first, without their marks, which may be many. */
export async function listRuns(lease: ReadLease, file: string, limit: number): Promise<(Omit<Run, 'marks'> & { raised: number; marked: number })[]> {
  return tables(lease).selectFrom('signal_runs').where('file', '=', file).orderBy('number', 'desc').limit(limit)
    .select(['id', 'number', 'file', 'digest', 'version', 'vintages', 'series', 'verdicts', 'by_chance', 'false_discovery', 'from_period', 'to_period', 'left_out', 'unlisted', 'cleared', 'ran_by', 'ran_at', 'seq', 'audience', 'example',
      sql<number>`jsonb_array_length(marks)`.as('marked'), sql<number>`(select count(*) from jsonb_array_elements(marks) m where m->>'fate' = 'raised')`.as('raised')]).execute();
}

/** The runs that marked a series in a period, or judged it and did not: newest first. */
export async function runsOver(lease: ReadLease, file: string, period: string, limit: number): Promise<Run[]> {
  return tables(lease).selectFrom('signal_runs').selectAll().where('file', '=', file).where('from_period', '<=', period).where('to_period', '>=', period).orderBy('number', 'desc').limit(limit).execute();
}

export async function signalByKey(lease: ReadLease, key: string): Promise<Signal | null> {
  return (await tables(lease).selectFrom('signals').selectAll().where('key', '=', key).executeTakeFirst()) ?? null;
}

/** Newest first. @param upTo raised no later than this */
export async function listSignals(lease: ReadLease, file: string, options: { limit: number; upTo?: Instant }): Promise<Signal[]> {
  let query = tables(lease).selectFrom('signals').selectAll().where('file', '=', file).orderBy('seq', 'desc').orderBy('period', 'desc').orderBy('key').limit(options.limit);
  if (options.upTo !== undefined) query = query.where('raised_at', '<=', options.upTo);
  return query.execute();
}

/** Raised after one hour and up to another, in order; of every file that the reader may see. */
export async function signalsRaised(lease: ReadLease, { after, upTo }: { after: Instant; upTo: Instant }): Promise<Signal[]> {
  return tables(lease).selectFrom('signals').selectAll().where('raised_at', '>', after).where('raised_at', '<=', upTo).orderBy('seq').orderBy('key').execute();
}

/** Raised since an hour, gone by nobody's word and not back at their level. The latest first. */
export async function unsaid(lease: ReadLease, since: Instant): Promise<Signal[]> {
  return tables(lease).selectFrom('signals').selectAll().where('raised_at', '>=', since).where('cleared_by', 'is', null)
    .where((e) => e.not(e.exists(e.selectFrom('signal_steps').select('signal_steps.seq').whereRef('signal_steps.key', '=', 'signals.key')))).orderBy('seq', 'desc').orderBy('key').limit(200).execute();
}

/** What was done about some signals, in order. */
export async function stepsOf(lease: ReadLease, keys: readonly string[]): Promise<Map<string, Step[]>> {
  if (keys.length === 0) return new Map();
  const rows = await tables(lease).selectFrom('signal_steps').select(['seq', 'key', 'kind', 'said', 'by', 'at']).where('key', 'in', [...keys]).orderBy('seq').execute();
  const steps = new Map<string, Step[]>(keys.map((key) => [key, []]));
  for (const { key, said, ...row } of rows) steps.get(key)!.push({ ...said, ...row } as Step);
  return steps;
}

export async function listMissed(lease: ReadLease, file: string): Promise<MissedRow[]> {
  return tables(lease).selectFrom('signals_missed').selectAll().where('file', '=', file).orderBy('seq', 'desc').limit(500).execute();
}

export async function thresholdsOf(lease: ReadLease, file: string): Promise<Threshold[]> {
  return tables(lease).selectFrom('signal_thresholds').selectAll().where('file', '=', file).orderBy('key').execute();
}
