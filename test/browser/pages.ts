import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { contextFor, openBrowser, type View } from './browser.ts';
import { importBeside, importIncidents, importUnitedNations } from './imported.ts';
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
    await importUnitedNations(open.server.folder);
    await importIncidents(open.server.folder, 'first');
    await importIncidents(open.server.folder, 'corrected');
  });
  afterAll(async () => {
    await open.browser?.close();
    await open.server?.stop();
  });
  return open;
}

type Of = Required<Pick<View, 'lang' | 'width'>>;

/**
 * Every visit in one view. @param dark at this width the same page is looked at in the dark too, which differs from the
 * light in its colours alone.
 */
export function holdsInEveryPage(open: { browser: Browser | null; server: Server }, view: Of, dark: number | null = null): void {
  it(`in ${view.lang} at ${view.width} px${dark === null ? '' : `, and dark at ${dark} px,`} has nothing that axe complains of, and does not scroll sideways`, { timeout: 900_000 }, async ({ skip }) => {
    if (!open.browser) skip();
    const found: string[] = [];
    for (const person of new Set(VISITS.map((visit) => visit.as))) {
      const { context, page, complaints } = await contextFor(open.browser!, open.server.base, person, view);
      for (const { path } of VISITS.filter((visit) => visit.as === person)) {
        const answer = await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${view.lang}`);
        if (answer?.status() !== 200) found.push(`${path} answers ${answer?.status()}`);
        if ((await page.getAttribute('html', 'lang')) !== view.lang) found.push(`${path} is not in ${view.lang}`);
        found.push(...(await axe(page)).map((text) => `${path} ${person}: ${text}`));
        const sideways = async (width: number): Promise<void> => {
          const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          if (over > 0) found.push(`${path} at ${width} px scrolls ${over} px sideways`);
        };
        await sideways(view.width);
        if (dark === null) continue;
        await page.emulateMedia({ colorScheme: 'dark' });
        await page.setViewportSize({ width: dark, height: 900 });
        found.push(...(await axe(page, 'color-contrast')).map((text) => `${path} ${person}, dark: ${text}`));
        await sideways(dark);
        await page.emulateMedia({ colorScheme: 'light' });
        await page.setViewportSize({ width: view.width, height: 900 });
      }
      found.push(...complaints.map((text) => `${person}: ${text}`));
      await context.close();
    }
    expect(found).toEqual([]);
  });
}
