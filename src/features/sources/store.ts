import { sql, type Kysely, type Selectable } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import type { Fact } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { takeNumber } from '../../platform/numbers.ts';
import type { Imported } from './schema.ts';

export type SourceImport = {
  id: string; number: number; source: string; kind: Imported['kind']; publisher: string; licence: string; vintage: string; file: string; file_digest: string; retries: string | null;
  expected: number | null; received: number; accepted: number; refused: number; opened: number; revised: number; unchanged: number; closed: number; withheld: number; duplicates: number;
  covers_from: string | null; covers_to: string | null; reasons: Imported['reasons']; frame: Imported['frame']; digest: string; refused_digest: string;
  imported_at: Instant; seq: number; audience: Audience; example: boolean;
};
export type RefusedRow = { import: number; no: number; line: number; code: string; facts: Record<string, Fact>; raw: string; retried_by: number | null; audience: Audience };
export type EventVersion = {
  source: string; id: string; since: number; until: number | null; from_day: string; to_day: string; date_precision: string; country: string | null; admin1: string | null; admin2: string | null;
  place: string | null; lat: number | null; lon: number | null; place_precision: string; cell: number | null; kind: string; actors: string[]; measures: Record<string, number>;
  status: string | null; title: string | null; links: string[]; same: string | null; audience: Audience;
};
export type FigureVersion = {
  source: string; id: string; since: number; until: number | null; series: string; area: string; area_name: string | null; level: string; from_day: string; to_day: string; value: number;
  unit: string; labels: Record<string, string>; status: string | null; audience: Audience;
};
export type Tables = { source_imports: SourceImport; refused_rows: RefusedRow; event_versions: EventVersion; figure_versions: FigureVersion };
export const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;

export async function projectImported(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Imported;
  const number = Number(p.id.slice(2));
  await tables(lease).insertInto('source_imports').values({
    id: p.id, number, source: p.source, kind: p.kind, publisher: p.publisher, licence: p.licence, vintage: p.vintage, file: p.file, file_digest: p.fileDigest, retries: p.retries,
    expected: p.expected, received: p.received, accepted: p.accepted, refused: p.refused, opened: p.opened, revised: p.revised, unchanged: p.unchanged, closed: p.closed,
    withheld: p.withheld, duplicates: p.duplicates, covers_from: p.covers?.from ?? null, covers_to: p.covers?.to ?? null, reasons: json(p.reasons), frame: json(p.frame),
    digest: p.digest, refused_digest: p.refusedDigest, imported_at: act.effectiveAt, seq: act.seq, audience: act.audience, example: act.example,
  }).execute();
  await takeNumber(lease, 'E', number);
}

export async function importOf(lease: ReadLease, id: string): Promise<SourceImport | null> {
  return (await tables(lease).selectFrom('source_imports').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** An earlier import of the very same file, and the newest where there are several. */
export async function sameFile(lease: ReadLease, source: string, fileDigest: string): Promise<string | null> {
  const row = await tables(lease).selectFrom('source_imports').select('id').where('source', '=', source).where('file_digest', '=', fileDigest).orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row?.id ?? null;
}

/** Newest first. */
export async function importsOf(lease: ReadLease, options: { source?: string; limit: number }): Promise<Selectable<SourceImport>[]> {
  let query = tables(lease).selectFrom('source_imports').selectAll().orderBy('number', 'desc').limit(options.limit);
  if (options.source !== undefined) query = query.where('source', '=', options.source);
  return query.execute();
}

/** The quarantine of an import in order, from behind a place in it. @param waiting only rows that no retry has taken */
export async function refusedAfter(lease: ReadLease, of: { number: number; after?: number; limit: number; waiting?: boolean }): Promise<RefusedRow[]> {
  let query = tables(lease).selectFrom('refused_rows').selectAll().where('import', '=', of.number).where('no', '>', of.after ?? 0).orderBy('no').limit(of.limit);
  if (of.waiting) query = query.where('retried_by', 'is', null);
  return query.execute();
}

/** How many rows of each import wait in the quarantine, those of no import left out. */
export async function waitingRows(lease: ReadLease): Promise<{ import: number; source: string; rows: number }[]> {
  return tables(lease).selectFrom('refused_rows as r').innerJoin('source_imports as i', 'i.number', 'r.import').where('r.retried_by', 'is', null)
    .select(['r.import', 'i.source', sql<number>`count(*)`.as('rows')]).groupBy(['r.import', 'i.source']).orderBy('r.import', 'desc').execute();
}
