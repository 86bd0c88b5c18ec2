import { sql } from 'kysely';
import type { Instant } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { EVENTS, FIGURES } from './shape.ts';
import { tables, type EventVersion, type FigureVersion, type SourceImport } from './store.ts';

/** All of a version but its fingerprint, which is for `verify`. */
const EVENT = ['source', 'id', 'since', 'until', ...EVENTS.columns.slice(1).map(([name]) => name), 'audience'] as unknown as readonly (keyof EventVersion)[];
const FIGURE = ['source', 'id', 'since', 'until', ...FIGURES.columns.slice(1).map(([name]) => name), 'audience'] as unknown as readonly (keyof FigureVersion)[];

/** What was known when. Imports of a source are numbered in the order of time, so that a moment is a number. */

/** The newest import of a source before a moment; 0 where there was none, and nothing was known. */
export async function knownBefore(lease: ReadLease, source: string, moment: Instant): Promise<number> {
  const row = await tables(lease).selectFrom('source_imports').select('number').where('source', '=', source).where('imported_at', '<', moment).orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row?.number ?? 0;
}

/** Which events: of a country, that began on certain days; as known after an import, or now. */
export type Which = { readonly source: string; readonly after: number | null; readonly country?: string | null; readonly from?: string; readonly to?: string };

function chosen(lease: ReadLease, { source, after, country, from, to }: Which) {
  let query = tables(lease).selectFrom('event_versions').where('source', '=', source);
  query = after === null ? query.where('until', 'is', null) : query.where('since', '<=', after).where((e) => e.or([e('until', 'is', null), e('until', '>', after)]));
  if (country) query = query.where('country', '=', country);
  if (from) query = query.where('from_day', '>=', from);
  return to ? query.where('from_day', '<=', to) : query;
}

/** The latest first. */
export async function eventsKnown(lease: ReadLease, which: Which, limit: number): Promise<EventVersion[]> {
  return chosen(lease, which).select(EVENT).orderBy('from_day', 'desc').orderBy('id').limit(limit).execute();
}

export async function countEvents(lease: ReadLease, which: Which): Promise<number> {
  return (await chosen(lease, which).select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow()).n;
}

/** The countries of which a source says something, with how many events of each are known now. */
export async function countriesOf(lease: ReadLease, source: string): Promise<{ country: string; events: number }[]> {
  return tables(lease).selectFrom('event_versions').where('source', '=', source).where('until', 'is', null).where('country', 'is not', null)
    .select((e) => [e.ref('country').$notNull().as('country'), sql<number>`count(*)`.as('events')]).groupBy('country').orderBy('country').execute();
}

/** Every version of some events, in the order in which they were known. */
export async function versionsOf(lease: ReadLease, source: string, ids: readonly string[]): Promise<EventVersion[]> {
  if (ids.length === 0) return [];
  return tables(lease).selectFrom('event_versions').select(EVENT).where('source', '=', source).where('id', 'in', ids).orderBy('id').orderBy('since').execute();
}

/** Numbers that were ever used and begin so. */
export async function numbersLike(lease: ReadLease, source: string, start: string): Promise<string[]> {
  const rows = await tables(lease).selectFrom('event_versions').select('id').distinct().where('source', '=', source).where(sql<boolean>`starts_with(id, ${start})`).execute();
  return rows.map((row) => row.id);
}

/** How many of the events known now report the same as each of some, by what they have in common. */
export async function sameReports(lease: ReadLease, source: string, events: readonly Pick<EventVersion, 'country' | 'from_day' | 'same'>[]): Promise<Map<string, number>> {
  const [same, countries, days] = [events.flatMap((one) => one.same ?? []), events.flatMap((one) => one.country ?? []), events.map((one) => one.from_day)].map((all) => [...new Set(all)]) as [string[], string[], string[]];
  if (same.length === 0) return new Map();
  const rows = await tables(lease).selectFrom('event_versions').where('source', '=', source).where('until', 'is', null).where((e) => e.or([e('country', 'is', null), ...(countries.length > 0 ? [e('country', 'in', countries)] : [])])).where('from_day', 'in', days).where('same', 'in', same)
    .select((e) => [e.ref('same').$notNull().as('same'), sql<number>`count(*)`.as('n')]).groupBy('same').execute();
  return new Map(rows.map((row) => [row.same, row.n]));
}

export type Changed<T> = { readonly before: T | null; readonly after: T | null };

/** What an import revised or took back, each with what was known before. Without what was new. */
export async function changedEvents(lease: ReadLease, { number, source }: Pick<SourceImport, 'number' | 'source'>, limit: number): Promise<Changed<EventVersion>[]> {
  const before = await tables(lease).selectFrom('event_versions').select(EVENT).where('until', '=', number).orderBy('id').limit(limit).execute();
  return beside(before, before.length === 0 ? [] : await tables(lease).selectFrom('event_versions').select(EVENT).where('since', '=', number).where('source', '=', source).where('id', 'in', before.map((row) => row.id)).execute());
}

export async function changedFigures(lease: ReadLease, { number, source }: Pick<SourceImport, 'number' | 'source'>, limit: number): Promise<Changed<FigureVersion>[]> {
  const before = await tables(lease).selectFrom('figure_versions').select(FIGURE).where('until', '=', number).orderBy('id').limit(limit).execute();
  return beside(before, before.length === 0 ? [] : await tables(lease).selectFrom('figure_versions').select(FIGURE).where('since', '=', number).where('source', '=', source).where('id', 'in', before.map((row) => row.id)).execute());
}

function beside<T extends { id: string }>(before: readonly T[], after: readonly T[]): Changed<T>[] {
  const found = new Map(after.map((row) => [row.id, row]));
  return before.map((row) => ({ before: row, after: found.get(row.id) ?? null }));
}

/** Every version of a figure, in the order in which they were known. */
export async function figureVersions(lease: ReadLease, source: string, id: string): Promise<FigureVersion[]> {
  return tables(lease).selectFrom('figure_versions').select(FIGURE).where('source', '=', source).where('id', '=', id).orderBy('since').execute();
}

/** How many events or figures of each source are known now. */
export async function knownNow(lease: ReadLease): Promise<Map<string, number>> {
  const count = (table: 'event_versions' | 'figure_versions') => tables(lease).selectFrom(table).where('until', 'is', null).select(['source', sql<number>`count(*)`.as('n')]).groupBy('source').execute();
  return new Map([...(await count('event_versions')), ...(await count('figure_versions'))].map((row) => [row.source, row.n]));
}

/** The latest figures first, as known after an import, or now. */
export async function figuresKnown(lease: ReadLease, { source, after, country }: Which, limit: number): Promise<FigureVersion[]> {
  let query = tables(lease).selectFrom('figure_versions').select(FIGURE).where('source', '=', source);
  query = after === null ? query.where('until', 'is', null) : query.where('since', '<=', after).where((e) => e.or([e('until', 'is', null), e('until', '>', after)]));
  if (country) query = query.where('area', '=', country);
  return query.orderBy('from_day', 'desc').orderBy('area').orderBy('id').limit(limit).execute();
}

/** What is counted of an event: where and when, how precisely, and one figure. */
export type Happening = Pick<EventVersion, 'id' | 'since' | 'country' | 'from_day' | 'date_precision' | 'admin1' | 'lat' | 'lon' | 'place_precision' | 'kind' | 'same'> & { readonly value: number | null };

/** All events of some countries as known after an import, in no order. @param measure the figure of each that is wanted */
export async function happenings(lease: ReadLease, { source, after, countries, kinds, measure }: { source: string; after: number; countries: readonly string[]; kinds: readonly string[] | null; measure: string | null }): Promise<Happening[]> {
  let query = chosen(lease, { source, after }).where('country', 'in', countries);
  if (kinds) query = query.where('kind', 'in', kinds);
  return query.select(['id', 'since', 'country', 'from_day', 'date_precision', 'admin1', 'lat', 'lon', 'place_precision', 'kind', 'same'])
    .select(measure === null ? sql<null>`null::double precision`.as('value') : sql<number | null>`(measures ->> ${measure})::double precision`.as('value')).execute();
}

/** An import of a source, by what it covers and what it opened and closed. */
export type Covering = Pick<SourceImport, 'number' | 'vintage' | 'imported_at' | 'covers_from' | 'covers_to' | 'digest'>;

/** The imports of a source up to one, oldest first. */
export async function importsUpTo(lease: ReadLease, source: string, after: number): Promise<Covering[]> {
  return tables(lease).selectFrom('source_imports').where('source', '=', source).where('number', '<=', after).select(['number', 'vintage', 'imported_at', 'covers_from', 'covers_to', 'digest']).orderBy('number').execute();
}

/** Which of some countries the versions name that each import of a source opened. */
export async function countriesNamed(lease: ReadLease, source: string, after: number, countries: readonly string[]): Promise<{ since: number; country: string }[]> {
  return tables(lease).selectFrom('event_versions').where('source', '=', source).where('since', '<=', after).where('country', 'in', countries).select(['since', (e) => e.ref('country').$notNull().as('country')]).groupBy(['since', 'country']).execute();
}

/** The days, months or years of each country on which a source has said something, whatever became of it: "2022", "2022-05", "2022-05-16". */
export async function heardOf(lease: ReadLease, source: string, after: number, countries: readonly string[], by: 'day' | 'month' | 'year'): Promise<{ country: string; period: string }[]> {
  const form = { day: 'YYYY-MM-DD', month: 'YYYY-MM', year: 'YYYY' }[by];
  const period = sql<string>`to_char(from_day, ${sql.lit(form)})`;
  return tables(lease).selectFrom('event_versions').where('source', '=', source).where('since', '<=', after).where('country', 'in', countries).select([(e) => e.ref('country').$notNull().as('country'), period.as('period')]).groupBy(['country', period]).execute();
}

/** The newest import of a source, or the newest before a moment; 0 where there is none. */
export async function newestImport(lease: ReadLease, source: string, before: Instant | null): Promise<number> {
  if (before !== null) return knownBefore(lease, source, before);
  const row = await tables(lease).selectFrom('source_imports').select('number').where('source', '=', source).orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row?.number ?? 0;
}

/** Versions of events as known after an import, in the order of the days; those of later imports are left out. */
export async function eventsAfter(lease: ReadLease, source: string, after: number, ids: readonly string[]): Promise<EventVersion[]> {
  if (ids.length === 0) return [];
  return chosen(lease, { source, after }).where('id', 'in', ids).select(EVENT).orderBy('from_day', 'desc').orderBy('id').execute();
}

/** Who reads, and as what: what a lease sees of the tables of a source depends on nothing else. */
export async function readerOfLease(lease: ReadLease): Promise<string> {
  const { rows } = await sql<{ reader: string }>`select current_user || ' ' || coalesce(current_setting('comity.tokens', true), '') as reader`.execute(lease.db);
  return rows[0]!.reader;
}

/** A figure as it is known now, by what it is of. */
export type KnownFigure = Pick<FigureVersion, 'source' | 'area' | 'from_day' | 'value' | 'labels'>;

/** Every figure of a series as it is known now, of some sources and areas; in no order. */
export async function figuresOfSeries(lease: ReadLease, series: string, sources: readonly string[], areas: readonly string[]): Promise<KnownFigure[]> {
  if (areas.length === 0) return [];
  return tables(lease).selectFrom('figure_versions').select(['source', 'area', 'from_day', 'value', 'labels']).where('source', 'in', [...sources]).where('area', 'in', [...areas]).where('series', '=', series).where('until', 'is', null).execute();
}
