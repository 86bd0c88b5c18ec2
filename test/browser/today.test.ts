import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { contextFor, moveClock, openBrowser, press, type Person } from './browser.ts';
import { client, signedIn } from './client.ts';
import { startServer, type Server } from './server.ts';

let browser: Browser | null;
let server: Server;
beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const PEOPLE: readonly Person[] = ['tjk', 'arm', 'kaz', 'kgz', 'officer', 'general', 'admin', 'analyst'];
const title = (page: Page): Promise<string> => page.locator('h1').innerText();
const section = (page: Page, name: string) => page.locator('section', { has: page.getByRole('heading', { name, exact: true }) });
/** The number beside an entry of the menu, 0 where there is none. */
const counted = async (page: Page, name: string): Promise<number> => Number(/\d+/.exec(await page.locator('.rail a.n', { hasText: name }).first().innerText())?.[0] ?? 0);

describe('what waits', () => {
  it.each<[Person, RegExp]>([
    ['tjk', /^One answer is due today, in 2 h \d+ min$/], ['arm', /^One answer is overdue; one more is due today, in 2 h \d+ min$/], ['kaz', /^Nothing is owed by you$/], ['kgz', /^Nothing is due today; the next hour is Fri 14:00 MSK$/],
    ['officer', /^One matter is overdue since 10 May, 11:30 MSK$/], ['admin', /^Two matters wait for you$/], ['analyst', /^Nothing is due today; the next hour is Fri 09:50 MSK$/],
  ])('is the title of %s', async (person, expected) => {
    if (!browser) return;
    const { context, page } = await contextFor(browser, server.base, person);
    expect((await title(page)).replaceAll('\u00a0', ' ')).toMatch(expected);
    await context.close();
  });

  it.each(PEOPLE)('is counted in the menu as the list has it: %s', async (person) => {
    if (!browser) return;
    const { context, page } = await contextFor(browser, server.base, person);
    const rows = page.locator('table.cards tbody tr');
    const open: string[] = [];
    for (const row of await rows.all()) if (!(await row.innerText()).includes('You have answered')) open.push((await row.locator('a.btn').getAttribute('href')) ?? '');
    expect(await counted(page, 'Today')).toBe(open.length);
    for (const [name, path] of [['Consultations', '/consultations'], ['Texts', '/texts'], ['Warnings', '/warnings'], ['People', '/people']] as const) {
      expect(await counted(page, name), name).toBe(open.filter((href) => href.startsWith(path)).length);
    }
    const spoken = await page.locator('.rail a.n[href="/"]').textContent();
    const due = (await page.locator('tr.hot').filter({ hasNotText: 'You have answered' }).count()) > 0;
    if (open.length > 0) expect(/^\s*Today\s*\d+ ?(waiting for you)?\s*$/.exec(spoken ?? '')?.[1] !== undefined, 'the count is read after the word').toBe(due);
    await context.close();
  });

  it('shows the words that changed since the own position, and where the others stand', async () => {
    if (!browser) return;
    const { context, page } = await contextFor(browser, server.base, 'tjk');
    const changed = section(page, 'Paragraph 4 since your last position');
    expect(await changed.locator('del').textContent()).toContain('once');
    expect(await changed.locator('ins').allTextContents()).toHaveLength(2);
    expect(await changed.innerText()).toContain('on version 1, you recorded: agrees; agrees with reservation on ¶4');
    expect(await section(page, 'Where the others stand').locator('tr', { hasText: 'Tajikistan' }).innerText()).toContain('lapsed on ¶4');
    await changed.getByRole('link', { name: 'Give a position' }).click();
    await page.waitForURL('**/texts/T-2#your');
    await page.check('[name=kind][value=agrees]');
    await press(page, '#your button.p');
    await page.goto('/');
    expect(await page.getByText('since your last position').count()).toBe(0);
    expect(await page.locator('tr', { hasText: 'Draft joint statement' }).first().innerText()).toContain('You have answered');
    await context.close();
  });
});

describe('by keyboard alone', () => {
  it('the first duty is reached, answered and gone from the count', async () => {
    if (!browser) return;
    const { context, page } = await contextFor(browser, server.base, 'arm');
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent?.trim().replace(/\s+/g, ' ') ?? '');
    await page.goto('/');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    for (let i = 0; i < 12 && !(await focused()).startsWith('Answer C-2'); i++) await page.keyboard.press('Tab');
    expect(await focused()).toBe('Answer C-2');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/consultations/C-2');
    for (let i = 0; i < 60 && (await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name)) !== 'answer'; i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.isChecked('[name=answer][value=accept]')).toBe(true);
    for (let i = 0; i < 12 && (await page.evaluate(() => document.activeElement?.tagName)) !== 'BUTTON'; i++) await page.keyboard.press('Tab');
    const sent = page.waitForEvent('load');
    await page.keyboard.press('Enter');
    await sent;
    await page.goto('/');
    expect(await title(page)).toMatch(/^One answer is due today/);
    expect(await page.locator('tr', { hasText: 'C-2' }).count(), 'its hour had passed').toBe(0);
    await context.close();
  });
});

describe('a visit', () => {
  it('is one while the page is loaded again, and another an hour later: then it says what others did since', async () => {
    const rus = await signedIn(server.base, 'rus');
    const officer = await signedIn(server.base, 'officer');
    const since = async (): Promise<string> => /Since you last looked<[\s\S]*?<\/section>/.exec((await rus.get('/')).text)![0].replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(await since()).toContain('This is your first visit');
    expect(await since(), 'loaded twice').toContain('This is your first visit');
    await officer.post('/example/clock', { by: 'hour', to: '/' });
    const head = await rus.get('/', { 'sec-purpose': 'prefetch' });
    expect(head.text, 'fetched on a guess: told').toContain('Nothing has changed since');
    await officer.post('/dossiers/new', { 'title.en': 'Seen since', marking: 'parties' });
    const seen = await since();
    expect(seen).toContain('A. Sargsyan opened dossier D-8');
    expect(seen).toMatch(/12 May 2022, 10:4\d/);
    expect(await since(), 'loaded twice').toContain('opened dossier D-8');
    await officer.post('/example/clock', { by: 'hour', to: '/' });
    expect(await since()).toContain('Nothing has changed since 12 May 2022, 11:4');
  });

  it('is not begun by data that was fetched ahead, but by the page that is shown with it', async () => {
    if (!browser) return;
    const { context, page, complaints } = await contextFor(browser, server.base, 'blr');
    await page.goto('/dossiers');
    await moveClock(page, 'hour');
    await page.goto('/dossiers');
    const data = await page.request.get('/__data.json');
    expect(data.status()).toBe(200);
    const kept = page.waitForResponse((response) => new URL(response.url()).pathname === '/seen');
    await page.locator('.rail a.n[href="/"]').click();
    await kept;
    await expect.poll(() => section(page, 'Since you last looked').innerText(), { timeout: 10_000 }).toMatch(/Nothing has changed|opened dossier/);
    await moveClock(page, 'hour');
    expect(await section(page, 'Since you last looked').innerText()).not.toContain('first visit');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is told by nobody to anybody: without a session, and with nonsense', async () => {
    expect((await client(server.base).post('/seen', { seq: '1' })).location).toBe('/sign-in?to=%2Fseen');
    const kgz = await signedIn(server.base, 'kgz');
    for (const seq of ['', '-1', 'x', '1e99', '99999999']) expect((await kgz.post('/seen', { seq })).status, seq).toBe(303);
    expect((await kgz.get('/')).status).toBe(200);
  });
});

/** As wide as what a sheet of A4 holds between its margins. */
it.each(['tjk', 'officer'] as const)('prints whole and without what a sheet cannot do: %s', async (person) => {
  if (!browser) return;
  const { context, page } = await contextFor(browser, server.base, person, { width: 673 });
  await page.emulateMedia({ media: 'print' });
  for (const gone of ['.rail', '.bar', '.banner', 'main .actions']) for (const one of await page.locator(gone).all()) expect(await one.isVisible(), gone).toBe(false);
  for (const name of ['Needs your answer', 'Since you last looked', 'Owed to you', 'Next dates']) expect(await page.getByRole('heading', { name, exact: true }).isVisible(), name).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
  await context.close();
});

it('somebody with nothing at all is told what to do, in every box', async () => {
  if (!browser) return;
  const empty = await startServer();
  try {
    const { context, page } = await contextFor(browser, empty.base, 'kaz');
    for (let day = 0; day < 4; day++) await moveClock(page, 'day');
    expect(await title(page)).toBe('Nothing is owed by you');
    expect(await section(page, 'Needs your answer').innerText()).toContain('ask the others to consult');
    expect(await section(page, 'Owed to you').innerText()).toContain('whoever has not answered stands here');
    expect(await section(page, 'Where the others stand').innerText()).toContain('When the chair circulates a text');
    expect(await axe(page)).toEqual([]);
    await context.close();
  } finally {
    await empty.stop();
  }
});
