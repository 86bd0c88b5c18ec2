import { sql } from 'kysely';
import type { Act } from '../core/act.ts';
import { widened } from '../core/audience.ts';
import { commitment, GENESIS, headHash, linkHash } from '../core/chain.ts';
import { bodyOf, fromRow } from './acts.ts';
import { openEmbedded, type Database, type ReadLease } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { actKinds, type Feature } from './feature.ts';

export type Fault = { where: string; what: string };
export type Verified = { ok: boolean; acts: number; projections: number; head: { seq: number; hash: string }; faults: Fault[] };
export type Progress = (step: { done: number; of: number; what: string }) => void;

const CHUNK = 500;
const MOST_FAULTS = 20;

type Checked = { features: readonly Feature[]; checks?: readonly BulkCheck[] };

/**
 * Checks every act against its commitment, every chain and the sequence of heads; then replays all acts into a fresh
 * database and compares every projection, row by row.
 */
export async function verify(desk: Checked & { database: Database }, progress: Progress = () => undefined): Promise<Verified> {
  return withReplay((replay) => desk.database.audit((lease) => compare(lease, replay, desk, progress)));
}

/** The same inside a transaction that has yet to be kept or given up. */
export async function verifyWithin(lease: ReadLease, desk: Checked, progress: Progress): Promise<Verified> {
  return withReplay((replay) => compare(lease, replay, desk, progress));
}

async function withReplay<T>(work: (replay: Database) => Promise<T>): Promise<T> {
  const replay = openEmbedded(null);
  try {
    await migrate(replay, new Date(0).toISOString());
    return await work(replay);
  } finally {
    await replay.close();
  }
}

async function compare(lease: ReadLease, replay: Database, desk: Checked, progress: Progress): Promise<Verified> {
  const faults: Fault[] = [];
  const fault = (where: string, what: string): void => void (faults.length < MOST_FAULTS && faults.push({ where, what }));
  const head = await lease.db.selectFrom('head').selectAll().where('id', '=', 1).executeTakeFirstOrThrow();
  const acts = await checkActs(lease, desk.features, replay, head, fault, progress);
  let projections = 0;
  const tables = { numbers: 'series', ...Object.assign({}, ...desk.features.map((f) => f.projections)) } as Record<string, string>;
  for (const [table, key] of Object.entries(tables)) {
    progress({ done: ++projections, of: Object.keys(tables).length, what: table });
    await compareTable(lease, replay, table, key, fault);
  }
  for (const check of desk.checks ?? []) for (const f of await check(lease)) fault(f.where, f.what);
  return { ok: faults.length === 0, acts, projections, head: { seq: head.seq, hash: head.hash }, faults };
}

/** Re-hashes rows that are not acts: an import keeps its digest in the act. */
export type BulkCheck = (lease: ReadLease) => Promise<Fault[]>;

async function checkActs(
  lease: ReadLease,
  features: readonly Feature[],
  replay: Database,
  head: { seq: number; hash: string },
  fault: (where: string, what: string) => void,
  progress: Progress,
): Promise<number> {
  const kinds = actKinds(features);
  const chains = new Map<string, { no: number; hash: string; audience: ReadonlySet<string> }>();
  let seq = 0;
  let headValue = GENESIS;
  for (;;) {
    const rows = await lease.db.selectFrom('acts').leftJoin('links', 'links.seq', 'acts.seq').selectAll('acts')
      .select(['links.commitment', 'links.hash', 'links.head', 'links.dossier as linkedIn', 'links.no as linkedAt']).where('acts.seq', '>', seq).orderBy('acts.seq').limit(CHUNK).execute();
    const batch: Act[] = [];
    for (const row of rows) {
      const act = fromRow(row);
      const at = `act ${act.seq}`;
      if (act.seq !== seq + 1) fault(at, `number ${seq + 1} is missing before it`);
      seq = act.seq;
      const chain = chains.get(act.dossier) ?? { no: 0, hash: GENESIS, audience: new Set<string>() };
      if (act.no !== chain.no + 1) fault(at, `its place in ${act.dossier} is ${act.no}, not ${chain.no + 1}`);
      if (commitment(row.salt, bodyOf(act)) !== row.commitment) fault(at, 'its content is not what was committed to');
      const hash = linkHash({ dossier: act.dossier, no: act.no, prev: chain.hash, commitment: row.commitment ?? '' });
      if (hash !== row.hash) fault(at, `its link in ${act.dossier} does not follow from the one before`);
      if (row.linkedIn !== act.dossier || row.linkedAt !== act.no) fault(at, 'its link stands at another place');
      headValue = headHash({ seq: act.seq, prev: headValue, dossier: act.dossier, hash: row.hash ?? '' });
      if (headValue !== row.head) fault(at, 'the sequence of heads does not hold');
      headValue = row.head ?? headValue; // as the chains go on below: one break is named once, not at every act after it
      chains.set(act.dossier, { no: act.no, hash: row.hash ?? '', audience: new Set(widened(chain.audience, act.audience)) });
      if (kinds.get(act.kind)?.payload.safeParse(act.payload).success) batch.push(act);
      else fault(at, `${act.kind} does not have the shape of its kind`);
    }
    if (batch.length > 0) {
      await replay.own(async (target) => {
        for (const act of batch) await kinds.get(act.kind)!.project(target, act);
      }).catch((error: Error) => fault(`acts ${batch[0]!.seq} to ${seq}`, `cannot be replayed: ${error.message}`));
    }
    progress({ done: seq, of: head.seq, what: 'acts' });
    if (rows.length < CHUNK) break;
  }
  if (seq !== head.seq || headValue !== head.hash) fault('head', `stands at ${head.seq}, the acts end at ${seq}`);
  for (const row of await lease.db.selectFrom('chains').selectAll().execute()) {
    const chain = chains.get(row.dossier);
    if (chain?.no !== row.no || chain.hash !== row.hash) fault(`chain ${row.dossier}`, 'its newest link is not the last act');
    else if (!sameSet(chain.audience, row.audience)) fault(`chain ${row.dossier}`, 'who may know of it is not who may read its acts');
    chains.delete(row.dossier);
  }
  for (const dossier of chains.keys()) fault(`chain ${dossier}`, 'has acts but no row');
  const loose = await lease.db.selectFrom('links').leftJoin('acts', 'acts.seq', 'links.seq').select('links.seq').where('acts.seq', 'is', null).orderBy('links.seq').limit(MOST_FAULTS).execute();
  for (const link of loose) fault(`link ${link.seq}`, 'stands for no act');
  return seq;
}

const sameSet = (a: ReadonlySet<string>, b: readonly string[]): boolean => b.length === a.size && b.every((token) => a.has(token));

type Line = { key: string; line: string };

async function lines(lease: ReadLease, table: string, key: string, after: string | null): Promise<Line[]> {
  const id = sql.raw(`(${key})::text collate "C"`);
  const { rows } = await sql<Line>`select ${id} as key, to_jsonb(t)::text as line from ${sql.table(table)} t
    where ${after === null ? sql`true` : sql`${id} > ${after}`} order by ${id} limit ${CHUNK}`.execute(lease.db);
  return rows;
}

async function compareTable(lease: ReadLease, replay: Database, table: string, key: string, fault: (where: string, what: string) => void): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const here: Line[] = await lines(lease, table, key, after);
    const there: Line[] = await replay.own((target) => lines(target, table, key, after));
    const ends = [here, there].filter((side) => side.length === CHUNK).map((side) => side.at(-1)!.key);
    const end = ends.length === 0 ? null : ends.reduce((a, b) => (a < b ? a : b));
    const within = (line: Line): boolean => end === null || line.key <= end;
    const expected = new Map(there.filter(within).map((l) => [l.key, l.line]));
    for (const { key: k, line } of here.filter(within)) {
      const other = expected.get(k);
      if (other === undefined) fault(`${table} ${k}`, 'is in the table, but no act says so');
      else if (other !== line) fault(`${table} ${k}`, 'differs from what the acts say');
      expected.delete(k);
    }
    for (const k of expected.keys()) fault(`${table} ${k}`, 'is missing from the table');
    if (end === null) return;
    after = end;
  }
}
