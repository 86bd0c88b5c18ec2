import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ReadLease } from '../../platform/db/database.ts';
import type { Fault } from '../../platform/verify.ts';
import { joined, refusedDigest } from './compare.ts';
import { EVENTS, FIGURES, fingerprint, valuesOf, type Shape, type Value } from './shape.ts';
import { tables, type SourceImport } from './store.ts';

/** Rows fetched at a time. */
const CHUNK = 2000;
type Bare = Pick<Shape<never>, 'table' | 'columns'>;
const SHAPES: Record<SourceImport['kind'], Bare> = { events: EVENTS, figures: FIGURES };

const OTHERS = 'its versions are not the ones that it opened and closed';

/** Where rows name an import; and whether they name its source as well. */
const NAMING: readonly (readonly [table: string, column: string, source: boolean])[] = [
  ['event_versions', 'since', true], ['event_versions', 'until', true], ['figure_versions', 'since', true], ['figure_versions', 'until', true], ['refused_rows', 'import', false], ['refused_rows', 'retried_by', false],
];

/** For `verify`: every version is what its import opened or closed, has its audience, and belongs to one; so do the refused rows. */
export async function checkVersions(lease: ReadLease): Promise<Fault[]> {
  const faults: Fault[] = [];
  const numbers = new Map<number, SourceImport>();
  for (const one of await tables(lease).selectFrom('source_imports').selectAll().orderBy('number').execute()) {
    numbers.set(one.number, one);
    const opened = await hashed(lease, one, 'since');
    const closed = await hashed(lease, one, 'until');
    const altered = opened.altered + closed.altered;
    const fault = (what: string): void => void faults.push({ where: `import ${one.id}`, what });
    if (altered > 0) fault(`${altered} of its versions ${altered === 1 ? 'has' : 'have'} been altered`);
    if (opened.rows !== one.opened + one.revised || closed.rows !== one.revised + one.closed || joined({ opened: opened.digest, closed: closed.digest }) !== one.digest) fault(OTHERS);
    if ((await takenBy(lease, one.number)) !== (one.retries === null ? 0 : one.accepted)) fault('the refused rows it took are not the ones marked so');
    if ((await refusedDigest(lease, one.number)) !== one.refused_digest) fault('its refused rows are not the ones that came');
  }
  for (const [table, column, source] of NAMING) {
    const { rows } = await sql<{ number: number; id: string | null }>`select distinct t.${sql.ref(column)} as number, i.id from ${sql.table(table)} t left join source_imports i on i.number = t.${sql.ref(column)}
      where t.${sql.ref(column)} is not null and (i.id is null or t.audience <> i.audience ${source ? sql`or t.source <> i.source` : sql``})`.execute(lease.db);
    for (const { number, id } of rows) faults.push({ where: `import E-${number}`, what: id === null ? `has rows in ${table}, but no act says so` : `not all its rows in ${table} have its source and audience` });
  }
  return faults;
}

/** The values of a row in one piece: taking them one by one takes ten times as long. */
type Row = { id: string; fingerprint: string; held: readonly Value[] };

/** The fingerprints of one side of an import, counted and hashed in the order of identifiers, each made anew from its row. */
async function hashed(lease: ReadLease, { kind, number, source }: SourceImport, side: 'since' | 'until'): Promise<{ rows: number; altered: number; digest: string }> {
  const { table, columns } = SHAPES[kind];
  const names = sql.join(columns.map(([name]) => sql.ref(name)));
  const sha256 = createHash('sha256');
  let [count, altered] = [0, 0];
  for (let after: string | null = null; ; ) {
    const { rows }: { rows: Row[] } = await sql<Row>`select id, encode(fingerprint, 'hex') as fingerprint, json_build_array(${names}) as held from ${sql.table(table)}
      where ${sql.ref(side)} = ${number} ${after === null ? sql`` : sql`and id > ${after}`} order by id limit ${CHUNK}`.execute(lease.db);
    for (const row of rows) {
      const made = fingerprint(source, valuesOf({ columns }, row.held));
      if (made !== row.fingerprint) altered++;
      sha256.update(Buffer.from(row.fingerprint, 'hex'));
      count++;
    }
    if (rows.length < CHUNK) break;
    after = rows.at(-1)!.id;
  }
  return { rows: count, altered, digest: sha256.digest('hex') };
}

async function takenBy(lease: ReadLease, number: number): Promise<number> {
  const { rows } = await tables(lease).selectFrom('refused_rows').where('retried_by', '=', number).select(sql<number>`count(*)`.as('rows')).executeTakeFirstOrThrow();
  return rows;
}
