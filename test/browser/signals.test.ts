import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextFor, openBrowser, press, type Person } from './browser.ts';
import { startServer, type Server } from './server.ts';

/** The explain card of a weekly signal, what people do about it, and what it says of weeks that gave none. */
let browser: Browser | null;
let server: Server;
const open: BrowserContext[] = [];
beforeAll(async () => {
  browser = await openBrowser();
  if (browser) server = await startServer();
});
afterAll(async () => {
  await Promise.all(open.map((context) => context.close()));
  await browser?.close();
  await server?.stop();
});

async function as(person: Person, scripts = true): Promise<{ page: Page; complaints: string[] }> {
  const { context, page, complaints } = await contextFor(browser!, server.base, person, { scripts });
  open.push(context);
  return { page, complaints };
}
const FILE = '/watch/southern-borders';
const TAKHAR = `${FILE}/signals/incidents.AF-TAK.2022-W18`;
const main = (page: Page): Promise<string> => page.locator('main').innerText();

describe('a weekly signal', () => {
  it('is explained: observed, expected with its interval, how rare, by which rule, on which import, by which events', async ({ skip }) => {
    if (!browser) skip();
    const { page, complaints } = await as('kaz', false);
    await page.goto(FILE);
    await Promise.all([page.waitForURL(`**${TAKHAR}`), page.click('[id="s-incidents.AF-TAK.2022-W18"] a')]);
    const said = await main(page);
    for (const words of ['6 incidents reported by members in Takhar', 'week of 2 May 2022', '98 of 100 ordinary weeks', 'once in', 'odds above 27', '10 % are false', 'E-2, covers to 8 May 2022', 'nothing of it has been revised', 'two weeks in a row at or below 2', 'TJK-2022-1', 'near the place; day known', 'Badakhshan']) expect(said).toContain(words);
    expect(await page.locator('tbody th:has-text("May 2022")').count()).toBe(6);
    expect(said).not.toContain('You have seen it and answer');
    expect(complaints).toEqual([]);
  });

  it('answers why there was no signal: held by a rarer one, not believed, or not marked at all', async ({ skip }) => {
    if (!browser) skip();
    const { page } = await as('analyst', false);
    const why = async (area: string, period: string): Promise<string> => {
      await page.goto(TAKHAR);
      await page.fill('[name=area]', area);
      await page.fill('[name=period]', period);
      await Promise.all([page.waitForURL(new RegExp(`signals/incidents\\.${area}`)), page.click('form[action$="/why"] button')]);
      return main(page);
    };
    expect(await why('AFG', '2022-W18')).toContain('incidents.AF-TAK.2022-W18 counts the same events, is rarer, and speaks for it');
    expect(await why('AF-TAK', '25 April 2022')).toContain('It was marked and not believed');
    expect(await why('AF-BAL', '4 May 2022')).toMatch(/It was judged and not marked: \d+ does not lie above the limit of \d+/);
    expect(await why('AF-HER', '2019-W01')).toContain('It was not judged');
  });

  it('is acknowledged, assessed with a reason, escalated with an hour and closed, by people with names', async ({ skip }) => {
    if (!browser) skip();
    const { page } = await as('analyst', false);
    await page.goto(TAKHAR);
    await press(page, 'form[action="?/acknowledge"] button');
    expect(await main(page)).toContain('acknowledged');
    await page.click('summary:has-text("Assess")');
    await page.check('[name=verdict][value=true]');
    await page.evaluate(() => document.querySelectorAll('[required]').forEach((field) => field.removeAttribute('required')));
    await press(page, 'form[action="?/assess"] button');
    expect(await page.locator('[role=alert]').innerText()).toContain('signals.no_words');
    expect(await page.isChecked('[name=verdict][value=true]')).toBe(true);
    await page.fill('[name="assessWords.en"]', 'Six incidents in one valley; the district confirms four.');
    await press(page, 'form[action="?/assess"] button');
    expect(await main(page)).toContain('Six incidents in one valley');
    const { page: officer } = await as('officer');
    await officer.goto(TAKHAR);
    await officer.click('summary:has-text("Escalate")');
    await officer.fill('[name="answerBy.day"]', '13 May 2022');
    await officer.fill('[name="escalateWords.en"]', 'The working group meets on Friday.');
    await press(officer, 'form[action="?/escalate"] button');
    expect(await main(officer)).toMatch(/put before Working Group on Afghanistan, answer by 13 May 2022/);
    await officer.goto(FILE);
    expect(await officer.locator('[id="s-incidents.AF-TAK.2022-W18"]').innerText()).toContain('escalated');
  });

  it('shows how often a threshold would have marked before it is saved', async ({ skip }) => {
    if (!browser) skip();
    const { page } = await as('officer', false);
    await page.goto(TAKHAR);
    await page.fill('[name=odds]', '200');
    await press(page, 'form[action$="#threshold"] button');
    const choices = await page.locator('#threshold label').allInnerTexts();
    expect(choices.some((text) => /odds above 200: \d+ marks? in 12 months/.test(text))).toBe(true);
    const fired = choices.flatMap((text) => /odds above ([\d\s]+): (\d+)/.exec(text) ?? []).filter((_, i) => i % 3 === 2).map(Number);
    expect(fired.slice(0, 5)).toEqual([...fired.slice(0, 5)].sort((a, b) => b - a));
    await page.check('[name=threshold][value="200"]');
    await page.fill('[name="thresholdWords.en"]', 'Marked too often in spring.');
    await press(page, 'form[action="?/threshold"] button');
    expect(await page.locator('#threshold').innerText()).toContain('found from the series itself');
  });

  it('counts on the scoreboard, beside what was missed', async ({ skip }) => {
    if (!browser) skip();
    const { page } = await as('analyst', false);
    await page.goto(`${FILE}/scores`);
    await page.fill('[name=area]', 'AF-HER');
    await page.fill('[name=period]', 'last spring');
    await page.fill('[name="words.en"]', 'A convoy was attacked near Islam Qala; the press had it.');
    await press(page, '#missed form button');
    expect(await page.locator('[role=alert]').innerText()).toContain('signals.bad_period');
    await page.fill('[name=period]', '4 May 2022');
    await page.selectOption('[name=indicator]', 'incidents');
    await press(page, '#missed form button');
    const said = await main(page);
    expect(said).toContain('A convoy was attacked near Islam Qala');
    expect(said).toMatch(/May 2022\s+two weeks’ evidence\s+1\s+1\s+0/);
  });

  it('a run says what it judged and what became of every mark', async ({ skip }) => {
    if (!browser) skip();
    const { page } = await as('kgz', false);
    await page.goto(`${FILE}/runs/R-3`);
    const said = await main(page);
    for (const words of ['46 periods of 54 series judged', 'Chance alone would mark about 0.2', 'around Takhar', 'held by another', 'E-2']) expect(said).toContain(words);
  });
});
