import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { incidentFile } from '../../src/features/sources/incident-form.ts';
import { axe } from './axe.ts';
import { hidden, landed, signedIn } from './client.ts';
import { contextFor, openBrowser, press, type View } from './browser.ts';
import { startServer, type Server } from './server.ts';

/** What a member reports of an incident: in a form, corrected and withdrawn, in the own line alone. */
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

const SEND = 'form[action^="?/report"] button.btn.p';
async function enter(page: Page, more: Record<string, string> = {}): Promise<void> {
  for (const [name, value] of Object.entries({ summary: 'Shots across the river, invented.', from: '30 апр 2022', parties: 'Border guards\nUnknown men', injured: '0', province: 'Khatlon', ...more })) await page.fill(`[name="${name}"]`, value);
  await page.selectOption('[name=kind]', 'border_shooting');
  await page.check('[name=certainty][value=reported]');
}
const analyst = (view: View = {}) => contextFor(browser!, server.base, 'analyst', view);

describe('an incident', () => {
  /** The number that the form offers: the one after the last of the example. */
  let number = '';
  it('is reported without scripts, with wrong coordinates refused and everything kept', async ({ skip }) => {
    if (!browser) skip();
    const { page, context } = await analyst({ scripts: false });
    await page.goto('/incidents/new');
    number = await page.inputValue('[name=incident]');
    expect(number).toMatch(/^TJK-2022-\d{3}$/);
    expect(await page.inputValue('[name=country]')).toBe('TJK');
    await enter(page, { latitude: '371.9', longitude: '68.6', killed: 'some' });
    await press(page, SEND);
    expect(await page.innerText('.errors')).toMatch(/Latitude: Write degrees.*Killed: Write a number/s);
    expect(await page.innerText('.errors code')).toBe('sources.report_degrees · sources.report_figure');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('errors');
    expect(await page.getAttribute('[name=latitude]', 'aria-invalid')).toBe('true');
    expect(await page.innerText('#f-latitude-error')).toContain('from -90 to 90');
    expect([await page.inputValue('[name=latitude]'), await page.inputValue('[name=summary]'), await page.inputValue('[name=from]'), await page.inputValue('[name=parties]'), await page.inputValue('[name=kind]'), await page.isChecked('[name=certainty][value=reported]')]).toEqual([
      '371.9', 'Shots across the river, invented.', '30 апр 2022', 'Border guards\nUnknown men', 'border_shooting', true,
    ]);
    await page.locator('.errors a').first().click();
    expect(page.url()).toContain('#f-latitude');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-latitude');
    await page.fill('[name=latitude]', '37.19');
    await page.fill('[name=killed]', '');
    await press(page, SEND);
    expect(new URL(page.url()).pathname).toBe(`/incidents/${number}`);
    const said = await page.innerText('main');
    expect(said).toMatch(/as reported by Tajikistan/);
    expect(said).toMatch(/Killed\s+not known/);
    expect(said).toMatch(/Injured\s+0/);
    expect(said).toMatch(/shooting at the border/);
    await page.goto('/incidents/new');
    expect(await page.inputValue('[name=incident]'), 'the next number').toBe(`TJK-2022-${Number(number.slice(9)) + 1}`);
    await context.close();
  });

  it('is corrected and withdrawn from the list, and every version stays', async ({ skip }) => {
    if (!browser) skip();
    const { page, context } = await analyst({ width: 390, lang: 'ru' });
    await page.goto('/sources/incidents');
    expect(await page.innerText('main')).toContain('сообщает Таджикистан');
    await page.click(`text=исправить ${number}`);
    await page.waitForURL(new RegExp(`number=${number}`));
    expect([await page.inputValue('[name=from]'), await page.inputValue('[name=latitude]'), await page.getAttribute('[name=incident]', 'readonly')]).toEqual(['30 апреля 2022', '37.19', '']);
    await page.fill('[name=injured]', 'two');
    await page.click(SEND);
    await page.waitForSelector('.errors');
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await page.fill('[name=injured]', '2');
    await page.click(SEND);
    await page.waitForURL(new RegExp(`/incidents/${number}$`));
    expect(await page.innerText('main')).toMatch(/injured:\s+0\s+2/);
    await page.goto(`/incidents/new?number=${number}#withdraw`);
    await page.click('form[action^="?/withdraw"] button');
    await page.waitForURL(new RegExp(`/incidents/${number}$`));
    expect(await page.innerText('main')).toContain('Этот инцидент отозван.');
    await page.goto('/sources/incidents');
    expect(await page.innerText('main')).not.toContain(number);
    await context.close();
  });
});

describe('beside the form', () => {
  const entries = (fields: Record<string, string>) => ({ kind: 'attack', from: '2022-05-01', to: '', date_precision: '', country: 'KAZ', place_precision: '', certainty: 'confirmed', summary: 'Invented.', ...fields });

  it('a number of another country is refused, whatever else is sent, and so is whoever reports for none', async () => {
    const [centre, officer, delegate] = [await signedIn(server.base, 'analyst'), await signedIn(server.base, 'officer'), await signedIn(server.base, 'tjk')];
    const other = await centre.post('/incidents/new?/report', entries({ incident: 'KAZ-2022-001' }));
    expect([other.status, other.text.includes('sources.not_own')]).toEqual([422, true]);
    expect(landed(await officer.post('/incidents/new?/report', entries({ incident: 'KAZ-2022-001' })))).toBe('/incidents/KAZ-2022-001');
    const from = hidden((await officer.get('/incidents/new?number=KAZ-2022-001')).text, '?/withdraw');
    for (const path of ['?/report', '?/withdraw']) {
      const answer = await centre.post(`/incidents/new${path}`, { ...entries({}), ...from, summary: 'Not so.' });
      expect([path, answer.status, answer.text.includes('sources.not_own')]).toEqual([path, 422, true]);
    }
    expect((await centre.get('/sources/incidents')).text).not.toContain('number=KAZ-2022-001');
    expect((await centre.get('/incidents/KAZ-2022-001')).text).toContain('as reported by Kazakhstan');
    const none = await delegate.post('/incidents/new?/report', entries({ incident: 'TJK-2022-650' }));
    expect([none.status, none.text.includes('sources.not_allowed')]).toEqual([403, true]);
    expect((await delegate.get('/incidents/new')).text).not.toContain('name="summary"');
  });

  it('the same form is taken once', async () => {
    const centre = await signedIn(server.base, 'analyst');
    const form = { ...hidden((await centre.get('/incidents/new')).text, '?/report'), ...entries({ incident: 'TJK-2022-630', country: 'TJK' }) };
    landed(await centre.post('/incidents/new?/report', form));
    const again = await centre.post('/incidents/new?/report', form);
    expect([again.status, again.text.includes('form.already_sent')]).toEqual([422, true]);
  });

  it('a file of own incidents is taken from an analyst, and none of another country or source', async () => {
    const centre = await signedIn(server.base, 'analyst');
    const send = async (source: string, number: string) => {
      const form = new FormData();
      form.set('source', source);
      form.set('file', new File([incidentFile({ incident: number, from: '2022-05-02', country: 'TJK', kind: 'mine', certainty: 'reported', summary: 'Invented.' })], 'ours.csv'));
      return centre.post('/sources', form);
    };
    expect((await centre.get('/sources')).text).toMatch(/every number begins with TJK/);
    expect(landed(await send('incidents', 'TJK-2022-640'))).toMatch(/^\/sources\/imports\/E-\d+$/);
    expect((await send('incidents', 'KAZ-2022-040')).text).toContain('sources.not_own');
    expect((await send('acled', 'TJK-2022-641')).text).toContain('sources.not_allowed');
  });
});

it('leaves no fault in the log', () => expect(server.errors()).not.toContain('request.failed'));
