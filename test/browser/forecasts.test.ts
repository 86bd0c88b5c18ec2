import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contextFor, openBrowser, press, type Person } from './browser.ts';
import { startServer, type Server } from './server.ts';

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

const asPerson = async (person: Person | null, scripts = false) => contextFor(browser!, server.base, person, { scripts, lang: 'en' });

it('a forecast is issued without scripts, refused the second time, and read by its country', { timeout: 120_000 }, async ({ skip }) => {
  if (!browser) skip();
  const { context, page } = await asPerson('analyst');
  await page.goto('/forecasts/new');
  await page.fill('[name=origin]', '2022-03');
  await page.selectOption('[name=model]', 'nb-12');
  await press(page, 'form[method=post] button.p');
  await page.waitForURL(/\/forecasts\/F-11$/);
  expect(await page.textContent('h1')).toContain('April 2022');
  await page.click('table a[href$="/AFG"]');
  expect(await page.textContent('h1')).toMatch(/^Afghanistan: .*(deaths|chance)/);
  // Nothing says likelihood and confidence in one sentence.
  expect(await page.textContent('h1')).not.toMatch(/confiden/i);
  expect(await page.textContent('.head .meta')).toContain('Confidence:');
  await page.goto('/forecasts/new');
  await page.fill('[name=origin]', '2022-03');
  await page.selectOption('[name=model]', 'nb-12');
  await press(page, 'form[method=post] button.p');
  expect(await page.textContent('.refusal')).toContain('F-11');
  expect(await page.inputValue('[name=origin]')).toBe('2022-03');
  await context.close();
});

it('its months are scored by hand without scripts, and strangers read the record', { timeout: 120_000 }, async ({ skip }) => {
  if (!browser) skip();
  const { context, page } = await asPerson('officer');
  await page.goto('/forecasts/F-11/AFG');
  await press(page, 'form[action="?/resolve"] button');
  expect(await page.textContent('#resolution')).toContain('1 of 14 months scored');
  await context.close();
  const answer = await (await fetch(`${server.base}/accuracy?lang=en`)).text();
  expect(answer).toContain('How accurate are our forecasts');
  expect(answer).toContain('nb-12');
  expect(answer).not.toContain('Afghanistan');
});

it('a warning cites what a forecast says', { timeout: 120_000 }, async ({ skip }) => {
  if (!browser) skip();
  const { context, page } = await asPerson('officer');
  await page.goto('/forecasts/F-10/AFG');
  await page.selectOption('#dossier', 'D-2');
  await page.selectOption('#cite', '2022-05.100');
  await press(page, '.cite button');
  expect(await page.isChecked('input[value="forecast F-10.AFG.2022-05.100"]')).toBe(true);
  expect(await page.textContent('main')).toContain('100 or more, by F-10, origin April 2022');
  await context.close();
});

it('scenarios that do not sum to 100 are refused with the sum, and what was entered is kept', { timeout: 120_000 }, async ({ skip }) => {
  if (!browser) skip();
  const { context, page } = await asPerson('analyst');
  await page.goto('/dossiers/D-2/scenarios/new?change=SC-1');
  await page.fill('[name="outcome1.percent"]', '40');
  await page.fill('[name="why.en"]', 'Fewer incidents this week.');
  await press(page, 'form[method=post] button.p');
  expect(await page.textContent('.refusal')).toContain('sum to 95 %');
  expect(await page.inputValue('[name="why.en"]')).toBe('Fewer incidents this week.');
  await page.fill('[name="outcome1.percent"]', '45');
  await page.fill('[name="outcome3.percent"]', '10');
  await page.fill('[name="outcome2.percent"]', '45');
  await press(page, 'form[method=post] button.p');
  await page.waitForURL(/\/scenarios\/SC-1$/);
  expect(await page.textContent('#changes')).toContain('A 45 %, B 45 %, C 10 %');
  await context.close();
});

it('every chart leaves as SVG, PNG and CSV', { timeout: 120_000 }, async ({ skip }) => {
  if (!browser) skip();
  const { context } = await asPerson('tjk');
  for (const path of ['/forecasts/F-10/AFG/charts/fan', '/forecasts/F-10/AFG/charts/past', '/forecasts/F-10/AFG/charts/similar', '/forecasts/F-10/charts/map', '/forecasts/scores/chart', '/dossiers/D-2/scenarios/SC-1/history']) {
    for (const [format, type] of [['svg', 'image/svg+xml'], ['png', 'image/png'], ['csv', 'text/csv']] as const) {
      const answer = await context.request.get(`${server.base}${path}/${format}`);
      expect([path, format, answer.status(), answer.headers()['content-type']?.split(';')[0]]).toEqual([path, format, 200, type]);
    }
  }
  const draws = await (await context.request.get(`${server.base}/forecasts/F-10/draws.csv?area=AFG`)).text();
  const counted = draws.trim().split(/\r?\n/).slice(1).reduce((sum, line) => sum + Number(line.split(',').at(-1)), 0);
  expect(counted).toBe(14_000);
  await context.close();
});
