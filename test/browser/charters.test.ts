import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { parse } from 'yaml';
import { axe } from './axe.ts';
import { openBrowser } from './browser.ts';
import { client, landed } from './client.ts';
import { comity, facts, ROOT } from './command.ts';
import { startServer } from './server.ts';

/** A desk of each organisation's own: its charter is put in force, people join, and every list opens. */
const FOLDER = join(ROOT, 'charters');
const CHARTERS = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'));
const PASSWORD = 'words that are long enough';
const LISTS = ['/', '/charter', '/dossiers', '/dossiers/new', '/warnings', '/consultations', '/texts', '/watch', '/gap', '/acts', '/people', '/administration', '/forecasts', '/search'];
type Said = { short: { en: string; ru: string }; parties: { id: string; name: { en: string } }[]; offices: { id: string }[] };

let browser: Browser | null;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser?.close());

it.each(CHARTERS)('%s', { timeout: 240_000 }, async (file) => {
  const charter = parse(readFileSync(join(FOLDER, file), 'utf8')) as Said;
  const server = await startServer({ example: false });
  try {
    expect((await comity(server.folder, ['charter', join(FOLDER, file), '--json'])).err).toBe('');
    const add = (person: string, place: string[], office: string) => comity(server.folder, ['user', 'add', person, '--name', person, '--email', `${person}@example.org`, ...place, '--office', office, '--json'], { COMITY_PASSWORD: PASSWORD });
    expect(charter.offices.map(({ id }) => id)).toEqual(expect.arrayContaining(['permanent_delegate', 'desk_officer', 'administrator']));
    expect(facts(await add('officer', ['--secretariat'], 'desk_officer'))).toMatchObject({ person: 'officer' });
    const delegate = charter.parties[0]!;
    expect(facts(await add('delegate', ['--party', delegate.id], 'permanent_delegate'))).toMatchObject({ person: 'delegate' });
    for (const [person, lang] of [['officer', 'en'], ['delegate', 'ru']] as const) {
      const reader = client(server.base);
      landed(await reader.post('/sign-in?/password', { email: `${person}@example.org`, password: PASSWORD, to: '/' }));
      for (const path of LISTS) {
        const answer = await reader.get(`${path}?lang=${lang}`);
        expect([200, 303, 403, 404], `${path} as ${person} in ${lang}`).toContain(answer.status);
        if (path === '/charter' || path === '/') expect([answer.status, answer.text.includes(charter.short[lang])], `${path} as ${person} in ${lang}`).toEqual([200, true]);
        expect(answer.text, `${path} as ${person} in ${lang}`).not.toMatch(/undefined|\[object Object\]|NaN/);
      }
    }
    await looks(server.base);
    expect(facts(await comity(server.folder, ['verify', '--json']))).toMatchObject({ ok: true });
  } finally {
    await server.stop();
  }
});

/** The page of the charter, wide in English and narrow in Russian: no complaint of axe, and nothing sideways. */
async function looks(base: string): Promise<void> {
  if (!browser) return;
  const found: string[] = [];
  for (const [lang, width] of [['en', 1440], ['ru', 390]] as const) {
    const context = await browser.newContext({ baseURL: base, locale: lang, viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(`/sign-in?lang=${lang}`);
    await page.fill('input[name=email]', 'officer@example.org');
    await page.fill('input[name=password]', PASSWORD);
    await page.press('input[name=password]', 'Enter');
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto(`/charter?lang=${lang}`);
    found.push(...(await axe(page)).map((text) => `${lang} ${width}: ${text}`));
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) found.push(`${lang} at ${width} px scrolls ${over} px sideways`);
    await context.close();
  }
  expect(found).toEqual([]);
}
