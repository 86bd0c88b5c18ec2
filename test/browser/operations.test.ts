import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { contextFor, openBrowser, press } from './browser.ts';
import { landed, signedIn } from './client.ts';
import { startServer, type Server } from './server.ts';

/** The mission planner's day, the desk officer's close-out, and a situation report without a network. */
let server: Server;
let browser: Browser | null;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const filled = (words: Record<string, string>, lang: string): Record<string, string> => Object.fromEntries(Object.entries(words).map(([name, text]) => [`${name}.${lang}`, text]));

describe.each(['en', 'ru'] as const)('%s', (lang) => {
  it('the mission planner sees what is owed and what does not add up, records a strength, and is asked to explain an excess', { timeout: 90_000 }, async ({ skip }) => {
    // Where there is no browser, `openBrowser` has said so in one loud line.
    if (!browser) skip();
    const { context: own, page, complaints } = await contextFor(browser!, server.base, 'planner', { lang });
    await page.goto('/operations');
    expect(await axe(page)).toEqual([]);
    await page.locator('a[href="/operations/OP-2"]').first().click();
    await page.waitForURL('**/operations/OP-2');
    expect(await page.locator('#owed li').count()).toBeGreaterThan(1);
    expect(await page.locator('#requirements tbody tr').count()).toBe(3);
    expect(await page.locator('#equipment').innerText()).toContain('%');
    await page.goto('/operations/OP-2/record/strength');
    expect(await axe(page)).toEqual([]);
    await page.selectOption('[name=scope]', 'unit:U3');
    await page.selectOption('[name=measure]', 'present');
    // More than the other language has explained already.
    const n = lang === 'ru' ? '50' : '45';
    await page.fill('[name=strength]', n);
    await press(page, 'main form button');
    expect(await page.getByRole('alert').innerText()).toContain('operations.excess_present');
    expect(await page.inputValue('[name=strength]'), 'what was typed stays').toBe(n);
    expect(await axe(page)).toEqual([]);
    await page.fill(`[name="discrepancy.${lang}"]`, lang === 'ru' ? 'Пятеро прибыли с грузом' : 'Five came with the goods');
    await press(page, 'main form button');
    await page.waitForURL('**/operations/OP-2');
    expect(await page.locator('#forces').innerText()).toContain(lang === 'ru' ? 'Пятеро прибыли с грузом' : 'Five came with the goods');
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
    await own.close();
  });
});

describe('the desk officer', () => {
  it('sees that the mandate of January 2022 names no end, sets a review date, and closes the file, which then takes nothing but corrections', async () => {
    const officer = await signedIn(server.base, 'officer');
    const file = async (query = ''): Promise<string> => (await officer.get(`/operations/OP-1${query}`)).text;
    expect(await file('?on=13 Jan 2022&lang=en')).toContain('withdrawing, without an end date');
    expect(await file('?on=13 Jan 2022')).not.toContain('Telegram to the members');
    const before = await file();
    expect(before).toContain('126 days without one');
    expect(landed(await officer.post('/operations/OP-1/record/review', { review: '1 June 2022', ...filled({ words: 'Before the anniversary' }, 'en') }))).toBe('/operations/OP-1');
    expect(await file()).not.toContain('126 days without one');
    const refused = await officer.post('/operations/OP-1/record/change', { to: '1 July 2022', ...filled({ words: 'Longer' }, 'en') });
    expect([refused.status, refused.text.includes('operations.decision_no_body')], 'nothing extends it without a decision').toEqual([422, true]);
    expect(landed(await officer.post('/operations/OP-1/record/close', filled({ outcome: 'The situation was stable', lessons: 'Name the end in the decision' }, 'en')))).toBe('/operations/OP-1');
    expect(await file()).toContain('Decision to end of withdrawal: 13 days');
    const late = await officer.post('/operations/OP-1/record/claim', { about: 'event', source: 'A newspaper', ...filled({ statement: 'More' }, 'en') });
    expect([late.status, late.text.includes('operations.closed')]).toEqual([422, true]);
  });

  it('gets the strengths as a picture and as figures, as they were known on a day', async () => {
    const officer = await signedIn(server.base, 'officer');
    const csv = (await officer.get('/operations/OP-1/strength/csv?on=10 Jan 2022')).text;
    expect(csv.split('\n').filter((line) => line.includes(',all,')).length).toBe(1);
    expect((await officer.get('/operations/OP-1/strength/svg')).text).toContain('<svg');
  });

  it('bundles measures in answer to a warning', async () => {
    const officer = await signedIn(server.base, 'officer');
    const made = landed(await officer.post('/measures/packages/new', { warning: 'W-3', option: ['MO-1', 'MO-5'], ...filled({ title: 'Papers first' }, 'en') }));
    expect(made).toBe('/measures/packages/MP-2');
    expect((await officer.get('/warnings/W-3?lang=en')).text).toContain('Papers first');
    expect((await officer.post(`${made}?/use`, { option: 'MO-1', use: 'used', ...filled({ came: 'Agreed' }, 'en') })).status).toBe(303);
    expect((await officer.get(made)).text).toContain('Agreed');
  });
});

describe('a situation report', () => {
  it('is an ordinary form without scripts', async () => {
    const kaz = await signedIn(server.base, 'kaz');
    const report = { operation: 'OP-2', on: '10 May 2022', kind: 'daily', language: 'en', scope: 'unit:U1', present: '150', leave: '4', sick: '1', vehiclesHeld: '11', vehiclesServiceable: '9', radiosHeld: '14', radiosServiceable: '13', assessment: 'Quiet on paper' };
    expect((await kaz.post('/sitrep', { ...report, assessment: '' })).text).toContain('operations.no_assessment');
    expect(landed(await kaz.post('/sitrep', report))).toBe('/operations/OP-2#sitreps');
    expect((await kaz.get('/operations/OP-2')).text).toContain('Quiet on paper');
    expect((await (await signedIn(server.base, 'tjk')).post('/sitrep', report)).text, 'of another party').toContain('operations.party_not_allowed');
  });

  it('opens without a network, waits in the browser, and is entered once when there is one', { timeout: 120_000 }, async ({ skip }) => {
    // Where there is no browser, `openBrowser` has said so in one loud line.
    if (!browser) skip();
    const { context: own, page } = await contextFor(browser!, server.base, 'kaz', { lang: 'en' });
    await page.goto('/sitrep?operation=OP-2&lang=en');
    expect(await axe(page)).toEqual([]);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await own.setOffline(true);
    await page.goto('/sitrep?operation=OP-2&lang=en');
    await page.locator('.outbox').getByText('Nothing waits in this browser.').waitFor();
    expect(await page.inputValue('[name=operation]')).toBe('OP-2');
    for (const [n, assessment] of ['First of two', 'Second of two'].entries()) {
      for (const [name, value] of Object.entries({ operation: 'OP-2', on: `${11 + n} May 2022`, scope: 'unit:U1', present: '149', leave: '5', sick: '1', vehiclesHeld: '11', vehiclesServiceable: '9', radiosHeld: '14', radiosServiceable: '13', assessment })) await page.fill(`[name=${name}]`, value);
      await press0(page);
    }
    expect(await page.locator('.outbox li').count(), 'both wait, and are seen to').toBe(2);
    await own.setOffline(false);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.locator('.outbox').getByText('Nothing waits in this browser.').waitFor();
    const text = (await (await signedIn(server.base, 'kaz')).get('/operations/OP-2')).text;
    expect(['First of two', 'Second of two'].map((one) => text.split(one).length > 1)).toEqual([true, true]);
    const entered = await page.evaluate(async () => (await fetch('/operations/OP-2')).text());
    expect(entered.match(/<summary/g)!.length).toBeGreaterThan(4);
    await own.close();
  });
});

/** Sends the sheet and waits until it is empty again. */
async function press0(page: Awaited<ReturnType<typeof contextFor>>['page']): Promise<void> {
  await page.locator('.sheet form button.btn.p').click();
  await page.waitForFunction(() => (document.querySelector('[name=assessment]') as HTMLTextAreaElement).value === '');
}
