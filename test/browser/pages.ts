import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { contextFor, openBrowser, type View } from './browser.ts';
import { importBeside, importIncidents } from './imported.ts';
import { startServer, type Server } from './server.ts';
import { VISITS } from './visits.ts';

/** A browser and a desk on which every page of `VISITS` has something to show. */
export function pagesOpen(): { browser: Browser | null; server: Server } {
  const open = { browser: null } as { browser: Browser | null; server: Server };
  beforeAll(async () => {
    open.browser = await openBrowser();
    if (!open.browser) return;
    open.server = await startServer();
    await importBeside(open.server.folder);
    await importIncidents(open.server.folder, 'first');
    await importIncidents(open.server.folder, 'corrected');
  });
  afterAll(async () => {
    await open.browser?.close();
    await open.server?.stop();
  });
  return open;
}

/** What is dark differs from what is light in its colours alone. */
export function holdsInEveryPage(open: { browser: Browser | null; server: Server }, view: Required<Pick<View, 'lang' | 'width' | 'dark'>>): void {
  it(`in ${view.lang} at ${view.width} px${view.dark ? ', dark,' : ''} has nothing that axe complains of, and does not scroll sideways`, { timeout: 900_000 }, async ({ skip }) => {
    if (!open.browser) skip();
    const found: string[] = [];
    for (const person of new Set(VISITS.map((visit) => visit.as))) {
      const { context, page, complaints } = await contextFor(open.browser!, open.server.base, person, view);
      for (const { path } of VISITS.filter((visit) => visit.as === person)) {
        const answer = await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${view.lang}`);
        if (answer?.status() !== 200) found.push(`${path} answers ${answer?.status()}`);
        if ((await page.getAttribute('html', 'lang')) !== view.lang) found.push(`${path} is not in ${view.lang}`);
        found.push(...(await axe(page, view.dark ? 'color-contrast' : undefined)).map((text) => `${path} ${person}: ${text}`));
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (over > 0) found.push(`${path} scrolls ${over} px sideways`);
      }
      found.push(...complaints.map((text) => `${person}: ${text}`));
      await context.close();
    }
    expect(found).toEqual([]);
  });
}
