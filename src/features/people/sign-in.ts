import { argon2, createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { refuse, isRefusal, type Refusal } from '../../core/refusal.ts';
import { addHours, type Instant } from '../../core/time.ts';
import type { Database } from '../../platform/db/database.ts';
import { gathered } from '../../platform/gather.ts';
import { isCommon } from './common-passwords.ts';
import type { Person } from './rules.ts';
import { email as emailSchema, PASSWORD_MAX, PASSWORD_MIN } from './schema.ts';
import * as store from './store.ts';

/** A session lasts this long after it was opened, whatever happens. */
const SESSION_HOURS = 12;
/**
 * So many failures within the window, and further tries are refused: of one account, and, since a whole delegation may sit
 * behind one, of more for a network address. A success forgets those of its account; those of the address stay, else
 * whoever has one account could go on trying at the others for ever.
 */
const MOST_FAILURES = { account: 8, address: 40 } as const;
export const WINDOW_HOURS = 0.25;

const derive = promisify(argon2);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** argon2id with 19 MiB and two passes (OWASP Password Storage). Returns salt and hash with the parameters. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const hash = await derive('argon2id', { message: password, nonce, parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 });
  return `argon2id$m=19456,t=2,p=1$${nonce.toString('base64')}$${hash.toString('base64')}`;
}

async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [, parameters, nonce, hash] = stored.split('$');
  const [m, t, p] = parameters!.split(',').map((pair) => Number(pair.split('=')[1]));
  const expected = Buffer.from(hash!, 'base64');
  const given = await derive('argon2id', { message: password, nonce: Buffer.from(nonce!, 'base64'), parallelism: p!, tagLength: expected.length, memory: m!, passes: t! });
  return timingSafeEqual(expected, given);
}

/** Compared with when the e-mail is unknown, so that the answer takes as long. */
let decoy: Promise<string> | undefined;

export type SignedIn = { token: string; person: string; expiresAt: Instant };

/** Signs in, or refuses with one code for a wrong e-mail and a wrong password alike. */
export async function signIn(database: Database, form: { email: string; password: string; address: string; agent: string }, wall: Instant): Promise<SignedIn | Refusal> {
  const person = await checkPassword(database, form, wall);
  return isRefusal(person) ? person : openSession(database, person, form.agent, wall);
}

/** Whose e-mail and password they are. A try is counted, wherever it is made. */
export async function checkPassword(database: Database, form: { email: string; password: string; address: string }, wall: Instant): Promise<string | Refusal> {
  const email = emailSchema.safeParse(form.email);
  const account = sha256(`email ${form.email.trim().toLowerCase()}`);
  const tried = await counted(database, { [account]: MOST_FAILURES.account, [sha256(`address ${form.address}`)]: MOST_FAILURES.address }, wall);
  if (tried === null) return refuse('people.too_many_attempts', { minutes: WINDOW_HOURS * 60 });
  const credential = email.success ? await database.door((lease) => store.credentialByEmail(lease, email.data)) : null;
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  const matches = form.password.length <= PASSWORD_MAX && (await passwordMatches(form.password, credential?.password_hash ?? (await decoy)));
  if (!credential?.password_hash || !matches) return refuse('people.wrong_sign_in', {}, 'email');
  await database.door((lease) => store.forgetFailures(lease, { key: account, ids: tried }));
  return credential.person;
}

/**
 * A try counts as a failure until it succeeds, and is counted before the password is looked at: else tries sent side by
 * side would not see each other, and all of them would be let in. Answers with what was counted, null when it was too much.
 */
async function counted(database: Database, most: Readonly<Record<string, number>>, wall: Instant): Promise<readonly number[] | null> {
  const keys = Object.keys(most);
  const since = addHours(wall, -WINDOW_HOURS);
  const over = (failures: ReadonlyMap<string, number>, by: number): boolean => keys.some((key) => (failures.get(key) ?? 0) + by > most[key]!);
  const tried = await database.door(async (lease) => (over(await store.failuresSince(lease, keys, since), 1) ? null : store.recordFailure(lease, keys, wall)));
  return tried === null || over(await database.door((lease) => store.failuresSince(lease, keys, since)), 0) ? null : tried;
}

/** Opens a session without a password: only the example's one-click sign-ins call this directly. */
export async function openSession(database: Database, person: string, agent: string, wall: Instant): Promise<SignedIn | Refusal> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = addHours(wall, SESSION_HOURS);
  return database.door(async (lease) => {
    const found = await store.personById(lease, person);
    if (!found || found.closed) return refuse('people.wrong_sign_in', {}, 'email');
    await store.insertSession(lease, { token_hash: sha256(token), person, created_at: wall, seen_at: wall, expires_at: expiresAt, agent: agent.slice(0, 200) });
    return { token, person, expiresAt };
  });
}

/** One look-up of sessions at a time for each database, shared by all who wait for it. */
const doors = new WeakMap<Database, (hash: string) => Promise<store.HeldSession | undefined>>();

function sessionIn(database: Database, hash: string): Promise<store.HeldSession | undefined> {
  let door = doors.get(database);
  if (!door) doors.set(database, (door = gathered((hashes) => database.door((lease) => store.heldSessions(lease, hashes)))));
  return door(hash);
}

/** Whoever holds the token, or null. */
export async function personBehind(database: Database, token: string, wall: Instant): Promise<Person | null> {
  const hash = sha256(token);
  const session = await sessionIn(database, hash);
  if (!session || session.expiresAt <= wall) return null;
  if (session.seenAt < addHours(wall, -1 / 60)) await database.door((lease) => store.touchSession(lease, hash, wall));
  return session.person;
}

export async function signOut(database: Database, token: string): Promise<void> {
  await database.door((lease) => store.deleteSession(lease, sha256(token)));
}

export async function signOutEverywhere(database: Database, person: string): Promise<void> {
  await database.door((lease) => store.deleteSessionsOf(lease, person));
}

export type OpenSession = { current: boolean; createdAt: Instant; seenAt: Instant; agent: string };

export async function openSessions(database: Database, person: string, token: string, wall: Instant): Promise<OpenSession[]> {
  const rows = await database.door((lease) => store.sessionsOf(lease, person, wall));
  return rows.map((row) => ({ current: row.token_hash === sha256(token), createdAt: row.created_at, seenAt: row.seen_at, agent: row.agent }));
}

export function passwordFault(password: string): Refusal | null {
  if (password.length < PASSWORD_MIN) return refuse('people.password_short', { min: PASSWORD_MIN }, 'password');
  if (password.length > PASSWORD_MAX) return refuse('people.password_long', { max: PASSWORD_MAX }, 'password');
  if (isCommon(password)) return refuse('people.password_common', {}, 'password');
  return null;
}

/** What would keep a new account from getting this e-mail and password, asked before the account is opened. */
export async function credentialFault(database: Database, emailText: string, password: string): Promise<null | Refusal> {
  const email = emailSchema.safeParse(emailText);
  if (!email.success) return refuse('people.email_malformed', {}, 'email');
  const taken = await database.door((lease) => store.credentialByEmail(lease, email.data));
  return taken ? refuse('people.email_taken', {}, 'email') : passwordFault(password);
}

/** Sets e-mail and password of a person who has joined. A changed password ends every session. */
export async function setCredential(database: Database, person: string, emailText: string, password: string | null, wall: Instant): Promise<null | Refusal> {
  const email = emailSchema.safeParse(emailText);
  if (!email.success) return refuse('people.email_malformed', {}, 'email');
  const fault = password === null ? null : passwordFault(password);
  if (fault) return fault;
  const passwordHash = password === null ? null : await hashPassword(password);
  return database.door(async (lease) => {
    const taken = await store.credentialByEmail(lease, email.data);
    if (taken && taken.person !== person) return refuse('people.email_taken', {}, 'email');
    await store.saveCredential(lease, { person, email: email.data, password_hash: passwordHash, changed_at: wall });
    await store.deleteSessionsOf(lease, person);
    return null;
  });
}

/** Changes the own password; asks for the present one. */
export async function changePassword(database: Database, person: string, present: string, wanted: string, wall: Instant): Promise<null | Refusal> {
  const key = sha256(`change ${person}`);
  const tried = await counted(database, { [key]: MOST_FAILURES.account }, wall);
  if (tried === null) return refuse('people.too_many_changes', { minutes: WINDOW_HOURS * 60 }, 'present');
  const credential = await database.door((lease) => store.credentialOf(lease, person));
  if (!credential?.password_hash || present.length > PASSWORD_MAX || !(await passwordMatches(present, credential.password_hash))) return refuse('people.wrong_password', {}, 'present');
  await database.door((lease) => store.forgetFailures(lease, { key, ids: tried }));
  const result = await setCredential(database, person, credential.email, wanted, wall);
  return isRefusal(result) ? { ...result, field: 'password' } : null;
}
