import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import { foldOperation, type Operation } from '../../core/operation/fold.ts';
import type { Kind, OperationAct } from '../../core/operation/schema.ts';
import type { Day, Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { takeNumber } from '../../platform/numbers.ts';
import type { Payload } from './schema.ts';

export type OperationRow = { id: string; number: number; dossier: string; title: Words; host: string; seq: number; audience: Audience; example: boolean };
type ActRow = { seq: number; operation: string; kind: string; on_day: Day; payload: unknown; person: string; recorded_at: Instant; audience: Audience; example: boolean };
type Tables = { operations: OperationRow; operation_acts: ActRow };
const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;

/** An operation as it is read: its row, and what its acts come to. `recorded` are all of them, those corrected among them. */
export type OperationFile = { readonly row: OperationRow; readonly operation: Operation; readonly recorded: readonly OperationAct[] };

/** Every act of an operation is kept as it was recorded; what it comes to is computed on reading. */
export async function projectEntry(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as { id: string; on: Day };
  await tables(lease).insertInto('operation_acts').values({ seq: act.seq, operation: p.id, kind: act.kind.replace('operations.', ''), on_day: p.on, payload: json(act.payload as object), person: act.person, recorded_at: act.recordedAt, audience: act.audience, example: act.example }).execute();
}

export async function projectRequested(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Payload<'requested'>;
  const number = Number(p.id.slice(3));
  await tables(lease).insertInto('operations').values({ id: p.id, number, dossier: p.dossier, title: json(p.title), host: p.host, seq: act.seq, audience: act.audience, example: act.example }).execute();
  await projectEntry(lease, act);
  await takeNumber(lease, 'OP', number);
}

const asAct = (row: ActRow): OperationAct => ({ kind: row.kind as Kind, payload: row.payload, seq: row.seq, person: row.person, recordedAt: row.recorded_at, example: row.example }) as OperationAct;

async function filesOf(lease: ReadLease, rows: readonly OperationRow[]): Promise<OperationFile[]> {
  if (rows.length === 0) return [];
  const acts = await tables(lease).selectFrom('operation_acts').selectAll().where('operation', 'in', rows.map((row) => row.id)).orderBy('seq').execute();
  const byOperation = Map.groupBy(acts, (act) => act.operation);
  return rows.flatMap((row) => {
    const recorded = (byOperation.get(row.id) ?? []).map(asAct);
    const operation = foldOperation(recorded);
    return operation ? [{ row, operation, recorded }] : [];
  });
}

export async function operationById(lease: ReadLease, id: string): Promise<OperationFile | null> {
  const row = await tables(lease).selectFrom('operations').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? ((await filesOf(lease, [row]))[0] ?? null) : null;
}

/** Newest first, of one dossier or of all. */
export async function listOperations(lease: ReadLease, options: { dossier?: string; limit: number }): Promise<OperationFile[]> {
  let query = tables(lease).selectFrom('operations').selectAll().orderBy('number', 'desc').limit(options.limit);
  if (options.dossier !== undefined) query = query.where('dossier', '=', options.dossier);
  return filesOf(lease, await query.execute());
}

/** So many files are followed on the page of the day. */
const MOST_RUNNING = 100;

/** The newest files that are not closed. */
export async function runningOperations(lease: ReadLease): Promise<OperationFile[]> {
  return (await listOperations(lease, { limit: MOST_RUNNING })).filter(({ operation }) => operation.stage !== 'closed');
}
