import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { axe } from './axe.ts';
import { contextFor } from './browser.ts';
import { holdsInEveryPage, pagesOpen } from './pages.ts';
import { OF_A_NODE } from './routes.ts';
import { VISITS } from './visits.ts';

const ROUTES = join(import.meta.dirname, '../../src/routes');

it('visits every page there is', () => {
  const pages = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('+page.svelte')).map((file) => relative('.', join(file, '..')) || '.');
  expect(pages.filter((page) => !VISITS.some((visit) => visit.route === page) && !OF_A_NODE.includes(page)), 'pages that nobody visits').toEqual([]);
});

const open = pagesOpen();

it('axe would complain of a picture without words and of words that are pale', async ({ skip }) => {
  if (!open.browser) skip();
  const page = await open.browser!.newPage();
  await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"><p style="color: #aaa; background: #fff">pale</p></main></html>');
  expect(await axe(page)).toEqual(['color-contrast p', 'image-alt img']);
  expect(await axe(page, 'color-contrast')).toEqual(['color-contrast p']);
  await page.setContent('<style>@media (prefers-color-scheme: dark) { p { color: #444; background: #333 } }</style><p>dark</p>');
  expect(await axe(page, 'color-contrast')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await axe(page, 'color-contrast')).toEqual(['color-contrast p']);
  await page.close();
});

holdsInEveryPage(open, { lang: 'en', width: 1440 });

it('is used by keyboard: the skip link is the first stop and leads to the content', async ({ skip }) => {
  if (!open.browser) skip();
  const { context, page } = await contextFor(open.browser!, open.server.base, 'tjk');
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
  if (!open.browser) skip();
  const { context, page } = await contextFor(open.browser!, open.server.base, 'tjk');
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
