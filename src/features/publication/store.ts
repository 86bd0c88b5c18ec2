import { sql, type Kysely, type SelectQueryBuilder } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import type { Paragraph, TextFile } from '../../core/text.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { takeNumber } from '../../platform/numbers.ts';
import type { Announced, Participant } from './schema.ts';

export type Publication = {
  symbol: string; dossier: string; procedure: string; text: string; version: number; body: string; title: Words; paragraphs: readonly Paragraph[]; hash: string;
  files: Readonly<Record<string, TextFile>>; participation: readonly Participant[]; decided_at: Instant; announced_at: Instant; year: number; subjects: readonly string[]; seq: number; audience: Audience; example: boolean;
};
type Tables = { publications: Publication };
const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;

export const seriesKey = (series: string, year: number): string => `symbol ${series} ${year}`;

export async function projectAnnounced(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Announced;
  await tables(lease).insertInto('publications').values({
    symbol: p.symbol, dossier: act.dossier, procedure: p.procedure, text: p.text, version: p.version, body: p.body, title: json(p.title as Words), paragraphs: json(p.paragraphs as readonly Paragraph[]), hash: p.hash,
    files: json(p.files as Readonly<Record<string, TextFile>>), participation: json(p.participation as readonly Participant[]), decided_at: p.decidedAt, announced_at: act.effectiveAt, year: p.year, subjects: p.subjects ?? [], seq: act.seq, audience: act.audience, example: act.example,
  }).execute();
  await takeNumber(lease, seriesKey(p.series, p.year), p.number);
}

export async function publicationBySymbol(lease: ReadLease, symbol: string): Promise<Publication | null> {
  return (await tables(lease).selectFrom('publications').selectAll().where('symbol', '=', symbol).executeTakeFirst()) ?? null;
}

export async function publicationOf(lease: ReadLease, procedure: string): Promise<Publication | null> {
  return (await tables(lease).selectFrom('publications').selectAll().where('procedure', '=', procedure).executeTakeFirst()) ?? null;
}

export type Wanted = { dossier?: string | undefined; year?: number | undefined; subject?: string | undefined };

/** Newest first; of one dossier, one year, one subject, or all. */
export async function listPublications(lease: ReadLease, options: Wanted & { limit: number; offset?: number }): Promise<Publication[]> {
  return wanted(tables(lease).selectFrom('publications').selectAll(), options).orderBy('decided_at', 'desc').orderBy('symbol').limit(options.limit).offset(options.offset ?? 0).execute();
}

export async function countPublications(lease: ReadLease, options: Wanted): Promise<{ count: number; updated: Instant | null }> {
  return wanted(tables(lease).selectFrom('publications').select(({ fn }) => [fn.countAll<number>().as('count'), fn.max<Instant | null>('announced_at').as('updated')]), options).executeTakeFirstOrThrow();
}

const wanted = <O>(query: SelectQueryBuilder<Tables, 'publications', O>, { dossier, year, subject }: Wanted): SelectQueryBuilder<Tables, 'publications', O> => {
  let narrowed = query;
  if (dossier !== undefined) narrowed = narrowed.where('dossier', '=', dossier);
  if (year !== undefined) narrowed = narrowed.where('year', '=', year);
  if (subject !== undefined) narrowed = narrowed.where(sql<boolean>`subjects @> array[${subject}]::text[]`);
  return narrowed;
};

export type Counted = { years: readonly { year: number; count: number }[]; subjects: readonly { subject: string; count: number }[] };

/** How many statements each year and each subject has, newest year first. */
export async function countByHeading(lease: ReadLease): Promise<Counted> {
  const years = await tables(lease).selectFrom('publications').select(({ fn }) => ['year', fn.countAll<number>().as('count')]).groupBy('year').orderBy('year', 'desc').execute();
  const { rows } = await sql<{ subject: string; count: number }>`select subject, count(*)::integer as count from publications cross join unnest(subjects) as subject group by subject order by subject`.execute(lease.db);
  return { years, subjects: rows };
}

/** Symbols and hours of all announcements, for the sitemap; newest first. */
export async function announcedSymbols(lease: ReadLease, limit: number): Promise<Pick<Publication, 'symbol' | 'announced_at'>[]> {
  return tables(lease).selectFrom('publications').select(['symbol', 'announced_at']).orderBy('announced_at', 'desc').limit(limit).execute();
}

/**
 * Procedures whose hour is `since` or later and that may wait for an announcement: the present one of its text, not published. A party whose last word is an
 * objection keeps a text from being adopted, so those are left out here; the evaluator decides on the others. Latest hour first.
 */
export async function unannounced(lease: ReadLease, since: Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select p.id from procedures p where p.closed_at is null and p.deadline >= ${since}
    and not exists (select 1 from procedures n where n.text = p.text and n.seq > p.seq)
    and not exists (select 1 from publications b where b.procedure = p.id)
    and not exists (select 1 from positions o where o.procedure = p.id and o.kind = 'objects' and not exists (select 1 from positions l where l.procedure = o.procedure and l.party = o.party and l.seq > o.seq))
    order by p.deadline desc limit 50`.execute(lease.db);
  return rows.map((row) => row.id);
}

/** The publication one of whose files has this SHA-256. */
export async function publicationByHash(lease: ReadLease, hash: string): Promise<Publication | null> {
  const row = await tables(lease).selectFrom('publications').selectAll()
    .where(sql<boolean>`exists (select 1 from jsonb_each(files) as f where f.value->>'sha256' = ${hash})`).limit(1).executeTakeFirst();
  return row ?? null;
}

/** Dossiers with a published text, of the given ones or of all. */
export async function publishedDossiers(lease: ReadLease, dossiers: readonly string[] | null): Promise<string[]> {
  if (dossiers?.length === 0) return [];
  let query = tables(lease).selectFrom('publications').select('dossier').distinct();
  if (dossiers !== null) query = query.where('dossier', 'in', [...dossiers]);
  return (await query.execute()).map((row) => row.dossier);
}
