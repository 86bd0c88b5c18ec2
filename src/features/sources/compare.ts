import { sql, type RawBuilder } from 'kysely';
import type { IngestSource } from '../../core/ingest/record.ts';
import type { Audience } from '../../core/act.ts';
import { digest } from '../../core/canonical.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { FIRST, note, shapeOf, type Reasons } from './stage.ts';

/** What a staged file changes in what is known of its source, written down: versions opened and closed by this import. */
export type Changes = { twice: number; duplicates: number; opened: number; revised: number; unchanged: number; closed: number; withheld: number };

type Of = { number: number; audience: Audience };
const count = async (lease: WriteLease, statement: RawBuilder<unknown>): Promise<number> => Number((await statement.execute(lease.db)).numAffectedRows ?? 0);
const one = async (lease: WriteLease, statement: RawBuilder<{ n: number }>): Promise<number> => (await statement.execute(lease.db)).rows[0]!.n;
const tableOf = (source: IngestSource): RawBuilder<unknown> => sql.table(shapeOf(source).table);

/** Rows that repeat the number of an earlier row of the file are refused: which of the two holds, the file does not say. */
export async function refuseTwice(lease: WriteLease, source: IngestSource, reasons: Reasons): Promise<number> {
  const { rows } = await sql<{ line: number; first: number; id: string; more: number }>`
    with repeated as (select id, min(line) as first from staged where code is null group by id having count(*) > 1),
    gone as (
      update staged s set code = 'sources.twice', facts = jsonb_build_object('first', r.first, 'id', s.id, 'line', s.line), raw = to_jsonb(s)::text
      from repeated r where s.code is null and s.id = r.id and s.line > r.first returning s.line, r.first, s.id)
    select line, first, id, count(*) over () as more from gone order by line limit ${FIRST}`.execute(lease.db);
  for (const { line, first, id } of rows) note(reasons, 'sources.twice', line, { line, first, id });
  if (rows.length > 0) reasons.get('sources.twice')!.rows = rows[0]!.more;
  return rows[0]?.more ?? 0;
}

/** What the numbers of a staged file begin with, refused rows too; empty for a row whose number cannot be read. */
export async function linesOf(lease: WriteLease): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`select distinct split_part(coalesce(id, ''), '-', 1) as line from staged order by line limit 20`.execute(lease.db);
  return rows.map((row) => row.line);
}

/** Of rows read again: those of which a later file, or another row of the same, has spoken since. They stay where they are. */
export async function refuseOvertaken(lease: WriteLease, source: IngestSource, retried: number, reasons: Reasons): Promise<number> {
  const { rows } = await sql<{ line: number; id: string; since: number }>`update staged s set code = 'sources.overtaken' from ${tableOf(source)} c
    where s.code is null and c.source = ${source.id} and c.until is null and c.id = s.id
    and (c.since >= ${retried} or exists (select from source_imports i where i.source = ${source.id} and i.number > ${retried} and i.retries is null))
    returning s.line, s.id, c.since`.execute(lease.db);
  for (const { line, id, since } of rows) note(reasons, 'sources.overtaken', line, { id, import: `E-${since}` });
  return rows.length;
}

/** Puts refused rows into the quarantine. */
export async function quarantine(lease: WriteLease, { number, audience }: Of): Promise<void> {
  await sql`insert into refused_rows (import, no, line, code, facts, raw, audience)
    select ${number}::integer, row_number() over (order by line), line, code, facts, raw, ${audience}::text[] from staged where code is not null`.execute(lease.db);
}

/** Writes the versions that differ. @param whole what the file does not name, of the countries and days it covers, has been taken back. */
export async function change(lease: WriteLease, source: IngestSource, of: Of, options: { whole: boolean; unnamed: number; covers: { from: string; to: string } | null }): Promise<Omit<Changes, 'twice'>> {
  const table = tableOf(source);
  const { columns } = shapeOf(source);
  const duplicates = source.kind === 'events' ? await linked(lease, source.id) : 0;
  const missing = options.whole && options.covers ? await missed(lease, source, of, { ...options, covers: options.covers }) : { closed: 0, withheld: 0 };
  const gone = await one(lease, sql`select count(*) as n from staged where code is null and deleted`);
  const deleted = gone === 0 ? 0 : await count(lease, sql`update ${table} c set until = ${of.number} from staged s where s.code is null and s.deleted and c.source = ${source.id} and c.until is null and c.id = s.id`);
  const same = await count(lease, sql`delete from staged s using ${table} c where s.code is null and not s.deleted and c.source = ${source.id} and c.until is null and c.id = s.id and c.fingerprint = s.fingerprint`);
  const revised = await count(lease, sql`update ${table} c set until = ${of.number} from staged s where s.code is null and not s.deleted and c.source = ${source.id} and c.until is null and c.id = s.id`);
  const names = sql.join(columns.map(([name]) => sql.ref(name)));
  const written = await count(lease, sql`insert into ${table} (source, since, fingerprint, audience, ${names})
    select ${source.id}::text, ${of.number}::integer, fingerprint, ${of.audience}::text[], ${names} from staged where code is null and not deleted`);
  return { duplicates, opened: written - revised, revised, unchanged: same + gone - deleted, closed: missing.closed + deleted, withheld: missing.withheld };
}

/** Rows that report what another row of the file or of what is known reports; such rows are of one country and day. */
async function linked(lease: WriteLease, source: string): Promise<number> {
  return one(lease, sql`with said as (select country, from_day, same, count(*) as times from staged where code is null and same is not null group by country, from_day, same),
    known as (
      select distinct c.same from event_versions c join said on (c.country = said.country or c.country is null and said.country is null) and c.from_day = said.from_day and c.same = said.same
      where c.source = ${source} and c.until is null and not exists (select from staged s where s.id = c.id))
    select (coalesce(sum(times - 1), 0) + (select count(*) from known))::integer as n from said`);
}

/** Closes what a whole file does not name any more, unless a refused row without a readable number could be it. */
async function missed(lease: WriteLease, source: IngestSource, { number }: Of, { unnamed, covers }: { unnamed: number; covers: { from: string; to: string } }): Promise<{ closed: number; withheld: number }> {
  const table = tableOf(source);
  const place = source.kind === 'events' ? sql`coalesce(country, '')` : sql`series || ' ' || area`;
  const known = sql`c.source = ${source.id} and c.until is null and c.from_day between ${covers.from} and ${covers.to}
    and ${place} in (select ${place} from staged where code is null) and not exists (select from staged s where s.id = c.id)`;
  if (unnamed > 0) return { closed: 0, withheld: await one(lease, sql`select count(*) as n from ${table} c where ${known}`) };
  return { closed: await count(lease, sql`update ${table} c set until = ${number} where ${known}`), withheld: 0 };
}

/** SHA-256 over what an import opened and what it closed, each in the order of identifiers. */
export async function versionsDigest(lease: ReadLease, source: IngestSource, number: number): Promise<string> {
  const { rows } = await sql<{ opened: string; closed: string }>`select ${allOf(source, 'since', number)} as opened, ${allOf(source, 'until', number)} as closed`.execute(lease.db);
  return joined(rows[0]!);
}

const allOf = (source: IngestSource, column: 'since' | 'until', number: number): RawBuilder<string> =>
  sql`(select encode(sha256(coalesce(string_agg(fingerprint, ''::bytea order by id), ''::bytea)), 'hex') from ${tableOf(source)} where ${sql.ref(column)} = ${number})`;

/** SHA-256 over the rows that an import put into the quarantine. */
export async function refusedDigest(lease: ReadLease, number: number): Promise<string> {
  const { rows } = await sql<{ digest: string }>`select encode(sha256(coalesce(string_agg(sha256(convert_to(jsonb_build_array(no, line, code, facts, raw)::text, 'UTF8')), ''::bytea order by no), ''::bytea)), 'hex') as digest
    from refused_rows where import = ${number}`.execute(lease.db);
  return rows[0]!.digest;
}

export const joined = ({ opened, closed }: { opened: string; closed: string }): string => digest(`${opened} ${closed}`);
