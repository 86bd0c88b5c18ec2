import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { upkeepWords } from '../../src/features/upkeep/index.ts';
import { openPostgres } from '../../src/platform/db/database.ts';
import { begin, end, goOn } from '../../src/platform/upkeep.ts';
import { openUnmigrated } from '../testbed.ts';
import { contextFor, openBrowser, press } from './browser.ts';
import { client, signedIn } from './client.ts';
import { comity, facts } from './command.ts';
import { startServer, type Server } from './server.ts';

/** The page of the administrator, and the commands beside it. */
let browser: Browser | null;
let server: Server;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comity-upkeep-'));
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('is there for an administrator, and for everybody else as if it were not', async () => {
  const admin = await signedIn(server.base, 'admin');
  expect((await admin.get('/')).text.includes('href="/administration"')).toBe(true);
  for (const person of ['officer', 'general', 'kaz', 'analyst']) {
    const reader = await signedIn(server.base, person);
    expect((await reader.get('/')).text.includes('href="/administration"'), person).toBe(false);
    const [hidden, none] = [await reader.get('/administration'), await reader.get('/dossiers/D-999')];
    expect([hidden.status, hidden.text.match(/<h1>.*?<\/h1>/)?.[0]], person).toEqual([404, none.text.match(/<h1>.*?<\/h1>/)?.[0]]);
    for (const action of ['backup', 'verify']) expect((await reader.post(`/administration?/${action}`, {})).status, `${person} ${action}`).toBe(404);
  }
  expect((await client(server.base).get('/administration')).location).toContain('/sign-in');
  expect((await admin.get('/administration')).text).toContain(upkeepWords.en.ui.neverBackedUp);
});

it('without scripts: takes a backup and verifies, by plain forms, and says so in its title', async ({ skip }) => {
  if (!browser) skip();
  const { context, page } = await contextFor(browser!, server.base, 'admin', { scripts: false });
  await page.goto('/administration');
  expect(await page.textContent('h1')).toBe('No backup has been taken');
  await press(page, 'form[action="?/backup"] button');
  await expect.poll(async () => (await page.goto('/administration'), page.textContent('h1')), { timeout: 30_000 }).toMatch(/^Last backup .* ago; never verified$/);
  const [file] = readdirSync(join(server.folder, 'backups'));
  expect(statSync(join(server.folder, 'backups', file!)).mode & 0o777).toBe(0o600);
  expect(await page.textContent('main')).toContain(file!);
  await press(page, 'form[action="?/verify"] button');
  await expect.poll(async () => (await page.goto('/administration'), page.textContent('h1')), { timeout: 30_000 }).toMatch(/^Last backup .* ago; verified sound .* ago$/);
  await context.close();
});

it('a command is carried out by the server, and stands on the page too', async () => {
  const file = join(folder, 'by-command.gz');
  const taken = await comity(server.folder, ['backup', file, '--json']);
  expect(taken.code, taken.err).toBe(0);
  const { act } = facts(taken) as { act: number };
  expect(facts(taken)).toMatchObject({ act: expect.any(Number), file });
  expect(act).toBeGreaterThan(47);
  const again = await comity(server.folder, ['backup', file]);
  expect([again.code, again.err.includes('is there already')]).toEqual([1, true]);
  const admin = await signedIn(server.base, 'admin');
  const page = (await admin.get('/administration')).text;
  expect(page).toContain('by-command.gz');
  expect(page).toContain('operator');
  expect((await admin.get('/administration?lang=ru')).text).toContain('не удалось');

  const running = await comity(server.folder, ['restore', file]);
  expect([running.code, running.err.includes('another process has')]).toEqual([1, true]);
  const elsewhere = join(folder, 'elsewhere');
  const restored = await comity(elsewhere, ['restore', file, '--json']);
  expect(facts(restored)).toMatchObject({ acts: act, head: facts(taken).head, sound: true });
  expect(facts(await comity(elsewhere, ['verify', '--json']))).toMatchObject({ ok: true, acts: act });
  const twice = await comity(elsewhere, ['restore', file]);
  expect([twice.code, twice.err.includes(`already holds ${act} acts`)]).toEqual([1, true]);
  expect((await comity(elsewhere, ['restore', join(folder, 'none.gz')])).err).toContain('Check the name');
}, 120_000);

describe.skipIf(inject('postgres') === null)('with several processes', () => {
  it('shows how far another one is, lets nothing begin beside it, and sees one that was killed', { timeout: 120_000 }, async () => {
    const { url } = await openUnmigrated('postgresql');
    const one = await startServer({ env: { DATABASE_URL: url! } });
    const database = openPostgres(url!);
    try {
      const admin = await signedIn(one.base, 'admin');
      const wall = (): string => new Date().toISOString();
      const id = (await database.door((lease) => begin(lease, { kind: 'verify', person: 'operator', wall: wall(), alone: true }))) as number;
      await database.door((lease) => goOn(lease, id, wall(), { done: 3, of: 4, what: 'acts' }));
      const page = (await admin.get('/administration')).text;
      expect(page).toContain(upkeepWords.en.ui.runs_verify);
      expect(page).toMatch(/role="progressbar"[^>]*aria-valuetext="3 of 4 acts"/);
      const refused = await admin.post('/administration?/backup', {});
      expect([refused.status, refused.text.includes('upkeep.running')]).toEqual([422, true]);
      await database.door((lease) => goOn(lease, id, new Date(Date.now() - 90_000).toISOString(), {}));
      expect((await admin.get('/administration')).text).toContain(upkeepWords.en.ui.o_killed);
      await database.door((lease) => end(lease, id, wall(), false, { faults: [{ where: 'act 7', what: 'its content is not what was committed to' }] }));
      expect((await admin.get('/administration')).text).toContain('Not sound: verification found faults');
      expect((await admin.get('/administration')).text).toContain('act 7');
    } finally {
      await database.close();
      await one.stop();
    }
  });
});
