import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextFor, openBrowser, type Person } from './browser.ts';
import { startServer, type Server } from './server.ts';

/** From a mark on a series to a warning that cites it, by each who may, with scripts and without. */
let browser: Browser | null;
let server: Server;
beforeAll(async () => {
  browser = await openBrowser();
  if (browser) server = await startServer();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A month that the rule marks and that no run raised. */
const SIGNAL = 'ucdp-events.PAK.2022-04';
const open: BrowserContext[] = [];
afterAll(async () => void (await Promise.all(open.map((context) => context.close()))));
async function as(person: Person, scripts: boolean): Promise<{ page: Page; complaints: string[] }> {
  const { context, page, complaints } = await contextFor(browser!, server.base, person, { scripts });
  open.push(context);
  return { page, complaints };
}

describe.each([true, false])('scripts %s', (scripts) => {
  it('says why a signal stands here: observed, expected, interval, and what chance alone would give', async ({ skip }) => {
    if (!browser) skip();
    const { page } = await as('analyst', scripts);
    await page.goto('/watch');
    await Promise.all([page.waitForURL('**/watch/southern-borders'), page.click('text=Southern borders')]);
    await Promise.all([page.waitForURL(/why=/), page.click(`[id="s-${SIGNAL}"] a`)]);
    await page.waitForSelector(`[id="s-${SIGNAL}"] + tr.opened`);
    const why = await page.locator('tr.opened').innerText();
    for (const said of ['34', 'expected', '99 % point of a negative binomial', '36 months before', 'about 2.8', 'Found: 16', 'GED 25.1']) expect(why).toContain(said);
    expect(await page.locator('main').innerText()).not.toContain('Make a warning');
  });

  it('takes what an analyst says of it, with a reason', async ({ skip }) => {
    if (!browser) skip();
    const { page } = await as('analyst', scripts);
    await page.goto(`/watch/southern-borders?why=${SIGNAL}`);
    await page.click('summary:has-text("Say what it is")');
    await page.check('[name=state][value=explained]');
    await page.evaluate(() => document.querySelectorAll('[required]').forEach((field) => field.removeAttribute('required')));
    await page.click('form.form button');
    await page.waitForSelector('[role=alert]');
    expect(await page.locator('[role=alert]').innerText()).toContain('watch.no_reason');
    expect(await page.isChecked('[name=state][value=explained]')).toBe(true);
    await page.fill('[name="words.en"]', 'A single attack on 4 March explains the month.');
    await Promise.all([page.waitForURL(/#months$/), page.click('form.form button')]);
    const why = await page.locator('tr.opened').innerText();
    expect(why).toContain('A single attack on 4 March');
    // The second time round the signal has a warning, which outweighs a note.
    expect(await page.locator(`[id="s-${SIGNAL}"]`).innerText()).toContain(scripts ? 'explained' : 'warned');
  });

  it('becomes a warning in the hands of a named person, with the evidence attached', async ({ skip }) => {
    if (!browser) skip();
    const { page, complaints } = await as('officer', scripts);
    await page.goto(`/watch/southern-borders?why=${SIGNAL}`);
    await page.selectOption('[name=dossier]', 'D-2');
    await page.click('text=Make a warning');
    expect(new URL(page.url()).pathname).toBe('/dossiers/D-2/warnings/new');
    expect(await page.isChecked(`[name=evidence][value="signal ${SIGNAL}"]`)).toBe(true);
    await page.fill('[name="sentence.en"]', `Violence may reach the crossings by July (${scripts}).`);
    await page.fill('[name=probabilityFrom]', '20');
    await page.fill('[name=probabilityTo]', '40');
    await page.check('[name=confidence][value=low]');
    await page.fill('[name="consequence.en"]', 'Crossings would close.');
    await page.fill('[name="option1.en"]', 'Exchange of assessments');
    await page.fill('[name=lead1]', '48');
    await page.fill('[name="horizon.day"]', '30 June 2022');
    await page.check('[name=body][value=pc]');
    await Promise.all([page.waitForURL(/\/warnings\/W-/), page.click('text=Issue the warning')]);
    const said = await page.locator('main').innerText();
    expect(said).toContain('signal: 13 expected, limit 31');
    const id = new URL(page.url()).pathname.split('/').pop()!;
    await page.goto(`/watch/southern-borders?why=${SIGNAL}`);
    expect(await page.locator('tr.opened').innerText()).toContain(id);
    expect(await page.locator(`[id="s-${SIGNAL}"]`).innerText()).toContain('warned');
    expect(complaints).toEqual([]);
  });
});

it('is used by keyboard: the map, its countries, and the way to a signal', async ({ skip }) => {
  if (!browser) skip();
  const { page } = await as('tjk', true);
  await page.goto('/watch/southern-borders');
  const stops: string[] = [];
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate(() => `${document.activeElement?.tagName.toLowerCase()} ${document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''}`.trim()));
  }
  expect(stops.some((stop) => /^a Afghanistan: 36\s386/.test(stop)), 'a country of the map').toBe(true);
  expect(stops.some((stop) => stop.includes('why am I seeing this: Pakistan, deaths, March 2022')), 'a signal').toBe(true);
});

it('looks back from an earlier day, and says what is no day', async ({ skip }) => {
  if (!browser) skip();
  const { page } = await as('tjk', true);
  await page.goto('/watch/southern-borders?on=15 July 2021');
  const said = await page.locator('main').innerText();
  expect(said).toContain('As known on 15 July 2021');
  expect(said).not.toContain('March 2022');
  await page.goto('/watch/southern-borders?on=31.02.2022');
  expect(await page.locator('main').innerText()).toContain('“31.02.2022” is not a day');
});

it('hands figures and signals out as CSV, with source and vintage on every line', async ({ skip }) => {
  if (!browser) skip();
  const { page } = await as('officer', true);
  const figures = await page.request.get('/watch/southern-borders/figures.csv');
  expect(figures.headers()['content-type']).toBe('text/csv; charset=utf-8');
  const lines = (await figures.text()).trim().split('\r\n');
  expect(lines[0]).toBe('group,indicator,series,area,period,value,unit,source,licence,vintage,published,import');
  expect(lines.find((line) => line.includes(',people-in-need,AFG,2022,'))).toContain('24.4,million,OCHA on reliefweb.int,');
  expect(lines.some((line) => line.includes('unodc-seizures'))).toBe(false);
  const signals = (await (await page.request.get('/watch/southern-borders/signals.csv')).text()).trim().split('\r\n');
  expect(signals).toHaveLength(18);
  expect(signals.find((line) => /^ucdp-deaths,PAK,2022-03,134,34\.\d+,6,89,/.test(line))).toBeDefined();
  expect((await page.request.get('/watch/no-such-file/figures.csv')).status()).toBe(404);
});
