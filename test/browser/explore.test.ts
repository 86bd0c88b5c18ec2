import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextFor, moveClock, openBrowser, press } from './browser.ts';
import { importIncidents } from './imported.ts';
import { startServer, type Server } from './server.ts';

/** Counts on a map and week by week: by keyboard, without scripts, and as known on two days. */
let browser: Browser | null;
let server: Server;
const PAGE = '/watch/southern-borders/explore?count=incidents';
const APRIL = `${PAGE}&from=2022-W13&to=2022-W17`;
beforeAll(async () => {
  browser = await openBrowser();
  if (!browser) return;
  server = await startServer();
  await importIncidents(server.folder, 'first');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** What stands in the row of an area: in these weeks, a year before, in the last week. */
const row = async (page: Page, name: string): Promise<string[]> => page.locator('#areas tr', { hasText: name }).first().locator('td').allInnerTexts();

describe('exploring what is counted', () => {
  it('tells by keyboard alone what happened in a province', async ({ skip }) => {
    if (!browser) skip();
    const { page, context, complaints } = await contextFor(browser!, server.base, 'officer');
    await page.goto(APRIL);
    expect(await row(page, 'Surxondaryo')).toEqual(['3', 'not covered', '1']);
    const area = page.locator('svg.only-w a[aria-label^="Surxondaryo"]');
    expect(await area.getAttribute('aria-label')).toContain('Uzbekistan: 3 incidents reported by members');
    for (let i = 0; i < 400 && !(await area.evaluate((link) => link === document.activeElement)); i++) await page.keyboard.press('Tab');
    await Promise.all([page.waitForURL(/area=UZ-SU/), page.keyboard.press('Enter')]);
    await page.waitForSelector('#area');
    expect(await page.locator('#area svg.only-w').getAttribute('aria-label')).toMatch(/Surxondaryo, Uzbekistan\. By week, from .* Highest 2 in the week of 11 April 2022/);
    const events = await page.locator('#area table.cards').innerText();
    for (const said of ['12 April 2022', '13 April 2022', '30 April 2022', 'Termez', 'near the place; day known']) expect(events).toContain(said);
    expect(events).not.toContain('Samarqand');
    expect(await page.locator('#map').innerText()).toContain('In no province, and not drawn: Uzbekistan 1');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('moves the chosen weeks with the arrow keys and by pointer', async ({ skip }) => {
    if (!browser) skip();
    const { page, context } = await contextFor(browser!, server.base, 'officer');
    await page.goto(APRIL);
    const last = page.getByRole('slider', { name: 'Last week' });
    expect(await last.getAttribute('aria-valuetext')).toContain('week of 25 April 2022');
    await last.focus();
    await Promise.all([page.waitForURL(/to=2022-W16/), page.keyboard.press('ArrowLeft')]);
    await expect.poll(() => row(page, 'Surxondaryo')).toEqual(['2', 'not covered', '0']);
    expect(await last.evaluate((handle) => handle === document.activeElement)).toBe(true);
    const box = (await page.locator('.strip').boundingBox())!;
    await page.mouse.move(box.x + 2, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 2, box.y + 40, { steps: 5 });
    await Promise.all([page.waitForURL(/from=2020-W0\d&to=2022-W18/), page.mouse.up()]);
    await context.close();
  });

  it('asks and answers without scripts, and says which day could not be read', async ({ skip }) => {
    if (!browser) skip();
    const { page, context } = await contextFor(browser!, server.base, 'tjk', { scripts: false });
    await page.goto(PAGE);
    await page.fill('#from', '11 April 2022');
    await page.fill('#to', '17 April 2022');
    await press(page, 'form.ask button');
    expect([await page.inputValue('#from'), await page.inputValue('#to'), await row(page, 'Samarqand')]).toEqual(['11 April 2022', '17 April 2022', ['1', 'not covered', '1']]);
    await page.selectOption('#by', 'segment');
    await press(page, 'form.ask button');
    expect(await row(page, 'Uzbek-Afghan')).toEqual(['2', 'not covered', '2']);
    await page.fill('#on', 'some day');
    await press(page, 'form.ask button');
    expect(await page.locator('main').innerText()).toContain('“some day” is not a day');
    await page.goto(`${PAGE}&on=1 May 2022`);
    expect(await page.locator('main').innerText()).toContain('Nothing was known on 1 May 2022');
    await context.close();
  });

  it('gives other numbers after a correction, and the former ones as known before it', async ({ skip }) => {
    if (!browser) skip();
    const { page, context } = await contextFor(browser!, server.base, 'officer');
    await page.goto('/');
    await moveClock(page, 'day');
    await importIncidents(server.folder, 'corrected');
    await page.goto(`${APRIL}&area=UZ-SA`);
    expect([await row(page, 'Surxondaryo'), await row(page, 'Samarqand')]).toEqual([['1', 'not covered', '1'], ['2', 'not covered', '0']]);
    expect(await page.locator('#area').innerText()).toMatch(/changed in E-4; admin1: Surxondaryo Samarqand/);
    await page.goto(`${APRIL}&on=12 May 2022&area=UZ-SU`);
    expect([await row(page, 'Surxondaryo'), await row(page, 'Samarqand')]).toEqual([['3', 'not covered', '1'], ['1', 'not covered', '0']]);
    const events = await page.locator('#area').innerText();
    expect(events).toContain('taken back later, in E-4');
    expect(events).toContain('revised later, in E-4');
    const csv = await (await page.request.get(`${server.base}${APRIL.replace('explore?', 'explore.csv?')}&on=12 May 2022`)).text();
    expect(csv).toContain('incidents reported by members,province,UZ-SU,UZB,Surxondaryo,2022-W15,2022-04-11,2022-04-17,2,yes,events,2022-05-12,incidents E-3,,2022-05-08,for the members of the organisation');
    expect(csv.split('\r\n').filter((line) => line.includes(',UZ-SU,')).length).toBe(5);
    await context.close();
  });
});
