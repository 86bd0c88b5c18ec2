import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextFor, moveClock, openBrowser, press, type Person } from './browser.ts';
import { startServer, type Server } from './server.ts';

/** A request for consultation becomes a meeting: agenda, roll, words, a decision by the rule, a closed record. */
let browser: Browser | null;
let server: Server;
const open: BrowserContext[] = [];
beforeAll(async () => {
  browser = await openBrowser();
  if (browser) server = await startServer();
});
afterAll(async () => {
  await Promise.all(open.map((context) => context.close()));
  await browser?.close();
  await server?.stop();
});

async function as(person: Person): Promise<{ page: Page; complaints: string[] }> {
  const { context, page, complaints } = await contextFor(browser!, server.base, person, { scripts: false });
  open.push(context);
  return { page, complaints };
}
const main = (page: Page): Promise<string> => page.locator('main').innerText().then((text) => text.replaceAll('\u00a0', ' '));

describe('without scripts', () => {
  it('a request is met by a meeting, whose decision follows from the positions', { timeout: 240_000 }, async ({ skip }) => {
    if (!browser) skip();
    const { page, complaints } = await as('officer');
    await page.goto('/meetings/new?consultation=C-3');
    await page.locator('input[name=format][value=regular]').check();
    await page.locator('input[name="at.day"]').fill('12 May 2022');
    await page.locator('input[name="at.hour"]').fill('09:00');
    await press(page, 'form.form button');
    expect(await main(page)).toContain('Nothing was recorded: 12 May 2022, 09:00 MSK has passed.');
    expect(await page.locator('input[name=format][value=regular]').isChecked()).toBe(true);
    await page.locator('input[name="at.hour"]').fill('11:00');
    await press(page, 'form.form button');
    expect(new URL(page.url()).pathname).toBe('/meetings/M-3');

    await page.goto('/meetings/M-3?do=item');
    await page.locator('input[name="item.en"]').fill('One transit form');
    await page.locator('input[name=about]').fill('C-3');
    await page.locator('select[name=matter]').selectOption('council_business');
    await press(page, '#form button.p');
    expect(await main(page)).toContain('One transit form');

    await moveClock(page, 'hour');
    for (const [party, state] of [['ARM', 'present'], ['BLR', 'present'], ['KAZ', 'present'], ['KGZ', 'absent'], ['RUS', 'present'], ['TJK', 'present']]) {
      await page.goto(`/meetings/M-3?do=attendance&party=${party}`);
      await page.locator(`input[name=attendance][value=${state}]`).check();
      await press(page, '#form button.p');
    }
    await page.goto('/meetings/M-3?do=decide&item=1');
    await page.locator('textarea[name="decision.en"]').fill('To use one form.');
    await page.locator('select[name="position.TJK"]').selectOption('objects');
    await press(page, '#form button.p');
    expect(await main(page)).toContain('the objection or reservation of Tajikistan has no words');
    expect(await page.locator('textarea[name="decision.en"]').inputValue()).toBe('To use one form.');
    await page.locator('input[name="reason.TJK.en"]').fill('Not before June.');
    await press(page, '#form button.p');
    const refused = await main(page);
    expect(refused).toContain('Not adopted');
    expect(refused).toContain('Tajikistan objects.');
    await press(page, 'form[action="?/close"] button');
    expect(await main(page)).toContain('Held');
    await page.goto('/consultations/C-3');
    expect(await main(page)).toContain('h from request to meeting');
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
  });

  it('a delegate reads the list of decisions and is offered no form', { timeout: 120_000 }, async ({ skip }) => {
    if (!browser) skip();
    const { page } = await as('kaz');
    await page.goto('/meetings/M-1/decisions');
    const list = await main(page);
    for (const one of ['Adopted', 'absent', 'silent', 'Consensus: none of 6 entitled objects.']) expect(list).toContain(one);
    await page.goto('/meetings/M-1?do=item');
    expect(await page.locator('main form').count()).toBe(0);
  });
});
