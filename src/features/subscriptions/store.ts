import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import type { Instant } from '../../core/time.ts';
import type { Database, ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { takeNumber } from '../../platform/numbers.ts';
import { digestKey, type Subscription } from './rules.ts';
import type { Asked, DigestMade, SubscriptionEnded, SubscriptionSet } from './schema.ts';

type VersionRow = { id: string; seq: number; person: string; at: Instant; ended: boolean; asked: Asked; audience: Audience; example: boolean };
export type Digest = { person: string; subscription: string; period: string; signals: readonly string[]; warnings: readonly string[]; made_at: Instant; seq: number; audience: Audience; example: boolean };
type Tables = { subscriptions: VersionRow; digests: Digest; digest_looks: { person: string; seen_at: Instant } };
const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;

const versionOf = (act: Act) => ({ seq: act.seq, person: act.person, at: act.effectiveAt, audience: act.audience, example: act.example });

export async function projectSet(lease: WriteLease, act: Act): Promise<void> {
  const { id, ...asked } = act.payload as SubscriptionSet;
  await tables(lease).insertInto('subscriptions').values({ ...versionOf(act), id, ended: false, asked: json(asked) }).execute();
  await takeNumber(lease, 'SUB', Number(id.slice(4)));
}

export async function projectEnded(lease: WriteLease, act: Act): Promise<void> {
  const { id } = act.payload as SubscriptionEnded;
  const last = await tables(lease).selectFrom('subscriptions').select('asked').where('id', '=', id).orderBy('seq', 'desc').executeTakeFirstOrThrow();
  await tables(lease).insertInto('subscriptions').values({ ...versionOf(act), id, ended: true, asked: json(last.asked) }).execute();
}

export async function projectDigest(lease: WriteLease, act: Act): Promise<void> {
  await tables(lease).insertInto('digests').values({ ...(act.payload as DigestMade), person: act.person, made_at: act.effectiveAt, seq: act.seq, audience: act.audience, example: act.example }).execute();
}

/** Subscriptions that this lease may read, with all their versions; of one number, or all. */
export async function subscriptionsOf(lease: ReadLease, id?: string): Promise<Subscription[]> {
  const query = tables(lease).selectFrom('subscriptions').selectAll().orderBy('seq');
  const rows = await (id === undefined ? query : query.where('id', '=', id)).execute();
  return [...Map.groupBy(rows, (row) => row.id)].map(([one, versions]) => ({ id: one, person: versions[0]!.person, versions: versions.map(({ at, ended, asked }) => ({ at, ended, asked })) }));
}

/** Which digests there are, by `digestKey`; of one subscription, or all. */
export async function digestsMade(lease: ReadLease, subscription?: string): Promise<Set<string>> {
  const query = tables(lease).selectFrom('digests').select(['subscription', 'period']);
  const rows = await (subscription === undefined ? query : query.where('subscription', '=', subscription)).execute();
  return new Set(rows.map((row) => digestKey(row.subscription, row.period)));
}

/** Newest first. */
export async function listDigests(lease: ReadLease, options: { limit: number; offset?: number }): Promise<Digest[]> {
  return tables(lease).selectFrom('digests').selectAll().orderBy('seq', 'desc').limit(options.limit).offset(options.offset ?? 0).execute();
}

export async function countDigests(lease: ReadLease): Promise<number> {
  return (await tables(lease).selectFrom('digests').select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;
}

export async function digestOf(lease: ReadLease, subscription: string, period: string): Promise<Digest | null> {
  return (await tables(lease).selectFrom('digests').selectAll().where('subscription', '=', subscription).where('period', '=', period).executeTakeFirst()) ?? null;
}

/** When a person last looked at the list; null for never. */
export async function lastLook(database: Database, person: string): Promise<Instant | null> {
  return database.door(async (lease) => (await tables(lease).selectFrom('digest_looks').select('seen_at').where('person', '=', person).executeTakeFirst())?.seen_at ?? null);
}

/** Never behind an earlier look: two windows may tell theirs in either order. */
export async function keepLook(database: Database, person: string, at: Instant): Promise<void> {
  await database.door(async (lease) => {
    await tables(lease).insertInto('digest_looks').values({ person, seen_at: at }).onConflict((c) => c.column('person').doUpdateSet({ seen_at: at }).where('digest_looks.seen_at', '<', at)).execute();
  });
}
