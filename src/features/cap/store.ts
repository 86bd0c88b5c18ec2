import type { ExpressionBuilder, Kysely } from 'kysely';
import { recordId } from '../../core/exchange/bodies.ts';
import type { Kind } from '../../core/exchange/record.ts';
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { messagesFrom, type Held, type Message } from './held.ts';

/** Records of this node and of others, as the reader of the lease may read them. */
type Row = Omit<Held, 'own' | 'at'> & { about: string | null };
type Tables = { exchange_published: Omit<Row, 'recalled'> & { published_at: string }; exchange_records: Row & { received_at: string } };
const COLUMNS = ['hash', 'id', 'kind', 'payload', 'seq', 'example'] as const;
type Filter = (e: ExpressionBuilder<Tables, keyof Tables>) => ReturnType<ExpressionBuilder<Tables, keyof Tables>['and']>;

async function held(lease: ReadLease, filter: Filter, limit = 2000): Promise<Held[]> {
  const db = lease.db as unknown as Kysely<Tables>;
  const own = await db.selectFrom('exchange_published').select([...COLUMNS, 'published_at as at']).where(filter as never).orderBy('seq', 'desc').limit(limit).execute();
  const others = await db.selectFrom('exchange_records').select([...COLUMNS, 'recalled', 'received_at as at']).where(filter as never).orderBy('seq', 'desc').limit(limit).execute();
  return [...own.map((row) => ({ ...row, recalled: null, own: true })), ...others.map((row) => ({ ...row, own: false }))];
}

const ofKinds = (...kinds: Kind[]): Filter => (e) => e.and([e('kind', 'in', kinds)]);
const recallsOf = (ids: readonly string[]): Filter => (e) => e.and([e('kind', '=', 'recall'), e('about', 'in', ids)]);
const byId = (ids: readonly string[]): Filter => (e) => e.and([e('id', 'in', ids)]);
const byHash = (hashes: readonly string[]): Filter => (e) => e.and([e('hash', 'in', hashes)]);
const bodyOf = (row: Held): unknown => (row.payload === '' ? {} : (JSON.parse(row.payload) as { body: unknown }).body);
const named = (rows: readonly Held[]): string[] => rows.filter(({ kind }) => kind === 'recall').map((row) => String((bodyOf(row) as { id?: unknown }).id)).filter((id) => recordId.safeParse(id).success);

/** What is newest among the warnings, recalls and receipts that may be read, as messages; newest first. */
export async function newestMessages(lease: ReadLease, limit: number): Promise<Message[]> {
  const rows = [...(await held(lease, ofKinds('warning', 'recall'))), ...(await held(lease, ofKinds('receipt'), 200))];
  return messagesFrom(rows).filter((one): one is Message => !isRefusal(one) && one.newest).slice(0, limit);
}

/**
 * The message of one record: of a warning its newest revision, or its Cancel once it was recalled; of a recall the Cancel; of a receipt what it answers.
 * @param wanted a revision of a warning that stands, and of a receipt which of its two answers; null for the newest, and the Ack
 */
export async function messageOf(lease: ReadLease, id: string, wanted: { rev: number | null; msgType: string | null }): Promise<Message | Refusal> {
  const missing = refuse('cap.not_found', { id: id.slice(0, 40) });
  if (!recordId.safeParse(id).success) return missing;
  const found = await held(lease, byId([id]));
  const [first] = found;
  if (!first) return missing;
  const answered = first.kind === 'receipt' ? await held(lease, byHash(found.flatMap((row) => (bodyOf(row) as { items: { hash: string }[] }).items.map(({ hash }) => hash)))) : [];
  const ids = [...new Set([id, ...named(found), ...named(answered), ...answered.filter(({ kind }) => kind === 'warning').map((row) => row.id)])];
  const rows = new Map([...found, ...answered, ...(await held(lease, byId(ids))), ...(await held(lease, recallsOf(ids)))].map((row) => [`${String(row.own)} ${row.hash}`, row]));
  const all = messagesFrom([...rows.values()]);
  const fault = all.find((one): one is Refusal => isRefusal(one));
  const messages = all.filter((one): one is Message => !isRefusal(one)).filter((one) => one.record === id || (wanted.rev === null && one.cancels === id));
  const standing = messages.filter((one) => (wanted.rev === null ? one.newest : one.rev === wanted.rev) && (wanted.msgType === null || one.alert.msgType === wanted.msgType));
  return standing.find((one) => one.record === id) ?? standing[0] ?? fault ?? missing;
}
