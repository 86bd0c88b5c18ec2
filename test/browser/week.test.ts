import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { say } from '../../src/core/words.ts';
import { consultationsWords } from '../../src/features/consultations/index.ts';
import { noticesWords } from '../../src/features/notices/index.ts';
import { proceduresWords } from '../../src/features/procedures/index.ts';
import { textsWords } from '../../src/features/texts/index.ts';
import { csto } from '../actors.ts';
import { axe } from './axe.ts';
import { openBrowser, peopleOf, type Person } from './browser.ts';
import { startServer, type Server } from './server.ts';

let browser: Browser | null;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(async () => void (await browser?.close()));

const DELEGATES = ['arm', 'blr', 'kaz', 'kgz', 'rus', 'tjk'] as const;

/** A week of the six delegations: a text is broken, worded anew, put to them again and adopted. No mouse is touched after signing in. */
describe.each(['en', 'ru'] as const)('the six delegates’ week, by keyboard alone, in %s', (lang) => {
  let server: Server;
  const { as, leave, thrown } = peopleOf(() => ({ browser: browser!, base: server.base }), { lang });
  const wrong: string[] = [];
  const pw = proceduresWords[lang].ui;
  const name = (party: string): string => say(csto.parties.find((one) => one.id === party)!.name, lang);

  beforeAll(async () => {
    if (browser) server = await startServer();
  });
  afterAll(async () => {
    await leave();
    await server?.stop();
  });

  /** Goes on by Tab until the focus stands on this. */
  const reach = async (page: Page, selector: string, most = 250): Promise<void> => {
    for (let i = 0; i < most; i++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    }
    throw new Error(`${most} times Tab on ${page.url()} and not on ${selector}`);
  };
  const onward = async (page: Page): Promise<void> => {
    const arrived = page.waitForEvent('load');
    await page.keyboard.press('Enter');
    await arrived;
  };
  /** Writes an address, and skips what stands before the content. */
  const open = async (person: Person, path: string): Promise<Page> => {
    const page = await as(person);
    await page.goto(path);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    return page;
  };
  const choose = async (page: Page, kind: string): Promise<void> => {
    await reach(page, '#your input[name=kind]');
    for (let i = 0; i < 8 && !(await page.isChecked(`#your [name=kind][value=${kind}]`)); i++) await page.keyboard.press(i === 0 ? 'Space' : 'ArrowDown');
    expect(await page.isChecked(`#your [name=kind][value=${kind}]`)).toBe(true);
  };
  const write = async (page: Page, selector: string, words: string): Promise<void> => {
    await reach(page, selector);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(words);
  };
  const send = async (page: Page, button: string): Promise<void> => {
    await reach(page, button);
    await onward(page);
  };
  const main = (page: Page): Promise<string> => page.locator('main').innerText();
  const looked = async (page: Page, what: string): Promise<void> => void wrong.push(...(await axe(page)).map((one) => `${what}: ${one}`));
  const hour = async (by: 'hour' | 'day'): Promise<void> => {
    const page = await as('officer');
    await page.goto('/');
    await send(page, `form[action="/example/clock"] button[value=${by}]`);
  };
  const noticed = async (person: Person, key: string, party?: string): Promise<void> => {
    const page = await as(person);
    await page.goto('/');
    await reach(page, '.rail a[href="/notices"]');
    await Promise.all([page.waitForURL('**/notices'), page.keyboard.press('Enter')]);
    expect(await main(page), `${person} is told: ${key}`).toContain(noticesWords[lang].ui[`n_${key}`]!.replace('{party}', party ? name(party) : ''));
  };

  it('Thursday: each opens the desk, and who owes an answer gives it', { timeout: 120_000 }, async ({ skip }) => {
    if (!browser) skip();
    for (const person of DELEGATES) {
      await open(person, '/texts/T-2');
      expect(await (await as(person)).locator('#changes').count(), 'on a first look nothing is new').toBe(0);
    }
    const armenia = await open('arm', '/');
    await reach(armenia, 'main a.btn[href^="/consultations/C-2"]', 20);
    await Promise.all([armenia.waitForURL('**/consultations/C-2*'), armenia.keyboard.press('Enter')]);
    await reach(armenia, '[name=answer]');
    await armenia.keyboard.press('Space');
    await send(armenia, '#your button');
    expect(await armenia.locator('tr', { hasText: name('ARM') }).innerText()).toContain(consultationsWords[lang].ui.accepted);
    await write(armenia, `[name="instruction.${lang}"]`, lang === 'en' ? 'Wait for the districts.' : 'Дождаться перечня районов.');
    await send(armenia, '#instructions button');
    expect(await armenia.locator('#instructions').innerText()).toContain(lang === 'en' ? 'Wait for the districts.' : 'Дождаться перечня районов.');
    const russia = await open('rus', '/consultations/C-2');
    expect(await main(russia), 'the note of another capital').not.toMatch(/Wait for the districts|Дождаться перечня/);
    await looked(armenia, 'an answered consultation');
  });

  it('sees what an objection would do, then breaks the silence on one paragraph; the others are told', { timeout: 120_000 }, async ({ skip }) => {
    if (!browser) skip();
    const kyrgyzstan = await open('kgz', '/texts/T-2');
    await reach(kyrgyzstan, '#your [name=paragraph][value="4"]');
    await kyrgyzstan.keyboard.press('Space');
    await choose(kyrgyzstan, 'objects');
    await write(kyrgyzstan, `#your [name="words.${lang}"]`, lang === 'en' ? 'Seven days are too few.' : 'Семи дней мало.');
    await send(kyrgyzstan, '#your button[formaction^="?/preview"]');
    expect(await kyrgyzstan.locator('.preview').innerText()).toContain(pw.previewThen!);
    await looked(kyrgyzstan, 'what would follow');
    await send(kyrgyzstan, '#your button.p');
    expect(await main(kyrgyzstan)).toContain(lang === 'en' ? 'Silence broken' : 'Умолчание нарушено');
    for (const person of ['rus', 'tjk'] as const) await noticed(person, 'broken', 'KGZ');
  });

  it('Friday: a new wording is put to all again on that paragraph alone, and each sees what changed since the last look', { timeout: 120_000 }, async ({ skip }) => {
    if (!browser) skip();
    await hour('hour');
    const officer = await open('officer', '/texts/T-2/edit');
    for (const [field, days, more] of [['words4.ru', 'семи', 'десяти'], ['words4.en', 'seven', 'ten']] as const) {
      const words = await officer.inputValue(`[name="${field}"]`);
      expect(words).toContain(days);
      await write(officer, `[name="${field}"]`, words.replace(days, more));
    }
    await send(officer, 'main button.p[name=do][value=save]');
    await officer.waitForURL(/\/texts\/T-2(#|$)/);
    await send(officer, 'form[action="?/freeze"] button');
    const armenia = await open('arm', '/texts/T-2');
    await reach(armenia, '#circulate [name=reopen]');
    await armenia.keyboard.press('Space');
    await send(armenia, '#circulate button');
    expect(await armenia.locator('#your').count()).toBe(1);
    for (const person of ['blr', 'kaz', 'kgz', 'rus', 'tjk'] as const) {
      const page = await open(person, '/texts/T-2');
      const changes = page.locator('#changes');
      expect(await changes.innerText(), person).toContain(textsWords[lang].ui.changedLooked);
      expect(await changes.locator('ins').allTextContents(), 'and nothing but what changed').toEqual([expect.stringContaining(lang === 'en' ? 'ten' : 'десяти')]);
    }
    await looked(await as('kaz'), 'a text that changed');
    await noticed('blr', 'circulated');
  });

  it('takes its positions: one agrees, one reserves, one prepares what another would release', { timeout: 120_000 }, async ({ skip }) => {
    if (!browser) skip();
    const kazakhstan = await open('kaz', '/texts/T-2');
    await choose(kazakhstan, 'agrees');
    await send(kazakhstan, '#your button.p');
    const russia = await open('rus', '/texts/T-2');
    await choose(russia, 'reserves');
    await send(russia, '#your button.p');
    expect(await russia.locator('#your [role=alert] code').textContent(), 'a reservation needs words').toContain('procedures.reservation_missing');
    await write(russia, `#your [name="words.${lang}"]`, lang === 'en' ? 'Ten days are counted from receipt.' : 'Десять дней считаются с получения.');
    await send(russia, '#your button.p');
    const tajikistan = await open('tjk', '/texts/T-2');
    await choose(tajikistan, 'agrees');
    await send(tajikistan, '#your button[formaction^="?/prepare"]');
    expect(await tajikistan.locator('#prepared').innerText()).toContain(pw.agrees);
    expect(await main(tajikistan)).toContain(pw.preparedNote);
    expect(await main(await open('kaz', '/texts/T-2')), 'what waits is the delegation’s own').not.toContain(pw.preparedNote);
    await looked(tajikistan, 'a position that waits');
    await send(await open('tjk', '/texts/T-2'), '#prepared button.p');
    expect(await tajikistan.locator('#prepared').count()).toBe(0);
    const kyrgyzstan = await open('kgz', '/texts/T-2');
    expect(await kyrgyzstan.locator('#pos').innerText()).toContain(pw.tendencyAdopted);
    expect(await kyrgyzstan.locator('main').innerText(), 'the words of a reservation').toContain(lang === 'en' ? 'Ten days are counted from receipt.' : 'Десять дней считаются с получения.');
  });

  it('the week after: the hour passes, the text is adopted and published, and everybody is told', { timeout: 180_000 }, async ({ skip }) => {
    if (!browser) skip();
    for (let day = 0; day < 4; day++) await hour('day');
    const officer = await open('officer', '/texts/T-2');
    await send(officer, 'form[action="?/announce"] button');
    await officer.waitForURL(/\/statements\//);
    const symbol = decodeURIComponent(new URL(officer.url()).pathname).replace('/statements/', '');
    for (const person of DELEGATES) await noticed(person, 'published');
    const kyrgyzstan = await as('kgz');
    await reach(kyrgyzstan, `main a[href="/statements/${symbol}"]`);
    await Promise.all([kyrgyzstan.waitForURL('**/statements/**'), kyrgyzstan.keyboard.press('Enter')]);
    expect(await main(kyrgyzstan)).toContain(lang === 'en' ? 'within ten days' : 'в течение десяти дней');
    await looked(kyrgyzstan, 'the statement');
  });

  it('and nothing was complained of', ({ skip }) => {
    if (!browser) skip();
    expect(wrong).toEqual([]);
    expect(thrown).toEqual([]);
    expect(server.errors()).not.toContain('request.failed');
  });
});
