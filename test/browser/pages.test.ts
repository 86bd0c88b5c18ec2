import { AxeBuilder } from '@axe-core/playwright';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextFor, openBrowser, type Person } from './browser.ts';
import { importBeside, importIncidents } from './imported.ts';
import { startServer, type Server } from './server.ts';

/** Every page, by the folder of its route, with whom to visit it as and where. */
const VISITS: readonly { route: string; as: Person | null; path: string }[] = [
  { route: '(desk)', as: 'tjk', path: '/' },
  { route: '(desk)', as: 'arm', path: '/' },
  { route: '(desk)', as: 'kgz', path: '/' },
  { route: '(desk)', as: 'officer', path: '/' },
  { route: '(desk)', as: 'general', path: '/' },
  { route: '(desk)', as: 'admin', path: '/' },
  { route: '(desk)', as: 'analyst', path: '/' },
  { route: '(desk)/dossiers', as: 'officer', path: '/dossiers' },
  { route: '(desk)/dossiers/new', as: 'officer', path: '/dossiers/new' },
  { route: '(desk)/dossiers/[id]', as: 'officer', path: '/dossiers/D-1' },
  { route: '(desk)/dossiers/[id]', as: 'officer', path: '/dossiers/D-4' },
  { route: '(desk)/dossiers/[id]', as: 'tjk', path: '/dossiers/D-5' },
  { route: '(desk)/dossiers/[id]/facts/new', as: 'officer', path: '/dossiers/D-5/facts/new' },
  { route: '(desk)/dossiers/[id]', as: 'analyst', path: '/dossiers/D-2' },
  { route: '(desk)/dossiers/[id]/scenarios/new', as: 'analyst', path: '/dossiers/D-2/scenarios/new' },
  { route: '(desk)/dossiers/[id]/scenarios/new', as: 'analyst', path: '/dossiers/D-2/scenarios/new?change=SC-1' },
  { route: '(desk)/dossiers/[id]/scenarios/new', as: 'tjk', path: '/dossiers/D-2/scenarios/new' },
  { route: '(desk)/dossiers/[id]/scenarios/[set]', as: 'analyst', path: '/dossiers/D-2/scenarios/SC-1' },
  { route: '(desk)/dossiers/[id]/warnings/new', as: 'officer', path: '/dossiers/D-2/warnings/new?forecast=F-10.AFG.2022-05.100' },
  { route: '(desk)/gap', as: 'tjk', path: '/gap' },
  { route: '(desk)/gap', as: 'officer', path: '/gap?year=1999' },
  { route: '(desk)/dossiers/[id]/warnings/new', as: 'officer', path: '/dossiers/D-3/warnings/new' },
  { route: '(desk)/dossiers/[id]/texts/new', as: 'officer', path: '/dossiers/D-2/texts/new' },
  { route: '(desk)/warnings', as: 'kaz', path: '/warnings' },
  { route: '(desk)/warnings/[id]', as: 'kaz', path: '/warnings/W-2' },
  { route: '(desk)/warnings', as: 'officer', path: '/warnings' },
  { route: '(desk)/warnings/proposals/[id]', as: 'officer', path: '/warnings/proposals/WP-1' },
  { route: '(desk)/warnings/proposals/[id]', as: 'analyst', path: '/warnings/proposals/WP-1' },
  { route: '(desk)/dossiers/[id]/warnings/new', as: 'analyst', path: '/dossiers/D-2/warnings/new?change=WP-1' },
  { route: '(desk)/digests', as: 'officer', path: '/digests' },
  { route: '(desk)/digests', as: 'tjk', path: '/digests' },
  { route: '(desk)/digests', as: 'kgz', path: '/digests' },
  { route: '(desk)/digests/[subscription]/[period]', as: 'officer', path: '/digests/SUB-1/2022-05-06' },
  { route: '(desk)/digests/[subscription]/[period]', as: 'analyst', path: '/digests/SUB-2/2022-W18' },
  { route: '(desk)/subscriptions', as: 'officer', path: '/subscriptions' },
  { route: '(desk)/subscriptions', as: 'kgz', path: '/subscriptions' },
  { route: '(desk)/subscriptions/new', as: 'kgz', path: '/subscriptions/new' },
  { route: '(desk)/subscriptions/new', as: 'officer', path: '/subscriptions/new?file=southern-borders&kind=signals&kind=warnings&level=medium&rhythm=day&quietFrom=&quietTo=&zone=seat' },
  { route: '(desk)/subscriptions/new', as: 'tjk', path: '/subscriptions/new?change=SUB-3' },
  { route: '(desk)/consultations', as: 'tjk', path: '/consultations' },
  { route: '(desk)/consultations/[id]', as: 'arm', path: '/consultations/C-2' },
  { route: '(desk)/texts', as: 'rus', path: '/texts' },
  { route: '(desk)/texts/[id]', as: 'tjk', path: '/texts/T-2' },
  { route: '(desk)/texts/[id]', as: 'officer', path: '/texts/T-1' },
  { route: '(desk)/texts/[id]/edit', as: 'officer', path: '/texts/T-2/edit' },
  { route: '(desk)/series', as: 'officer', path: '/series?area=TJK' },
  { route: '(desk)/series', as: 'officer', path: '/series?series=people-in-need' },
  { route: '(desk)/sources', as: 'officer', path: '/sources' },
  { route: '(desk)/sources', as: 'tjk', path: '/sources' },
  { route: '(desk)/sources/[source]', as: 'officer', path: '/sources/ucdp-ged' },
  { route: '(desk)/sources/[source]', as: 'officer', path: '/sources/ucdp-ged?on=1 May 2022&country=TJK' },
  { route: '(desk)/sources/[source]', as: 'tjk', path: '/sources/gdelt-events' },
  { route: '(desk)/sources/imports/[id]', as: 'officer', path: '/sources/imports/E-2' },
  { route: '(desk)/sources/[source]', as: 'analyst', path: '/sources/incidents' },
  { route: '(desk)/incidents/new', as: 'analyst', path: '/incidents/new' },
  { route: '(desk)/incidents/new', as: 'officer', path: '/incidents/new?number=TJK-2022-001' },
  { route: '(desk)/incidents/[number]', as: 'tjk', path: '/incidents/TJK-2022-001' },
  { route: '(desk)/watch', as: 'analyst', path: '/watch' },
  { route: '(desk)/watch/[id]', as: 'officer', path: '/watch/southern-borders' },
  { route: '(desk)/watch/[id]', as: 'tjk', path: '/watch/southern-borders?all&on=1 March 2022' },
  { route: '(desk)/watch/[id]/explore', as: 'officer', path: '/watch/southern-borders/explore' },
  { route: '(desk)/watch/[id]/explore', as: 'tjk', path: '/watch/southern-borders/explore?count=incidents&area=TJ-KT' },
  { route: '(desk)/watch/[id]/explore', as: 'analyst', path: '/watch/southern-borders/explore?count=incidents&by=segment&from=2000-W01&on=1 May 2000' },
  { route: '(desk)/watch/[id]/signals/[signal]', as: 'officer', path: '/watch/southern-borders/signals/incidents.AF-TAK.2022-W18' },
  { route: '(desk)/watch/[id]/signals/[signal]', as: 'tjk', path: '/watch/southern-borders/signals/incidents.AFG.2022-W18' },
  { route: '(desk)/watch/[id]/runs/[run]', as: 'analyst', path: '/watch/southern-borders/runs/R-3' },
  { route: '(desk)/watch/[id]/scores', as: 'analyst', path: '/watch/southern-borders/scores' },
  { route: '(desk)/dossiers/[id]/warnings/new', as: 'officer', path: '/dossiers/D-2/warnings/new?signal=ucdp-deaths.PAK.2022-03' },
  { route: '(desk)/forecasts', as: 'tjk', path: '/forecasts' },
  { route: '(desk)/forecasts', as: 'analyst', path: '/forecasts?month=2022-09' },
  { route: '(desk)/forecasts/[forecast]', as: 'officer', path: '/forecasts/F-9' },
  { route: '(desk)/forecasts/[forecast]', as: 'tjk', path: '/forecasts/F-10?month=2022-06' },
  { route: '(desk)/forecasts/[forecast]/[area]', as: 'officer', path: '/forecasts/F-10/AFG' },
  { route: '(desk)/forecasts/[forecast]/[area]', as: 'tjk', path: '/forecasts/F-9/AFG?scale=plain' },
  { route: '(desk)/forecasts/[forecast]/[area]', as: 'officer', path: '/forecasts/F-1/TJK' },
  { route: '(desk)/forecasts/scores', as: 'analyst', path: '/forecasts/scores' },
  { route: '(desk)/forecasts/models', as: 'kgz', path: '/forecasts/models' },
  { route: '(desk)/forecasts/new', as: 'analyst', path: '/forecasts/new' },
  { route: '(desk)/forecasts/new', as: 'tjk', path: '/forecasts/new?work=none' },
  { route: 'accuracy', as: null, path: '/accuracy' },
  { route: '(desk)/charter', as: 'blr', path: '/charter' },
  { route: '(desk)/acts', as: 'kgz', path: '/acts' },
  { route: '(desk)/acts/[seq]', as: 'kgz', path: '/acts/30' },
  { route: '(desk)/people', as: 'admin', path: '/people' },
  { route: '(desk)/people', as: 'analyst', path: '/people' },
  { route: '(desk)/account', as: 'kaz', path: '/account' },
  { route: '(desk)/administration', as: 'admin', path: '/administration' },
  { route: '(desk)/search', as: 'kaz', path: '/search?q=e' },
  { route: 'sign-in', as: null, path: '/sign-in' },
  { route: 'statements', as: null, path: '/statements' },
  { route: 'statements', as: null, path: '/statements?subject=analysis&year=2022' },
  { route: 'statements', as: null, path: '/statements?subject=peacekeeping' },
  { route: 'statements/[...symbol]', as: null, path: '/statements/CSC/ST/2022/1' },
  { route: 'check', as: null, path: '/check' },
];

const ROUTES = join(import.meta.dirname, '../../src/routes');
const NARROW = 390;

let browser: Browser | null;
let server: Server;
beforeAll(async () => {
  browser = await openBrowser();
  if (!browser) return;
  server = await startServer();
  await importBeside(server.folder);
  await importIncidents(server.folder, 'first');
  await importIncidents(server.folder, 'corrected');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it('visits every page there is', () => {
  const pages = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('+page.svelte')).map((file) => relative('.', join(file, '..')) || '.');
  expect(pages.filter((page) => !VISITS.some((visit) => visit.route === page)), 'pages that nobody visits').toEqual([]);
});

// What is dark differs from what is light in its colours alone.
const VIEWS = [
  { lang: 'en', width: 1440, dark: false },
  { lang: 'ru', width: NARROW, dark: false },
  { lang: 'ru', width: 1440, dark: true },
] as const;

describe.each(VIEWS)('in $lang at $width px, dark $dark', (view) => {
  it('has nothing that axe complains of, and does not scroll sideways', { timeout: 600_000 }, async ({ skip }) => {
    if (!browser) skip();
    const found: string[] = [];
    for (const person of new Set(VISITS.map((visit) => visit.as))) {
      const { context, page, complaints } = await contextFor(browser!, server.base, person, view);
      for (const { path } of VISITS.filter((visit) => visit.as === person)) {
        const answer = await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${view.lang}`);
        if (answer?.status() !== 200) found.push(`${path} answers ${answer?.status()}`);
        if ((await page.getAttribute('html', 'lang')) !== view.lang) found.push(`${path} is not in ${view.lang}`);
        const axe = new AxeBuilder({ page });
        const { violations } = await (view.dark ? axe.withRules('color-contrast') : axe).analyze();
        for (const v of violations) found.push(`${path} ${person}: ${v.id} ${v.nodes.slice(0, 2).map((node) => node.target.join(' ')).join(' | ')}`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (over > 0) found.push(`${path} scrolls ${over} px sideways`);
      }
      found.push(...complaints.map((text) => `${person}: ${text}`));
      await context.close();
    }
    expect(found).toEqual([]);
  });
});

it('is used by keyboard: the skip link is the first stop and leads to the content', async ({ skip }) => {
  if (!browser) skip();
  const { context, page } = await contextFor(browser!, server.base, 'tjk');
  await page.goto('/');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  await context.close();
});

it.for([
  ['before its scripts have come', /_app\/.*\.js$/],
  ['while they are coming', /_app\/immutable\/nodes\/.*\.js$/],
] as const)('keeps what is typed and chosen %s, and of several choices the last', async ([, late], { skip }) => {
  if (!browser) skip();
  const { context, page } = await contextFor(browser!, server.base, 'tjk');
  let letThrough = (): void => undefined;
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  // The first of the pages' own scripts is asked for when the application has begun.
  let begun = (): void => undefined;
  const asked = new Promise<void>((resolve) => (begun = resolve));
  await page.route(late, async (route) => (begun(), await held, route.continue()));
  await page.goto('/texts/T-2', { waitUntil: 'commit' });
  await asked;
  await page.waitForTimeout(500);
  const kind = page.locator('#your [name=kind][value=reserves]');
  const words = page.locator('#your textarea').first();
  await kind.check();
  await page.locator('#your [name=kind][value=agrees]').check();
  await kind.check();
  await words.fill('Twice a month is an aim.');
  expect(await page.evaluate(() => 'alive' in document.documentElement.dataset)).toBe(false);
  letThrough();
  await page.waitForSelector('html[data-alive]', { state: 'attached' });
  expect(await kind.isChecked()).toBe(true);
  expect(await words.inputValue()).toBe('Twice a month is an aim.');
  await context.close();
});
