import { sql, type RawBuilder } from 'kysely';
import type { AnyRecord, Body, Kind } from '../../core/exchange/record.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { Database, ReadLease } from '../../platform/db/database.ts';
import { confirmations, ownRecall } from './store.ts';
import { tables } from './tables.ts';

/** One revision of a record, own or from another node, as pages read it. */
export type Shown = {
  readonly origin: string; readonly id: string; readonly rev: number; readonly kind: Kind; readonly hash: string; readonly keyid: string; readonly sig: string; readonly seq: number; readonly example: boolean;
  /** Null once its origin asked that it be deleted. */
  readonly record: AnyRecord | null;
  /** When it was published here, or came. */
  readonly at: Instant;
  readonly mine: boolean;
  /** Hash of the recall that takes it back; null while it stands. */
  readonly recalled: string | null;
  /** Hash of another text that its origin signed under the same number. */
  readonly twin: string | null;
  readonly aheadHours: number;
};
type Row = Omit<Shown, 'record' | 'aheadHours'> & { payload: string; ahead_hours: number };

/** Records of a node, own and taken, each revision one row. */
const all = (me: string) => sql<Row>`
  select ${me}::text as origin, p.id, p.rev, p.kind, p.hash, p.refers, p.keyid, p.sig, p.seq, p.example, p.payload, p.published_at as at, true as mine, 0::double precision as ahead_hours, null::text as twin, null::text as recalled_by from exchange_published p
  union all
  select origin, id, rev, kind, hash, refers, keyid, sig, seq, example, payload, received_at, false, ahead_hours, twin, recalled from exchange_records`;

/** Those of them that are asked for, with the recall that takes each back. */
const asked = (rows: RawBuilder<Row>) => sql<Row>`select a.*, case when a.mine then ${ownRecall('a')} else a.recalled_by end as recalled from (${rows}) a`;

const shown = ({ payload, ahead_hours: aheadHours, ...row }: Row): Shown => ({ ...row, aheadHours, record: payload === '' ? null : (JSON.parse(payload) as AnyRecord) });

export type Wanted = { readonly kinds: readonly Kind[]; /** Only what refers to one of these records. */ readonly about?: readonly string[]; /** Only this record. */ readonly id?: string; readonly limit: number; readonly offset?: number; };

/** Newest revisions, newest first. @param me the name of this node */
export async function recordsOf(lease: ReadLease, me: string, { kinds, about, id, limit, offset = 0 }: Wanted): Promise<Shown[]> {
  const refers = about === undefined ? sql`true` : sql`refers && ${[...about]}::text[]`;
  const one = id === undefined ? sql`true` : sql`id = ${id}`;
  const newest = sql`not exists (select 1 from exchange_published n where mine and n.id = a.id and n.rev > a.rev) and not exists (select 1 from exchange_records n where not mine and n.origin = a.origin and n.id = a.id and n.rev > a.rev)`;
  const { rows } = await asked(sql<Row>`select * from (${all(me)}) a where kind = any(${[...kinds]}::text[]) and ${one} and ${refers} and ${newest} order by seq desc, hash limit ${limit} offset ${offset}`).execute(lease.db);
  return rows.map(shown).sort((a, b) => b.seq - a.seq || (a.hash < b.hash ? -1 : 1));
}

/** Every revision of one record, newest first. */
export async function revisionsOf(lease: ReadLease, me: string, origin: string, id: string): Promise<Shown[]> {
  const { rows } = await asked(sql<Row>`select * from (${all(me)}) a where origin = ${origin} and id = ${id}`).execute(lease.db);
  return rows.map(shown).sort((a, b) => b.rev - a.rev || a.seq - b.seq);
}

/** Records by the hash of what was signed. */
export async function recordsAt(lease: ReadLease, me: string, hashes: readonly string[]): Promise<Shown[]> {
  if (hashes.length === 0) return [];
  const { rows } = await asked(sql<Row>`select * from (${all(me)}) a where hash = any(${[...hashes]}::text[])`).execute(lease.db);
  return rows.map(shown);
}

/** A question of another node that stands and that this one has not answered, by when it is to be, and when it came. */
export type UnansweredTasking = { readonly id: string; readonly question: Words; readonly answerBy: Instant; readonly at: Instant; readonly example: boolean };
/** Newest first. An answer that was taken back is none. @param since when they came */
export async function unansweredTaskings(lease: ReadLease, since: Instant): Promise<UnansweredTasking[]> {
  const rows = await tables(lease).selectFrom('exchange_records as q').select(['q.id', 'q.payload', 'q.received_at', 'q.example']).where('q.kind', '=', 'tasking').where('q.recalled', 'is', null).where('q.received_at', '>=', since)
    .where(sql<boolean>`not exists (select 1 from exchange_records n where n.origin = q.origin and n.id = q.id and n.rev > q.rev)`)
    .where(sql<boolean>`not exists (select 1 from exchange_published a where a.kind = 'answer' and a.refers @> array[q.id] and ${ownRecall('a')} is null)`).orderBy('q.seq', 'desc').limit(100).execute();
  return rows.map(({ id, payload, received_at: at, example }) => {
    const { question, answerBy } = (JSON.parse(payload) as { body: Body<'tasking'> }).body;
    return { id, question, answerBy, at, example };
  });
}

/** To whom a record of this node went, by revision, and whether that node says under its signature that it has it. */
export type Delivery = { readonly node: string; readonly hash: string; readonly laneSeq: number; readonly at: Instant; readonly confirmed: boolean };
/** Not within a lease: it takes two of its own, since what others confirmed is the door's to read. */
export async function deliveriesOf(database: Database, tokens: readonly string[], id: string): Promise<Delivery[]> {
  const said = new Map((await confirmations(database)).map((row) => [row.node, row.seq]));
  const rows = await database.read(tokens, (lease) => tables(lease).selectFrom('exchange_ledger').select(['node', 'record', 'lane_seq', 'sent_at']).where('record_id', '=', id).orderBy('node').orderBy('lane_seq').execute());
  return rows.map((row) => ({ node: row.node, hash: row.record, laneSeq: row.lane_seq, at: row.sent_at, confirmed: (said.get(row.node) ?? 0) >= row.lane_seq }));
}
