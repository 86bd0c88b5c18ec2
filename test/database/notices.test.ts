import { SMTPServer } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import type { Actor } from '../../src/core/act.ts';
import { happeningsOf, handOverMails, keepLookOf, lookOf, mailFigures, noticesDue, putOutMails, readerFrom, readMatters, TRIGGERS, askAddress, confirmAddress, mailsOf, stopMails } from '../../src/features/notices/index.ts';
import type { Desk } from '../../src/desk.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { openMailer, type Letter, type Mailer } from '../../src/platform/mail.ts';
import type { Charter } from '../../src/core/charter/schema.ts';
import { putInForce } from '../../src/features/charter/index.ts';
import { cancelMeeting, conveneMeeting, moveMeeting } from '../../src/features/meetings/index.ts';
import { OPERATOR } from '../../src/features/people/index.ts';
import type { Command } from '../../src/platform/perform.ts';
import { chain } from '../chain.ts';
import { anotherServer, both, CONSENTING, later, must, officer, onDatabases, openTestDesk, setUp, signedDelegates } from '../testbed.ts';

const { KAZ, TJK, RUS } = signedDelegates;
const SETTINGS = { url: 'smtp://127.0.0.1:1', from: 'desk@example.org', desk: 'https://desk.example.org' };
const withMail = (desk: Desk): Desk => ({ ...desk, mail: SETTINGS });
const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** Keeps what it is handed; `answers` says how each attempt goes. */
function fake(...answers: Awaited<ReturnType<Mailer['hand']>>[]): Mailer & { letters: Letter[] } {
  const letters: Letter[] = [];
  return { letters, hand: (letter) => { letters.push(letter); return Promise.resolve(answers.shift() ?? { taken: true }); }, close: () => undefined };
}

async function confirmed(desk: Desk, actor: Actor): Promise<void> {
  const mailer = fake();
  expect(await askAddress(desk, actor.person, { address: `${actor.person}@example.org`, language: 'en' })).toBeNull();
  await handOverMails(desk, mailer);
  const code = /\d{8}/.exec(mailer.letters[0]!.text)![0];
  expect(isRefusal(await confirmAddress(desk, actor.person, '00000000'.replace('0', code[0] === '0' ? '1' : '0')))).toBe(true);
  expect(await confirmAddress(desk, actor.person, code)).toBeNull();
}

const toldTo = async (desk: Desk, actor: Actor): Promise<string[]> => {
  const now = desk.clock.now();
  const { matters, charter } = await desk.database.read(actor.tokens, async (lease) => ({ matters: await readMatters(lease, `${now.slice(0, 10)}T00:00:00.000Z`), charter: await desk.charter(lease) }));
  return noticesDue(TRIGGERS, happeningsOf(matters, charter, now), now, readerFrom(actor)).map((one) => one.key).sort((a, b) => (a < b ? -1 : 1));
};

onDatabases((kind) => {
  const begun = async (): Promise<Desk> => {
    const desk = withMail(await openTestDesk(kind));
    await setUp(desk);
    return desk;
  };

  test('a matter of named parties is told to nobody else, on the page or by mail, and no mail holds a word of it', { timeout: 120_000 }, async () => {
    const desk = await begun();
    for (const actor of [KAZ, TJK, RUS]) await confirmed(desk, actor);
    desk.clock.set(later(1));
    const matter = chain(desk, { marking: 'named', named: ['TJK', 'KAZ'] });
    await matter.warning();
    await matter.consultation('KAZ', {});
    expect(await toldTo(desk, TJK)).toContain('requested:C-1');
    expect((await toldTo(desk, RUS)).filter((key) => /W-|C-/.test(key))).toEqual([]);
    expect((await toldTo(desk, KAZ)).filter((key) => key.startsWith('requested')), 'nobody is told what they did').toEqual([]);
    await putOutMails(desk);
    const mailer = fake();
    await handOverMails(desk, mailer);
    const to = (who: Actor) => mailer.letters.filter((one) => one.to === `${who.person}@example.org`);
    expect(to(TJK).map((one) => one.subject).join('\n')).toMatch(/C-1/);
    expect(to(RUS).filter((one) => /[CW]-\d/.test(one.subject + one.text))).toEqual([]);
    const words = await desk.database.audit(async (lease) => (await lease.db.selectFrom('acts').select('payload').where('kind', 'in', ['consultations.requested', 'warnings.issued']).execute()).flatMap(({ payload }) => Object.values((payload as { question?: Record<string, string>; sentence?: Record<string, string> }).question ?? (payload as { sentence: Record<string, string> }).sentence)));
    expect(words.length).toBeGreaterThan(1);
    for (const letter of mailer.letters) for (const one of words) expect(letter.subject + letter.text).not.toContain(one);
  });

  test('periods that the chair changes, and meetings, are told to those who decide or sit, and to nobody who may not read of them', { timeout: 120_000 }, async () => {
    const desk = await begun();
    must(await desk.perform(OPERATOR, putInForce({ text: CONSENTING, file: 'csto.yaml', once: null }) as Command<Charter, unknown>));
    const step = (hours: number) => desk.clock.set(later(hours));
    step(1);
    const first = chain(desk);
    await first.text();
    await first.propose('correction', ['KAZ']);
    await first.revise([{ part: 'operative', heading: null, words: both('other wording') }]);
    await first.freeze();
    await first.propose('correction');
    await first.circulate(2, 'correction');
    await first.extend();
    expect(await toldTo(desk, TJK)).toEqual(expect.arrayContaining(['use_proposed:SP-1', 'use_proposed:SP-2', 'circulated:S-1', expect.stringMatching(/^use_objected:SP-1:\d+$/), expect.stringMatching(/^extended:S-1:\d+$/)]));
    expect((await toldTo(desk, KAZ)).filter((key) => key.startsWith('use_objected')), 'nobody is told what they did').toEqual([]);
    await first.confirm();
    expect(await toldTo(desk, TJK)).toEqual(expect.arrayContaining(['adopted:S-1', expect.stringMatching(/^confirmed:S-1:\d+$/)]));
    const second = chain(desk);
    await second.text();
    await second.circulate();
    await second.end('converted');
    const told = await toldTo(desk, RUS);
    expect(told).toEqual(expect.arrayContaining([expect.stringMatching(/^converted:S-2:\d+$/)]));
    expect(told.filter((key) => key.startsWith('not_adopted')), 'what went to a meeting is not said to have failed').toEqual([]);
    const called = { bodies: ['pc'], format: 'regular', title: both('Meeting'), place: {}, at: '2022-06-19T08:00:00.000Z', requestedBy: [], consultation: null };
    must(await desk.perform(officer, conveneMeeting({ ...called, marking: 'parties', named: [] }, null)));
    must(await desk.perform(officer, conveneMeeting({ ...called, marking: 'named', named: ['TJK', 'KAZ'] }, null)));
    for (const meeting of ['M-1', 'M-2']) {
      must(await desk.perform(officer, moveMeeting({ meeting, at: '2022-06-20T08:00:00.000Z', place: {}, why: both('A hall is not free.') }, null)));
      must(await desk.perform(officer, cancelMeeting({ meeting, why: both('It is not needed.') }, null)));
    }
    const met = async (actor: Actor) => (await toldTo(desk, actor)).filter((key) => /:M-/.test(key)).map((key) => key.replace(/:\d+$/, ''));
    expect(await met(TJK)).toEqual(['cancelled:M-1', 'cancelled:M-2', 'convened:M-1', 'convened:M-2', 'moved:M-1', 'moved:M-2']);
    expect(await met(RUS)).toEqual(['cancelled:M-1', 'convened:M-1', 'moved:M-1']);
    expect(await met(officer)).toEqual([]);
  });

  test('each notice leaves once for each person, however often and by however many it is looked for', { timeout: 120_000 }, async () => {
    const desk = await begun();
    await confirmed(desk, TJK);
    desk.clock.set(later(1));
    const matter = chain(desk);
    await matter.warning();
    await matter.consultation('KAZ', {});
    const others = kind === 'postgresql' ? [withMail(await anotherServer(desk)), withMail(await anotherServer(desk))] : [];
    for (const other of others) other.clock.set(desk.clock.now());
    const mailer = fake();
    for (let i = 0; i < 3; i++) await Promise.all([desk, ...others].map(async (one) => { await putOutMails(one); await handOverMails(one, mailer); }));
    const ids = mailer.letters.map((one) => one.messageId);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('refused for good ends it, not now waits longer each time, and a lease that ran out goes again under the same Message-ID', { timeout: 120_000 }, async () => {
    const desk = await begun();
    await confirmed(desk, TJK);
    desk.clock.set(later(1));
    await chain(desk).warning();
    expect(await putOutMails(desk)).toBe(1);
    const mailer = fake({ taken: false, forGood: false, code: '451' }, { taken: true });
    expect(await handOverMails(desk, mailer)).toEqual({ sent: 0, failed: 0, later: 1 });
    expect(await handOverMails(desk, mailer), 'not before its minute').toEqual({ sent: 0, failed: 0, later: 0 });
    const [before] = await desk.database.door((lease) => mailsOf(lease, TJK.person, 1));
    expect(before).toMatchObject({ state: 'waiting', tries: 1, error: '451' });
    // A process that died with the lease: the row is as it left it, and the lease has run out.
    await desk.database.own(async (lease) => { const { sql } = await import('kysely'); await sql`update mails set state = 'leased', leased_until = '2000-01-01T00:00:00Z' where notice = ${before!.notice}`.execute(lease.db); });
    expect(await handOverMails(desk, mailer)).toEqual({ sent: 1, failed: 0, later: 0 });
    expect(new Set(mailer.letters.map((one) => one.messageId)).size).toBe(1);
    expect(await desk.database.door(mailFigures)).toMatchObject({ waiting: 0, failed: 0 });
    expect(await handOverMails(desk, fake({ taken: false, forGood: true, code: '550' }))).toEqual({ sent: 0, failed: 0, later: 0 });
    await stopMails(desk, TJK.person);
    await chain(desk).warning();
    expect(await putOutMails(desk), 'who stopped is sent nothing').toBe(0);
  });

  test('a look is kept, and never behind an earlier one', async () => {
    const desk = await openTestDesk(kind);
    await desk.database.door((lease) => keepLookOf(lease, officer.person, later(2)));
    await desk.database.door((lease) => keepLookOf(lease, officer.person, later(1)));
    expect(await desk.database.door((lease) => lookOf(lease, officer.person))).toBe(later(2));
  });
});

/** A mail server of our own. */
async function server(options: ConstructorParameters<typeof SMTPServer>[0]): Promise<{ url: (scheme?: string) => string; got: string[] }> {
  const got: string[] = [];
  const one = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], logger: false, onData: (stream, _, done) => { let text = ''; stream.on('data', (piece: Buffer) => { text += piece.toString(); }); stream.on('end', () => { got.push(text); done(); }); }, ...options });
  one.on('error', () => undefined);
  await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', () => resolve()));
  closing.push(() => one.close());
  const { port } = one.server.address() as { port: number };
  return { url: (user = '') => `smtp://${user}127.0.0.1:${port}`, got };
}
const LETTER: Letter = { messageId: '<abc@desk.example.org>', to: 'a@example.org', subject: 'Срок: C-1', text: 'Текст.' };
const hand = async (url: string, patience = {}) => { const mailer = openMailer({ ...SETTINGS, url }, patience); closing.push(() => mailer.close()); return mailer.hand(LETTER); };
const fault = (code: number): Error => Object.assign(new Error('the words of a server'), { responseCode: code });

test('a real server takes it, with our Message-ID', async () => {
  const { url, got } = await server({});
  expect(await hand(url())).toEqual({ taken: true });
  expect(got).toHaveLength(1);
  expect(got[0]).toMatch(/^Message-ID: <abc@desk\.example\.org>\r$/m);
  expect(got[0]).toMatch(/^Auto-Submitted: auto-generated\r$/m);
});

test('refused at RCPT is for good, 4xx is not now, and the words of the server are not kept', async () => {
  expect(await hand((await server({ onRcptTo: (_, __, done) => done(fault(550)) })).url())).toEqual({ taken: false, forGood: true, code: '550' });
  expect(await hand((await server({ onRcptTo: (_, __, done) => done(fault(451)) })).url())).toEqual({ taken: false, forGood: false, code: '451' });
});

test('a connection that ends after the text, a server that is slow or is not there: not now', async () => {
  const dropped = await server({ onData: (stream, session) => { stream.resume(); stream.on('end', () => { (session as unknown as { connection?: { _socket?: { destroy(): void } } }).connection?._socket?.destroy(); }); } });
  expect(await hand(dropped.url(), { socketTimeout: 500 })).toMatchObject({ taken: false, forGood: false });
  const slow = await server({ onMailFrom: () => undefined });
  expect(await hand(slow.url(), { socketTimeout: 500 })).toMatchObject({ taken: false, forGood: false });
  expect(await hand('smtp://127.0.0.1:1')).toMatchObject({ taken: false, forGood: false });
});

test('with a password: the right one is taken, a wrong one is not for good', async () => {
  const { url } = await server({ authOptional: false, allowInsecureAuth: true, onAuth: (auth, _, done) => (auth.password === 'right' ? done(null, { user: 'desk' }) : done(fault(535))) });
  expect(await hand(url('desk:right@'))).toEqual({ taken: true });
  expect(await hand(url('desk:wrong@'))).toMatchObject({ taken: false, forGood: false });
});

test('STARTTLS is used where it is offered, and a certificate nobody vouches for is not believed', async () => {
  const { url, got } = await server({ disabledCommands: [] });
  expect(await hand(url())).toMatchObject({ taken: false, forGood: false });
  expect(got).toEqual([]);
  expect(await hand(`${url()}/?tls.rejectUnauthorized=false`)).toEqual({ taken: true });
});
