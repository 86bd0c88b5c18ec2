import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { assemble } from '../../src/desk.ts';
import { setSubscription } from '../../src/features/subscriptions/index.ts';
import { setWatchFile } from '../../src/features/watch/index.ts';
import { stillClock } from '../../src/platform/clock.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { noLog } from '../../src/platform/log.ts';
import { verify } from '../../src/platform/verify.ts';
import { WATCH_TEXT } from '../cases/watch.ts';
import { chain } from '../chain.ts';
import { later, must, NOW, officer, openUnmigrated, setUp, signedDelegates } from '../testbed.ts';
import { column } from '../database/probe.ts';

const DAYS = 6;
const READERS = [officer, ...Object.values(signedDelegates)];

function ticker(url: string): { child: ChildProcess; made: () => number; errors: () => string; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'ticker.ts'), url, later(24 * DAYS), '10'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [said, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => void (said += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => void (errors += chunk));
  return { child, made: () => said.trim().split('\n').reduce((n, line) => n + Number(line), 0), errors: () => errors, ended: new Promise((resolve) => child.on('close', resolve)) };
}

it.skipIf(inject('postgres') === null)('gives everybody each digest once, though two processes make them at the same time and a third is killed among them', { timeout: 240_000 }, async () => {
  const { database, url } = await openUnmigrated('postgresql');
  await migrate(database, NOW);
  const clock = stillClock(NOW);
  const desk = assemble({ database, clock, example: false, log: noLog });
  await setUp(desk);
  must(await desk.perform(officer, setWatchFile({ text: WATCH_TEXT, file: 'southern-borders.yaml', once: null }) as Parameters<typeof desk.perform>[1]));
  for (const [i, actor] of READERS.entries()) must(await desk.perform(actor, setSubscription({ change: null, file: 'southern-borders', series: [], areas: [], level: 'medium', kinds: ['warnings'], rhythm: i % 2 === 0 ? 'day' : 'week', quiet: null }, null)));
  for (let day = 0; day < DAYS; day++) {
    clock.set(later(24 * day));
    await chain(desk).warning();
  }
  const killed = ticker(url!);
  const others = [ticker(url!), ticker(url!)];
  const count = () => database.audit((lease) => column(lease, "select count(*)::text as name from acts where kind = 'digests.made'"));
  while ((await count())[0] === '0') await new Promise((resolve) => setTimeout(resolve, 5));
  killed.child.kill('SIGKILL');
  await killed.ended;
  expect(await Promise.all(others.map(({ ended }) => ended)), others.map((one) => one.errors()).join('\n')).toEqual([0, 0]);

  // From Tuesday 10 to Sunday 15 May: six days for every second reader, one week for the others.
  const expected = READERS.reduce((n, _, i) => n + (i % 2 === 0 ? DAYS : 1), 0);
  expect(await count()).toEqual([String(expected)]);
  expect(await database.audit((lease) => column(lease, 'select count(distinct (person, subscription, period))::text as name from digests'))).toEqual([String(expected)]);
  const told = await database.audit((lease) => column(lease, "select person || ' ' || cardinality(array_agg(w)) || ' ' || count(distinct w) as name from digests, unnest(warnings) w group by person order by 1"));
  expect(told).toEqual(READERS.map(({ person }) => `${person} ${DAYS} ${DAYS}`).sort());
  expect(others.reduce((n, one) => n + one.made(), 0)).toBeGreaterThan(0);
  expect(await verify(desk)).toMatchObject({ ok: true, faults: [] });
});
