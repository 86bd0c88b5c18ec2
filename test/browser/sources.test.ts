import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ged } from '../cases/files.ts';
import { contextFor, openBrowser, press } from './browser.ts';
import { importBeside } from './imported.ts';
import { startServer, type Server } from './server.ts';

/** Files taken in beside a running server and by the form of a page, and what was known when. */
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

describe('sources', () => {
  it('are taken in by the server, from the path that the command line names', async () => {
    expect(await importBeside(server.folder)).toMatchObject([
      { import: 'E-3', kept: true, received: 3, opened: 3, refused: 0 },
      { import: 'E-4', received: 3, revised: 1, unchanged: 1, refused: 1, reasons: [{ code: 'sources.bad_cell', first: [{ line: 4 }] }] },
      { import: 'E-5', received: 40, opened: 40, duplicates: 4 },
      { import: 'E-6', received: 1, opened: 0, revised: 1, refused: 0 },
    ]);
  });

  it('and from a form without scripts, with a refusal that keeps what was entered', async ({ skip }) => {
    if (!browser) skip();
    const { page, context } = await contextFor(browser!, server.base, 'officer', { scripts: false });
    const send = async (name: string, text: string): Promise<void> => {
      await page.goto('/sources');
      await page.setInputFiles('input[type=file]', { name, mimeType: 'text/csv', buffer: Buffer.from(text) });
      await page.fill('[name=vintage]', '26.2');
      await page.check('[name=part]');
      await press(page, 'form.card button.btn.p');
    };
    await send('other.csv', 'a,b\n1,2\n');
    expect(await page.innerText('.refusal')).toContain('sources.missing_column');
    expect([await page.inputValue('[name=vintage]'), await page.isChecked('[name=part]')]).toEqual(['26.2', true]);
    await send('ged-3.csv', ged({ best: '13', deaths_b: '12' }));
    expect(new URL(page.url()).pathname).toBe('/sources/imports/E-7');
    expect(await page.innerText('#changes')).toMatch(/best\s+12\s+13/);
    await page.goto('/sources/ucdp-ged?country=TJK');
    expect(await page.innerText('main')).toContain('Revised: 2');
    await page.goto('/sources/ucdp-ged?country=TJK&on=1 May 2022');
    expect(await page.innerText('main')).toContain('Nothing was known on 1 May 2022');
    await context.close();
  });
});
