import { sql, type Generated, type Kysely } from 'kysely';
import type { Act } from '../../core/act.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import type { Person } from './rules.ts';
import type { Joined, Left, OfficesChanged } from './schema.ts';

type Tables = {
  people: Person & { name: Words; audience: readonly string[] };
  credentials: { person: string; email: string; password_hash: string | null; changed_at: Instant };
  sessions: { token_hash: string; person: string; created_at: Instant; seen_at: Instant; expires_at: Instant; agent: string };
  attempts: { id: Generated<number>; key: string; at: Instant };
  calendar_feeds: { person: string; token_hash: string; made_at: Instant };
};
const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;
const PERSON = ['person', 'name', 'party', 'centre', 'secretariat', 'offices', 'closed', 'example'] as const;

export async function projectJoined(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Joined;
  await tables(lease).insertInto('people').values({ ...p, name: json(p.name), closed: false, audience: act.audience, example: act.example }).execute();
}

export async function projectOffices(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as OfficesChanged;
  await tables(lease).updateTable('people').set({ offices: p.offices }).where('person', '=', p.person).execute();
}

export async function projectLeft(lease: WriteLease, act: Act): Promise<void> {
  await tables(lease).updateTable('people').set({ closed: true, offices: [] }).where('person', '=', (act.payload as Left).person).execute();
}

export async function allPeople(lease: ReadLease): Promise<Person[]> {
  return tables(lease).selectFrom('people').select(PERSON).orderBy('person').execute();
}

export type Held = { office: string; party: string | null; centre: string | null };

/** Which offices open accounts hold, and for whom; each once. */
export async function officesHeld(lease: ReadLease): Promise<Held[]> {
  const { rows } = await sql<Held>`select distinct unnest(offices) as office, party, centre from people where not closed`.execute(lease.db);
  return rows;
}

export async function personById(lease: ReadLease, person: string): Promise<Person | null> {
  return (await tables(lease).selectFrom('people').select(PERSON).where('person', '=', person).executeTakeFirst()) ?? null;
}

export async function credentialByEmail(lease: ReadLease, email: string): Promise<{ person: string; password_hash: string | null } | null> {
  return (await tables(lease).selectFrom('credentials').select(['person', 'password_hash']).where('email', '=', email).executeTakeFirst()) ?? null;
}

/** Open accounts by e-mail, with the hash that their password is compared with. */
export async function accountsByEmail(lease: ReadLease, emails: readonly string[]): Promise<Map<string, { person: Person; passwordHash: string | null }>> {
  const rows = await tables(lease).selectFrom('credentials').innerJoin('people', 'people.person', 'credentials.person')
    .select(['email', 'password_hash', 'people.person', 'name', 'party', 'centre', 'secretariat', 'offices', 'closed', 'people.example'])
    .where(({ eb, val, fn }) => eb('email', '=', fn.any(val([...emails])))).where('closed', '=', false).execute();
  return new Map(rows.map(({ email, password_hash, ...person }) => [email, { person, passwordHash: password_hash }]));
}

export async function credentialOf(lease: ReadLease, person: string): Promise<{ email: string; password_hash: string | null } | null> {
  return (await tables(lease).selectFrom('credentials').select(['email', 'password_hash']).where('person', '=', person).executeTakeFirst()) ?? null;
}

export async function saveCredential(lease: WriteLease, row: Tables['credentials']): Promise<void> {
  await tables(lease).insertInto('credentials').values(row)
    .onConflict((c) => c.column('person').doUpdateSet({ email: row.email, password_hash: row.password_hash, changed_at: row.changed_at })).execute();
}

export async function insertSession(lease: WriteLease, row: Tables['sessions']): Promise<void> {
  await tables(lease).insertInto('sessions').values(row).execute();
}

export type HeldSession = { person: Person; seenAt: Instant; expiresAt: Instant };

/** Sessions of open accounts by the hash of their token. Whether one is over is for whoever asks, by the own clock. */
export async function heldSessions(lease: ReadLease, hashes: readonly string[]): Promise<Map<string, HeldSession>> {
  const rows = await tables(lease).selectFrom('sessions').innerJoin('people', 'people.person', 'sessions.person')
    .select(['token_hash', 'people.person', 'name', 'party', 'centre', 'secretariat', 'offices', 'closed', 'people.example', 'seen_at', 'expires_at'])
    .where(({ eb, val, fn }) => eb('token_hash', '=', fn.any(val([...hashes])))).where('closed', '=', false).execute();
  return new Map(rows.map(({ token_hash, seen_at, expires_at, ...person }) => [token_hash, { person, seenAt: seen_at, expiresAt: expires_at }]));
}

export async function touchSession(lease: WriteLease, tokenHash: string, now: Instant): Promise<void> {
  await tables(lease).updateTable('sessions').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute();
}

export async function sessionsOf(lease: ReadLease, person: string, now: Instant): Promise<{ token_hash: string; created_at: Instant; seen_at: Instant; agent: string }[]> {
  return tables(lease).selectFrom('sessions').select(['token_hash', 'created_at', 'seen_at', 'agent'])
    .where('person', '=', person).where('expires_at', '>', now).orderBy('seen_at', 'desc').execute();
}

export async function deleteSession(lease: WriteLease, tokenHash: string): Promise<void> {
  await tables(lease).deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
}

export async function deleteSessionsOf(lease: WriteLease, person: string): Promise<void> {
  await tables(lease).deleteFrom('sessions').where('person', '=', person).execute();
}

/** Failures by key since an instant; older ones of all keys are removed on the way. */
export async function failuresSince(lease: WriteLease, keys: readonly string[], since: Instant): Promise<Map<string, number>> {
  await tables(lease).deleteFrom('attempts').where('at', '<', since).execute();
  const rows = await tables(lease).selectFrom('attempts').select(({ fn }) => ['key', fn.countAll<number>().as('n')]).where('key', 'in', [...keys]).groupBy('key').execute();
  return new Map(rows.map(({ key, n }) => [key, n]));
}

export async function recordFailure(lease: WriteLease, keys: readonly string[], at: Instant): Promise<number[]> {
  const rows = await tables(lease).insertInto('attempts').values(keys.map((key) => ({ key, at }))).returning('id').execute();
  return rows.map(({ id }) => id);
}

/** All failures of a key, and these besides. */
export async function forgetFailures(lease: WriteLease, { key, ids }: { key: string; ids: readonly number[] }): Promise<void> {
  await tables(lease).deleteFrom('attempts').where(({ eb, or }) => or([eb('key', '=', key), eb('id', 'in', [...ids])])).execute();
}

/** Browsers signed in now, and the people behind them. */
export async function countSessions(lease: ReadLease, now: Instant): Promise<{ sessions: number; people: number }> {
  const { rows } = await sql<{ sessions: number; people: number }>`select count(*) as sessions, count(distinct person) as people from sessions where expires_at > ${now}`.execute(lease.db);
  return rows[0]!;
}

/** Failed sign-ins since an instant. Each is kept under its address and its e-mail, at the same millisecond. */
export async function countFailures(lease: ReadLease, since: Instant): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(distinct at) as n from attempts where at >= ${since}`.execute(lease.db);
  return rows[0]!.n;
}

export async function saveFeed(lease: WriteLease, row: Tables['calendar_feeds']): Promise<void> {
  await tables(lease).insertInto('calendar_feeds').values(row).onConflict((c) => c.column('person').doUpdateSet({ token_hash: row.token_hash, made_at: row.made_at })).execute();
}

export async function deleteFeed(lease: WriteLease, person: string): Promise<void> {
  await tables(lease).deleteFrom('calendar_feeds').where('person', '=', person).execute();
}

export async function feedMadeAt(lease: ReadLease, person: string): Promise<Instant | null> {
  return (await tables(lease).selectFrom('calendar_feeds').select('made_at').where('person', '=', person).executeTakeFirst())?.made_at ?? null;
}

/** Whose feed it is, while the account is open. */
export async function personOfFeed(lease: ReadLease, tokenHash: string): Promise<Person | null> {
  const row = await tables(lease).selectFrom('calendar_feeds').innerJoin('people', 'people.person', 'calendar_feeds.person')
    .select(['people.person', 'name', 'party', 'centre', 'secretariat', 'offices', 'closed', 'people.example']).where('token_hash', '=', tokenHash).where('closed', '=', false).executeTakeFirst();
  return row ?? null;
}
