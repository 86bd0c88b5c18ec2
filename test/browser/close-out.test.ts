import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { contextFor, openBrowser, press } from './browser.ts';
import { startServer, type Server } from './server.ts';

/** The desk officer's close-out: from what Today demands to a file that takes nothing more, each language on a desk of its own, since a file is closed once. */
let browser: Browser | null;
beforeAll(async () => void (browser = await openBrowser()), 60_000);
afterAll(async () => void (await browser?.close()));

const WORDS = {
  en: { demand: 'Set a review date', outcome: 'The situation was stable; nobody was lost', lessons: 'Name the end in the decision', days: 'Decision to end of withdrawal: 13 days', closed: 'closed' },
  ru: { demand: 'Назначить дату пересмотра', outcome: 'Обстановка стабильна, потерь нет', lessons: 'Называть окончание в решении', days: '13 дней', closed: 'закрыт' },
} as const;

describe.each(['en', 'ru'] as const)('%s', (lang) => {
  it('goes from the day to the file, closes it with its lessons, and is asked for nothing more', { timeout: 180_000 }, async ({ skip }) => {
    // Where there is no browser, `openBrowser` has said so in one loud line.
    if (!browser) skip();
    const server: Server = await startServer();
    const said = WORDS[lang];
    const { context, page, complaints } = await contextFor(browser!, server.base, 'officer', { lang });
    try {
      expect(await page.locator('main').innerText()).toContain(said.demand);
      await page.locator('main a[href="/operations/OP-1"]').first().click();
      await page.waitForURL('**/operations/OP-1');
      await page.goto('/operations/OP-1/record/close');
      expect(await axe(page)).toEqual([]);
      await press(page, 'main form button');
      expect(await page.getByRole('alert').count(), 'not without an outcome').toBe(1);
      await page.fill(`[name="outcome.${lang}"]`, said.outcome);
      await page.fill(`[name="lessons.${lang}"]`, said.lessons);
      await press(page, 'main form button');
      await page.waitForURL('**/operations/OP-1');
      const file = (await page.locator('main').innerText()).replace(/\u00a0/g, ' ');
      for (const one of [said.outcome, said.lessons, said.days]) expect(file).toContain(one);
      expect(file.toLowerCase()).toContain(said.closed);
      expect(await axe(page)).toEqual([]);
      expect(await page.locator('a[href$="/record/stage"]').count(), 'nothing but corrections is offered').toBe(0);
      await page.goto('/');
      expect(await page.locator('main').innerText()).not.toContain(said.demand);
      expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
    } finally {
      await context.close();
      await server.stop();
    }
  });
});
