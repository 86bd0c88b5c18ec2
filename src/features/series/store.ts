import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import { judge, type Judged } from '../../core/series/detect.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { takeNumber } from '../../platform/numbers.ts';
import type { Fault } from '../../platform/verify.ts';
import { rowsDigest } from './read.ts';
import type { Row } from './sources.ts';
import type { Imported } from './schema.ts';

export type Import = {
  id: string; series: string; title: Words; unit: Words; source: string; licence: string; cadence: string; covers_from: string; covers_to: string;
  vintage: string; rows: number; rows_digest: string; file: string; file_digest: string; imported_at: Instant; seq: number; audience: Audience; example: boolean;
};
/** A figure as it is kept; `source` and `published` where the figure has a document of its own. */
export type Observation = { area: string; period: string; value: number; source: string | null; published: string | null };
type Tables = { imports: Import; observations: Observation & { import: string; audience: Audience } };
const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;
const CHUNK = 1000;

export async function projectImported(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Imported;
  await tables(lease).insertInto('imports').values({
    id: p.id, series: p.series, title: json(p.title), unit: json(p.unit), source: p.source, licence: p.licence, cadence: p.cadence,
    covers_from: p.from, covers_to: p.to, vintage: p.vintage, rows: p.rows, rows_digest: p.rowsDigest, file: p.file, file_digest: p.fileDigest,
    imported_at: act.effectiveAt, seq: act.seq, audience: act.audience, example: act.example,
  }).execute();
  await takeNumber(lease, 'I', Number(p.id.slice(2)));
}

/** Bulk rows travel beside their act, in its transaction. */
export async function insertObservations(lease: WriteLease, id: string, rows: readonly Row[], audience: Audience): Promise<void> {
  for (let i = 0; i < rows.length; i += CHUNK) {
    await tables(lease).insertInto('observations').values(rows.slice(i, i + CHUNK).map(({ area, period, value, source = null, published = null }) => ({ import: id, area, period, value, source, published, audience }))).execute();
  }
}

export async function presentImport(lease: ReadLease, series: string): Promise<Import | null> {
  return (await tables(lease).selectFrom('imports').selectAll().where('series', '=', series).orderBy('seq', 'desc').limit(1).executeTakeFirst()) ?? null;
}

export async function importById(lease: ReadLease, id: string): Promise<Import | null> {
  return (await tables(lease).selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The newest imports. */
export async function recentImports(lease: ReadLease, limit: number): Promise<Import[]> {
  return tables(lease).selectFrom('imports').selectAll().orderBy('seq', 'desc').limit(limit).execute();
}

export async function listImports(lease: ReadLease): Promise<Import[]> {
  return tables(lease).selectFrom('imports').selectAll().orderBy('seq', 'desc').execute();
}

export async function areasOf(lease: ReadLease, id: string): Promise<string[]> {
  const rows = await tables(lease).selectFrom('observations').select('area').distinct().where('import', '=', id).orderBy('area').execute();
  return rows.map((row) => row.area);
}

/** The newest import of every series. */
export async function presentImports(lease: ReadLease): Promise<Import[]> {
  return tables(lease).selectFrom('imports').selectAll().distinctOn('series').orderBy('series').orderBy('seq', 'desc').execute();
}

export async function observationsOf(lease: ReadLease, id: string, area: string): Promise<Omit<Observation, 'area'>[]> {
  return tables(lease).selectFrom('observations').select(['period', 'value', 'source', 'published']).where('import', '=', id).where('area', '=', area).orderBy('period').execute();
}

/** The figures of several imports in several countries, in order of time. */
export async function observationsIn(lease: ReadLease, imports: readonly string[], areas: readonly string[]): Promise<(Observation & { import: string })[]> {
  if (imports.length === 0 || areas.length === 0) return [];
  return tables(lease).selectFrom('observations').select(['import', 'area', 'period', 'value', 'source', 'published']).where('import', 'in', imports).where('area', 'in', areas).orderBy('period').execute();
}

/** One month of the present figures as the detector judges it; null where it is not marked, or cannot be judged. */
export async function markedMonth(lease: ReadLease, { series, area, period }: { series: string; area: string; period: string }): Promise<(Judged & { import: string }) | null> {
  const found = await presentImport(lease, series);
  if (!found) return null;
  const known = await observationsOf(lease, found.id, area);
  const judged = judge(new Map(known.map((row) => [row.period, row.value])), period);
  return judged?.marked ? { ...judged, import: found.id } : null;
}

/** One figure, with its document where it has one of its own; null where there is none. */
export async function observation(lease: ReadLease, id: string, area: string, period: string): Promise<Pick<Observation, 'value' | 'source' | 'published'> | null> {
  const row = await tables(lease).selectFrom('observations').select(['value', 'source', 'published']).where('import', '=', id).where('area', '=', area).where('period', '=', period).executeTakeFirst();
  return row ?? null;
}

/** For `verify`: the rows of every import have the digest that its act carries, and its audience; no rows belong to none. */
export async function checkObservations(lease: ReadLease): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const row of await listImports(lease)) {
    const kept = await tables(lease).selectFrom('observations').select(['area', 'period', 'value', 'source', 'published']).where('import', '=', row.id).execute();
    const rows = kept.map(({ source, published, ...figure }): Row => (source === null ? figure : { ...figure, source, ...(published === null ? {} : { published }) }));
    if (rows.length !== row.rows || rowsDigest(rows) !== row.rows_digest) faults.push({ where: `import ${row.id}`, what: 'its figures are not the ones that were imported' });
  }
  const astray = await tables(lease).selectFrom('observations').leftJoin('imports', 'imports.id', 'observations.import')
    .select(['observations.import', 'imports.id']).distinct()
    .where((e) => e.or([e('imports.id', 'is', null), e('observations.audience', '<>', e.ref('imports.audience'))])).orderBy('observations.import').execute();
  for (const row of astray) faults.push({ where: `import ${row.import}`, what: row.id === null ? 'has figures, but no act says so' : 'not all its figures have its audience' });
  return faults;
}
