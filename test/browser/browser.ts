import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** Own arguments: those of the packaged browser run it as one process, and its second page dies. */
const ARGS = ['--headless=shell', '--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where the browser is. The packaged one is unpacked by whoever asks first, so it is asked for once before tests that run side by side. */
export async function executable(): Promise<string | null> {
  if (process.platform === 'linux' && process.arch === 'x64') {
    // It unpacks into the folder for temporary files, and takes whatever lies there: a folder of our own.
    const before = process.env.TMPDIR;
    process.env.TMPDIR = join(import.meta.dirname, '../../node_modules/.cache/chromium');
    mkdirSync(process.env.TMPDIR, { recursive: true });
    try {
      const { default: packaged } = await import('@sparticuz/chromium');
      return await packaged.executablePath();
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
  }
  return INSTALLED.find((path) => existsSync(path)) ?? null;
}

/** A browser, or null with one loud line where none can be had. */
export async function openBrowser(): Promise<Browser | null> {
  const executablePath = await executable();
  if (executablePath !== null) return chromium.launch({ executablePath, args: ARGS });
  process.stderr.write('\n!!! NO BROWSER, the tests that need it are skipped: install Chromium !!!\n\n');
  return null;
}

export type Person = 'officer' | 'general' | 'admin' | 'arm' | 'blr' | 'kaz' | 'kgz' | 'rus' | 'tjk' | 'analyst' | 'planner';
export type View = { scripts?: boolean; lang?: 'en' | 'ru'; width?: number; dark?: boolean };

/** A context of one's own, as one person has it; what the browser complains about is kept. */
export async function contextFor(browser: Browser, base: string, person: Person | null, view: View = {}): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const { scripts = true, lang = 'en', width = 1440, dark = false } = view;
  const context = await browser.newContext({ baseURL: base, javaScriptEnabled: scripts, locale: lang, viewport: { width, height: 900 }, colorScheme: dark ? 'dark' : 'light' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
  page.on('pageerror', (error) => void complaints.push(error.message));
  if (person !== null) {
    await page.goto(`/sign-in?lang=${lang}`);
    await page.locator(`button[name=person][value=${person}]`).click();
    await page.waitForURL((url) => url.pathname === '/');
  }
  return { context, page, complaints };
}

/** People of one test, each in a context of their own that is opened when they are first asked for; what their pages throw is kept. */
export function peopleOf(where: () => { browser: Browser; base: string }, view: View = {}): { as(person: Person): Promise<Page>; leave(): Promise<void>; thrown: string[] } {
  const pages = new Map<Person, Page>();
  const thrown: string[] = [];
  return {
    thrown,
    as: async (person) => {
      let page = pages.get(person);
      if (!page) {
        const { browser, base } = where();
        page = (await contextFor(browser, base, person, view)).page;
        page.on('pageerror', (error) => thrown.push(error.message));
        pages.set(person, page);
      }
      return page;
    },
    leave: async () => {
      for (const page of pages.values()) await page.context().close();
      pages.clear();
    },
  };
}

/** Presses a button that sends a form, and waits for the page that comes back. */
export async function press(page: Page, selector: string): Promise<void> {
  const arrived = page.waitForEvent('load');
  await page.locator(selector).last().click();
  await arrived;
}

/** Moves the clock of the example forward, from the strip at the top. */
export async function moveClock(page: Page, by: 'hour' | 'day' | 'deadline'): Promise<void> {
  await press(page, `form[action="/example/clock"] button[value=${by}]`);
}
