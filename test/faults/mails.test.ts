import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { expect, inject, it } from 'vitest';
import { assemble } from '../../src/desk.ts';
import { askAddress, confirmAddress, handOverMails } from '../../src/features/notices/index.ts';
import { stillClock } from '../../src/platform/clock.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { noLog } from '../../src/platform/log.ts';
import type { Letter } from '../../src/platform/mail.ts';
import { chain } from '../chain.ts';
import { later, NOW, openUnmigrated, setUp, signedDelegates } from '../testbed.ts';

const MATTERS = 6;

/** A mail server that is slow over each letter, so that a process is met while it hands one over. */
async function slowServer(): Promise<{ url: string; got: { to: string; id: string; subject: string }[]; begun: () => number; close: () => void }> {
  const got: { to: string; id: string; subject: string }[] = [];
  let begun = 0;
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], logger: false,
    onData: (stream, session, done) => {
      let text = '';
      begun++;
      stream.on('data', (piece: Buffer) => void (text += piece.toString()));
      stream.on('end', () => {
        const heads = text.replace(/\r\n[ \t]/g, ' ');
        got.push({ to: session.envelope.rcptTo[0]!.address, id: /^Message-ID: (.*)\r$/m.exec(heads)![1]!, subject: /^Subject: (.*)\r$/m.exec(heads)![1]! });
        setTimeout(done, 30);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return { url: `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`, got, begun: () => begun, close: () => server.close() };
}

function mailing(url: string, smtp: string, hour: string): { child: ChildProcess; errors: () => string; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'mailer.ts'), url, smtp, hour, '3'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr!.setEncoding('utf8').on('data', (chunk: string) => void (errors += chunk));
  return { child, errors: () => errors, ended: new Promise((resolve) => child.on('close', resolve)) };
}

it.skipIf(inject('postgres') === null)('every letter goes to whom it is for and to nobody else, once, though three processes hand them over and one is killed in the midst of a letter', { timeout: 240_000 }, async () => {
  const { database, url } = await openUnmigrated('postgresql');
  await migrate(database, NOW);
  const clock = stillClock(NOW);
  const server = await slowServer();
  const desk = { ...assemble({ database, clock, example: false, log: noLog }), mail: { url: server.url, from: 'desk@example.org', desk: 'https://desk.example.org' } };
  await setUp(desk);
  for (const { person } of Object.values(signedDelegates)) {
    const letters: Letter[] = [];
    expect(await askAddress(desk, person, { address: `${person}@example.org`, language: 'en' })).toBeNull();
    await handOverMails(desk, { hand: (letter) => { letters.push(letter); return Promise.resolve({ taken: true }); }, close: () => undefined });
    expect(await confirmAddress(desk, person, /\d{8}/.exec(letters[0]!.text)![0])).toBeNull();
  }
  clock.set(later(1));
  // Every second matter is between two parties; each has a warning and a request to consult.
  const between = new Set<string>();
  for (let n = 0; n < MATTERS; n++) {
    const matter = chain(desk, n % 2 === 0 ? {} : { marking: 'named', named: ['TJK', 'KAZ'] });
    await matter.warning();
    await matter.consultation('KAZ', {});
    if (n % 2 === 1) for (const id of [matter.at.warning, matter.at.consultation]) between.add(id);
  }
  const hour = later(1.1);
  const [killed, ...others] = [mailing(url!, server.url, hour), mailing(url!, server.url, hour), mailing(url!, server.url, hour)];
  while (server.begun() < 4) await new Promise((resolve) => setTimeout(resolve, 5));
  killed!.child.kill('SIGKILL');
  await killed!.ended;
  expect(await Promise.all(others.map(({ ended }) => ended)), others.map((one) => one.errors()).join('\n')).toEqual([0, 0]);
  // The lease of the one that was killed runs out, and whoever comes next hands that letter over.
  await database.own((lease) => sql`update mails set leased_until = '2000-01-01T00:00:00Z' where state = 'leased'`.execute(lease.db));
  const last = mailing(url!, server.url, hour);
  expect(await last.ended, last.errors()).toBe(0);
  server.close();

  const rows = await database.door(async (lease) => (await sql<{ person: string; notice: string; state: string; message_id: string }>`select person, notice, state, message_id from mails where notice not like 'code:%'`.execute(lease.db)).rows);
  expect(rows.filter((row) => row.state !== 'sent')).toEqual([]);
  // A warning is told to all six or to two; a request to all but who asks.
  expect(rows.length).toBe((MATTERS / 2) * (6 + 5) + (MATTERS / 2) * (2 + 1));
  const times = Map.groupBy(server.got, (one) => one.id);
  expect(new Set(times.keys()), 'every one of them, and no other').toEqual(new Set(rows.map((row) => row.message_id)));
  expect([...times.values()].filter((all) => all.length > 1).length, 'a repeat is the one letter that was in hand').toBeLessThanOrEqual(1);
  for (const { to, subject } of server.got) {
    const number = /[WC]-\d+/.exec(subject)![0];
    if (between.has(number)) expect(['tjk@example.org', 'kaz@example.org'], subject).toContain(to);
  }
});
