import { createHash, randomBytes } from 'node:crypto';
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts';
import { addHours, type Instant } from '../../core/time.ts';
import type { Database } from '../../platform/db/database.ts';
import { gathered } from '../../platform/gather.ts';
import type { Person } from './rules.ts';
import { email as emailSchema } from './schema.ts';
import { checkPassword } from './sign-in.ts';
import { accountsByEmail } from './store.ts';

/**
 * Clients that send e-mail and password with every request, since they know no session. That they belong together takes as long to find
 * out as a sign-in, and is counted as one; it is remembered for a while, under a hash of both and of a secret of this process.
 * Each request asks whether the account is as it was: once its password is another, or it is closed, nothing is remembered of it.
 */
const KEPT_HOURS = 5 / 60;
const MOST_KEPT = 1000;
const KEY = randomBytes(32);
const nameOf = (email: string, password: string): string => createHash('sha256').update(KEY).update(JSON.stringify([email, password])).digest('base64');

type Account = { readonly person: Person; readonly passwordHash: string | null };
type Memory = {
  readonly account: (email: string) => Promise<Account | undefined>;
  readonly kept: Map<string, { readonly passwordHash: string; readonly until: Instant }>;
  /** What is being found out: a client that begins with several requests at once is looked at once. */
  readonly underWay: Map<string, Promise<string | Refusal>>;
};
const memories = new WeakMap<Database, Memory>();

function memoryOf(database: Database): Memory {
  let memory = memories.get(database);
  if (!memory) memories.set(database, (memory = { account: gathered((emails) => database.door((lease) => accountsByEmail(lease, emails))), kept: new Map(), underWay: new Map() }));
  return memory;
}

/** The open account with this e-mail and password. One refusal for a wrong e-mail, a wrong password and a closed account. */
export async function personBehindPassword(database: Database, form: { email: string; password: string; address: string }, wall: Instant): Promise<Person | Refusal> {
  const memory = memoryOf(database);
  const email = emailSchema.safeParse(form.email);
  const account = email.success ? await memory.account(email.data) : undefined;
  const name = nameOf(email.data ?? form.email, form.password);
  const kept = memory.kept.get(name);
  if (account && kept && kept.until > wall && kept.passwordHash === account.passwordHash) return account.person;
  memory.kept.delete(name);
  let check = memory.underWay.get(name);
  if (!check) {
    check = checkPassword(database, form, wall).finally(() => memory.underWay.delete(name));
    memory.underWay.set(name, check);
  }
  const person = await check;
  if (isRefusal(person)) return person;
  // Closed, or given another password, while it was looked at.
  if (!account?.passwordHash || account.person.person !== person) return refuse('people.wrong_sign_in', {}, 'email');
  if (memory.kept.size >= MOST_KEPT) memory.kept.delete(memory.kept.keys().next().value!);
  memory.kept.set(name, { passwordHash: account.passwordHash, until: addHours(wall, KEPT_HOURS) });
  return account.person;
}
