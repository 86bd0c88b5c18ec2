import { createHash, randomBytes } from 'node:crypto';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { addHours, type Instant } from '../../core/time.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Person } from './rules.ts';
import * as store from './store.ts';

/** Addresses of calendar feeds: whoever has one reads that person's calendar without signing in. Only the hash is kept. */
const MOST_WRONG = 40;
const WINDOW_HOURS = 0.25;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A new token of 256 bits; the one before ends at once. It is told here and never again. */
export async function renewFeed(database: Database, person: string, wall: Instant): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await database.door((lease) => store.saveFeed(lease, { person, token_hash: sha256(token), made_at: wall }));
  return token;
}

export const endFeed = (database: Database, person: string): Promise<void> => database.door((lease) => store.deleteFeed(lease, person));

/** When the present address was made; null where there is none. */
export const feedSince = (database: Database, person: string): Promise<Instant | null> => database.door((lease) => store.feedMadeAt(lease, person));

/** Whose feed it is; null where the token is nobody's, or the account is closed. Too many wrong tokens from an address on the network are refused, as wrong passwords are. */
export async function personBehindFeed(database: Database, token: string, address: string, wall: Instant): Promise<Person | null | Refusal> {
  const key = sha256(`feed ${address}`);
  const wrong = async (): Promise<number> => (await database.door((lease) => store.failuresSince(lease, [key], addHours(wall, -WINDOW_HOURS)))).get(key) ?? 0;
  if ((await wrong()) >= MOST_WRONG) return refuse('people.too_many_attempts', { minutes: WINDOW_HOURS * 60 });
  const person = TOKEN.test(token) ? await database.door((lease) => store.personOfFeed(lease, sha256(token))) : null;
  if (person === null) await database.door((lease) => store.recordFailure(lease, [key], wall));
  return person;
}
