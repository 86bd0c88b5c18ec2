import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { isRefusal } from '../../src/core/refusal.ts';
import type { Desk } from '../../src/desk.ts';
import {
  changePassword, closeAccount, openSession, openSessions, personBehind, setCredential, signIn, signOut, signOutEverywhere, type SignedIn,
} from '../../src/features/people/index.ts';
import { admin, contents, later, must, NOW, onDatabases, openTestDesk, setUp } from '../testbed.ts';
import { codeOf, column, NO_PRIVILEGE, READ_ONLY, run } from './probe.ts';

const EMAIL = 'd.akhmetova@example.org';
const PASSWORD = 'twelve letters and more';
const WRONG = { refused: true, code: 'people.wrong_sign_in', facts: {}, field: 'email' };
const TOO_MANY = { refused: true, code: 'people.too_many_attempts', facts: { minutes: 15 } };

onDatabases((kind) => {
  /** A desk on which the delegate of Kazakhstan has a password. */
  async function desk(): Promise<Desk> {
    const opened = await openTestDesk(kind);
    await setUp(opened);
    expect(await setCredential(opened.database, 'kaz', ` ${EMAIL.toUpperCase()} `, PASSWORD, NOW)).toBeNull();
    return opened;
  }
  const attempt = ({ database }: Desk, password: string, email = EMAIL, wall = NOW, address = '192.0.2.1') =>
    signIn(database, { email, password, address, agent: 'a browser' }, wall);
  const signedIn = async (on: Desk, wall = NOW): Promise<SignedIn> => must<SignedIn>(await attempt(on, PASSWORD, EMAIL, wall));
  const behind = async ({ database }: Desk, token: string, wall = NOW): Promise<string | null> => (await personBehind(database, token, wall))?.person ?? null;
  const kept = (on: Desk, statement: string): Promise<string[]> => on.database.door((lease) => column(lease, statement));

  test('the right password signs in, in whatever case the address is written, for twelve hours', async () => {
    const on = await desk();
    const one = must<SignedIn>(await attempt(on, PASSWORD, 'D.Akhmetova@Example.org '));
    expect(one).toMatchObject({ person: 'kaz', expiresAt: later(12) });
    expect(await behind(on, one.token)).toBe('kaz');
    expect(await behind(on, one.token, later(11.999))).toBe('kaz');
    expect(await behind(on, one.token, later(12)), 'used or not').toBeNull();
    expect(await behind(on, `${one.token}x`)).toBeNull();
    expect(await behind(on, '')).toBeNull();
  });

  test('neither password nor token is kept, only what can check them', async () => {
    const on = await desk();
    const { token } = await signedIn(on);
    expect(await setCredential(on.database, 'rus', 'v.lebedeva@example.org', PASSWORD, NOW)).toBeNull();
    const hashes = await kept(on, 'select password_hash as name from credentials order by person');
    for (const hash of hashes) expect(hash).toMatch(/^argon2id\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=$/);
    expect(new Set(hashes).size, 'the same password twice').toBe(2);
    expect(await kept(on, 'select token_hash as name from sessions')).toEqual([createHash('sha256').update(token).digest('hex')]);
    const all = JSON.stringify(await contents(on.database));
    for (const secret of [PASSWORD, token]) expect(all).not.toContain(secret);
    const said = await on.database.audit((lease) => column(lease, "select seq::text as name from acts where payload::text ilike '%example.org%'"));
    expect(said, 'no act says an address').toEqual([]);
  });

  test('a wrong address and a wrong password are refused alike', async () => {
    const on = await desk();
    must(await on.perform(admin, closeAccount('rus', null)));
    expect(await setCredential(on.database, 'rus', 'v.lebedeva@example.org', PASSWORD, NOW)).toBeNull();
    expect(await setCredential(on.database, 'blr', 'p.yermolovich@example.org', null, NOW)).toBeNull();
    const tries = [
      [EMAIL, 'not this one, surely'], [EMAIL, ''], [EMAIL, 'x'.repeat(10_000)], ['nobody@example.org', PASSWORD], ['no address', PASSWORD], ['', ''],
      ['v.lebedeva@example.org', PASSWORD], ['p.yermolovich@example.org', ''],
    ] as const;
    for (const [i, [email, password]] of tries.entries()) {
      expect(await attempt(on, password, email, NOW, `192.0.2.${i}`), `${email} ${password.slice(0, 20)}`).toEqual(WRONG);
    }
    expect(await kept(on, 'select person as name from sessions')).toEqual([]);
    expect(await openSession(on.database, 'rus', 'a browser', NOW), 'nor without a password').toEqual(WRONG);
  });

  test('an unknown address is answered as slowly as a known one', async () => {
    const on = await desk();
    const took = async (email: string, n: number): Promise<number> => {
      const began = performance.now();
      expect(await attempt(on, 'not this one, surely', email, later(n), `198.51.100.${n}`)).toEqual(WRONG);
      return performance.now() - began;
    };
    await took('first@example.org', 0); // makes what unknown addresses are compared with
    const times: { known: number; unknown: number }[] = [];
    for (let n = 1; n <= 9; n++) times.push({ known: await took(EMAIL, n), unknown: await took('nobody@example.org', n) });
    const middle = (of: number[]): number => of.sort((a, b) => a - b)[4]!;
    const ratio = middle(times.map((t) => t.unknown)) / middle(times.map((t) => t.known));
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.7);
  });

  test('a password counts letter by letter, spaces and capitals too, and to its end', async () => {
    const on = await desk();
    const exact = ` Двенадцать знаков ${'и ещё '.repeat(25)} `;
    expect(await setCredential(on.database, 'rus', 'v.lebedeva@example.org', exact, NOW)).toBeNull();
    for (const [n, near] of [exact.trim(), exact.toLowerCase(), exact.slice(0, -2), exact.slice(0, 72), `${exact}x`].entries()) expect(await attempt(on, near, 'v.lebedeva@example.org', NOW, `192.0.2.${n}`), near.length.toString()).toEqual(WRONG);
    expect(must<SignedIn>(await attempt(on, exact, 'v.lebedeva@example.org')).person).toBe('rus');
  });

  test('eight failures of one address, and the ninth try is refused for a quarter of an hour, right or wrong', async () => {
    const on = await desk();
    for (let n = 0; n < 8; n++) expect(await attempt(on, 'wrong', EMAIL, NOW, `198.51.100.${n}`)).toEqual(WRONG);
    const before = await contents(on.database);
    for (const password of ['wrong', PASSWORD]) expect(await attempt(on, password, EMAIL, NOW, '203.0.113.9')).toEqual(TOO_MANY);
    expect(await attempt(on, PASSWORD, EMAIL, later(0.249), '203.0.113.9')).toEqual(TOO_MANY);
    expect(await contents(on.database), 'a try that is not heard is not counted either').toEqual(before);
    expect(await setCredential(on.database, 'rus', 'v.lebedeva@example.org', PASSWORD, NOW)).toBeNull();
    expect(isRefusal(await attempt(on, PASSWORD, 'v.lebedeva@example.org')), 'others sign in as before').toBe(false);
    expect(isRefusal(await attempt(on, PASSWORD, EMAIL, later(0.251), '203.0.113.9'))).toBe(false);
  });

  test('forty failures from one place, whoever they were meant for; whoever has an account of the own goes on no longer', async () => {
    const on = await desk();
    for (let n = 0; n < 7; n++) expect(await attempt(on, 'wrong')).toEqual(WRONG);
    expect((await signedIn(on)).person, 'the own failures are forgotten').toBe('kaz');
    for (let n = 0; n < 7; n++) expect(await attempt(on, 'wrong')).toEqual(WRONG);
    for (let n = 0; n < 13; n++) expect(await attempt(on, 'wrong', `nobody${n}@example.org`)).toEqual(WRONG);
    expect((await signedIn(on)).person, 'those of the place stay').toBe('kaz');
    for (let n = 0; n < 13; n++) expect(await attempt(on, 'wrong', `somebody${n}@example.org`)).toEqual(WRONG);
    expect(await attempt(on, PASSWORD)).toEqual(TOO_MANY);
    expect(isRefusal(await attempt(on, PASSWORD, EMAIL, NOW, '203.0.113.9')), 'from elsewhere').toBe(false);
    expect((await kept(on, 'select key as name from attempts')).filter((key) => !/^[0-9a-f]{64}$/.test(key)), 'no address is kept').toEqual([]);
  });

  test('tries at the same instant are counted too: a crowd gets no more than eight', async () => {
    const on = await desk();
    const answers = await Promise.all(Array.from({ length: 24 }, (_, n) => attempt(on, `wrong ${n}`, EMAIL, NOW, `198.51.100.${n}`)));
    const codes = answers.map((answer) => (isRefusal(answer) ? answer.code : 'signed in'));
    expect(codes.filter((code) => code !== 'people.too_many_attempts' && code !== 'people.wrong_sign_in')).toEqual([]);
    expect(codes.filter((code) => code === 'people.wrong_sign_in').length).toBeLessThanOrEqual(8);
    expect(await attempt(on, PASSWORD, EMAIL, NOW, '203.0.113.9')).toEqual(TOO_MANY);
  });

  test('signing out ends one session, signing out everywhere all of that person', async () => {
    const on = await desk();
    const [one, two, three] = [await signedIn(on), await signedIn(on), await signedIn(on)];
    const other = must<SignedIn>(await openSession(on.database, 'rus', 'x'.repeat(500), NOW));
    expect(await openSessions(on.database, 'kaz', two.token, NOW)).toHaveLength(3);
    expect((await openSessions(on.database, 'kaz', two.token, NOW)).filter((s) => s.current)).toHaveLength(1);
    await signOut(on.database, one.token);
    expect([await behind(on, one.token), await behind(on, two.token)]).toEqual([null, 'kaz']);
    await signOutEverywhere(on.database, 'kaz');
    expect([await behind(on, two.token), await behind(on, three.token), await behind(on, other.token)]).toEqual([null, null, 'rus']);
    expect((await kept(on, 'select agent as name from sessions')).map((agent) => agent.length)).toEqual([200]);
  });

  test('a closed account is out at once', async () => {
    const on = await desk();
    const { token } = await signedIn(on);
    must(await on.perform(admin, closeAccount('kaz', null)));
    expect(await behind(on, token)).toBeNull();
    expect(await attempt(on, PASSWORD)).toEqual(WRONG);
  });

  test('guesses at the present password are counted as those at the sign-in are', async () => {
    const on = await desk();
    const change = (present: string, wall = NOW) => changePassword(on.database, 'kaz', present, 'another twelve letters', wall);
    for (let n = 0; n < 8; n++) expect(await change(`guess ${n}`)).toMatchObject({ code: 'people.wrong_password' });
    for (const present of ['guess', PASSWORD]) expect(await change(present)).toMatchObject({ code: 'people.too_many_changes', facts: { minutes: 15 } });
    expect((await signedIn(on)).person, 'signing in is another matter').toBe('kaz');
    expect(await change(PASSWORD, later(0.251))).toBeNull();
  });

  test('a password that everybody tries first is not taken, in whatever letters', async () => {
    const on = await desk();
    for (const common of ['qwertyqwerty', 'QWERTYqwerty', '1q2w3e4r5t6y', 'qwerty123456']) expect(await setCredential(on.database, 'rus', 'v.lebedeva@example.org', common, NOW), common).toMatchObject({ code: 'people.password_common' });
    for (const rare of ['qwertyqwertyqwertx', 'correct horse', ' '.repeat(11) + 'ы']) expect(await setCredential(on.database, 'rus', 'v.lebedeva@example.org', rare, NOW), rare).toBeNull();
  });

  test('a changed password ends every session, and only its owner changes it', async () => {
    const on = await desk();
    const { token } = await signedIn(on);
    const wanted = 'another twelve letters';
    expect(await changePassword(on.database, 'kaz', 'not mine', wanted, NOW)).toMatchObject({ code: 'people.wrong_password' });
    expect(await changePassword(on.database, 'kaz', PASSWORD, 'short', NOW)).toMatchObject({ code: 'people.password_short', field: 'password' });
    expect(await changePassword(on.database, 'rus', PASSWORD, wanted, NOW)).toMatchObject({ code: 'people.wrong_password' });
    expect(await behind(on, token), 'a refused change changes nothing').toBe('kaz');
    expect(await changePassword(on.database, 'kaz', PASSWORD, wanted, NOW)).toBeNull();
    expect(await behind(on, token)).toBeNull();
    expect(await attempt(on, PASSWORD)).toEqual(WRONG);
    expect(isRefusal(await attempt(on, wanted))).toBe(false);
    expect(await setCredential(on.database, 'rus', EMAIL, wanted, NOW)).toMatchObject({ code: 'people.email_taken' });
  });

  test('nobody who reads or writes the desk reads how people sign in', async () => {
    const on = await desk();
    const { database } = on;
    await signedIn(on);
    for (const table of ['credentials', 'sessions', 'attempts']) {
      for (const statement of [`select 1 from ${table}`, `select count(*) from ${table}`, `delete from ${table}`]) {
        const reading = await codeOf(database.read(admin.tokens, (lease) => run(lease, statement)));
        expect([NO_PRIVILEGE, READ_ONLY], statement).toContain(reading);
        expect(await codeOf(database.write(admin.tokens, (lease) => run(lease, statement))), statement).toBe(NO_PRIVILEGE);
      }
    }
  });
});
