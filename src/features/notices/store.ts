import { sql, type Kysely } from 'kysely';
import type { Instant } from '../../core/time.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';

export type Wish = { person: string; address: string; language: string; triggers: readonly string[]; confirmed_at: Instant | null; confirmed_hour: Instant | null; code_hash: string | null; code_until: Instant | null; code_tries: number };
export type Mail = {
  person: string; notice: string; channel: string; message_id: string; address: string; subject: string; body: string; state: 'waiting' | 'leased' | 'sent' | 'failed';
  tries: number; made_at: Instant; next_at: Instant; leased_until: Instant | null; ended_at: Instant | null; error: string | null;
};
type Tables = { notice_looks: { person: string; seen_at: Instant }; mail_wishes: Wish; mails: Mail };
const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;

export async function lookOf(lease: ReadLease, person: string): Promise<Instant | null> {
  return (await tables(lease).selectFrom('notice_looks').select('seen_at').where('person', '=', person).executeTakeFirst())?.seen_at ?? null;
}

/** Never behind an earlier look: two windows may tell theirs in either order. */
export async function keepLookOf(lease: WriteLease, person: string, at: Instant): Promise<void> {
  await tables(lease).insertInto('notice_looks').values({ person, seen_at: at }).onConflict((c) => c.column('person').doUpdateSet({ seen_at: at }).where('notice_looks.seen_at', '<', at)).execute();
}

export async function wishOf(lease: ReadLease, person: string): Promise<Wish | null> {
  return (await tables(lease).selectFrom('mail_wishes').selectAll().where('person', '=', person).executeTakeFirst()) ?? null;
}

/** Wishes of those whose address is confirmed. */
export async function confirmedWishes(lease: ReadLease): Promise<Wish[]> {
  return tables(lease).selectFrom('mail_wishes').selectAll().where('confirmed_at', 'is not', null).orderBy('person').execute();
}

export async function saveWish(lease: WriteLease, wish: Wish): Promise<void> {
  const { person: _, ...rest } = wish;
  await tables(lease).insertInto('mail_wishes').values(wish).onConflict((c) => c.column('person').doUpdateSet(rest)).execute();
}

export async function dropWish(lease: WriteLease, person: string): Promise<void> {
  await tables(lease).deleteFrom('mail_wishes').where('person', '=', person).execute();
  await tables(lease).updateTable('mails').set({ state: 'failed', error: 'stopped', body: '', leased_until: null }).where('person', '=', person).where('state', '=', 'waiting').execute();
}

/** What is there already stays as it is: so a notice is put out once, whoever asks and how often. Answers with how many are new. */
export async function putOut(lease: WriteLease, rows: readonly Mail[]): Promise<number> {
  if (rows.length === 0) return 0;
  return (await tables(lease).insertInto('mails').values([...rows]).onConflict((c) => c.columns(['person', 'notice', 'channel']).doNothing()).returning('message_id').execute()).length;
}

/** Takes the one that has waited longest, for one process and for a while; a lease that ran out is free again. Null when nothing waits. */
export async function leaseNext(lease: WriteLease, wall: Instant, until: Instant): Promise<Mail | null> {
  const { rows } = await sql<Mail>`update mails set state = 'leased', leased_until = ${until}, tries = tries + 1 where message_id = (
    select message_id from mails where (state = 'waiting' and next_at <= ${wall}) or (state = 'leased' and leased_until <= ${wall}) order by next_at limit 1 for update skip locked) returning *`.execute(lease.db);
  return rows[0] ?? null;
}

/** Only whoever still has the lease says what came of it. */
export async function endLease(lease: WriteLease, mail: Mail, change: Partial<Mail>): Promise<void> {
  await tables(lease).updateTable('mails').set({ ...change, leased_until: null }).where('message_id', '=', mail.message_id).where('state', '=', 'leased').where('tries', '=', mail.tries).execute();
}

/** Newest first. */
export async function mailsOf(lease: ReadLease, person: string, limit: number): Promise<Mail[]> {
  return tables(lease).selectFrom('mails').selectAll().where('person', '=', person).orderBy('made_at', 'desc').orderBy('message_id').limit(limit).execute();
}

/** Codes that were put out to a person since an instant. */
export async function codesSince(lease: ReadLease, person: string, since: Instant): Promise<number> {
  return (await tables(lease).selectFrom('mails').select(({ fn }) => fn.countAll<number>().as('n')).where('person', '=', person).where('notice', 'like', 'code:%').where('made_at', '>=', since).executeTakeFirstOrThrow()).n;
}

export type MailFigures = { waiting: number; sent: number; failed: number; errors: readonly { code: string; n: number }[] };

/** How many wait, went and failed, and with what: no address, no person, no subject. */
export async function mailFigures(lease: ReadLease): Promise<MailFigures> {
  const { rows } = await sql<{ state: string; error: string | null; n: number }>`select state, error, count(*) as n from mails group by 1, 2 order by 1, 2`.execute(lease.db);
  const count = (...states: string[]): number => rows.filter((row) => states.includes(row.state)).reduce((sum, row) => sum + row.n, 0);
  const errors = Map.groupBy(rows.filter((row) => row.error !== null), (row) => row.error!);
  return { waiting: count('waiting', 'leased'), sent: count('sent'), failed: count('failed'), errors: [...errors].map(([code, some]) => ({ code, n: some.reduce((sum, row) => sum + row.n, 0) })) };
}
