import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenLink, commitment, type Link } from '../../src/core/chain.ts';
import { contextFor, moveClock, openBrowser, peopleOf, press, type Person } from './browser.ts';
import { startServer, type Server } from './server.ts';

let browser: Browser | null;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(async () => void (await browser?.close()));

/** The chain, by people who are each signed in as themselves: with scripts, and again without. */
describe.each([{ scripts: true }, { scripts: false }])('the chain in a browser, scripts $scripts', ({ scripts }) => {
  let server: Server;
  const { as, leave, thrown } = peopleOf(() => ({ browser: browser!, base: server.base }), { scripts });
  const at = { dossier: '', warning: '', consultation: '', text: '', symbol: '' };

  const send = (page: Page, form: string): Promise<void> => press(page, `${form} button:is(.p, .danger)`);
  const refusal = async (page: Page): Promise<string> => (await page.locator('[role=alert] code').first().textContent()) ?? '';
  const path = (page: Page): string => new URL(page.url()).pathname;

  beforeAll(async () => {
    if (browser) server = await startServer();
  });
  afterAll(async () => {
    await leave();
    await server?.stop();
  });

  it('opens a dossier, and refuses a warning without addressee, option or date', async ({ skip }) => {
    if (!browser) skip();
    const page = await as('officer');
    await page.goto('/dossiers/new');
    await page.fill('[name="title.en"]', 'Crossings in June');
    await page.fill('[name="title.ru"]', 'Переходы в июне');
    await send(page, 'main form');
    expect((at.dossier = path(page).split('/').pop()!)).toMatch(/^D-\d+$/);
    await page.goto(`/dossiers/${at.dossier}/warnings/new`);
    await page.fill('[name="sentence.en"]', 'Crossings may close by the end of June.');
    await page.fill('[name="probabilityFrom"]', '40');
    await page.fill('[name="probabilityTo"]', '60');
    await page.check('[name=confidence][value=moderate]');
    await page.fill('[name="consequence.en"]', 'Goods would stand at the border.');
    for (const [code, mend] of [
      ['warnings.no_addressee', () => page.check('[name=body][value=pc]')],
      ['warnings.no_option', async () => void (await page.fill('[name="option1.en"]', 'One transit form'), await page.fill('[name=lead1]', '48'))],
      ['warnings.no_date', () => page.fill('[name="horizon.day"]', '30 June 2022')],
    ] as const) {
      await send(page, 'main form');
      expect(await refusal(page)).toContain(code);
      expect(await page.inputValue('[name="sentence.en"]')).toBe('Crossings may close by the end of June.');
      await mend();
    }
    await page.check('[name=evidence][value="ucdp-deaths.AFG.2022-04"]');
    await send(page, 'main form');
    expect((at.warning = path(page).split('/').pop()!)).toMatch(/^W-\d+$/);
    const said = await page.locator('main').innerText();
    expect(said).toContain('373');
    expect(said).toMatch(/28 June/); // 30 June, 18:00 less 48 hours
  });

  it('asks for a consultation, and says who still owes an answer', async ({ skip }) => {
    if (!browser) skip();
    const tajikistan = await as('tjk');
    await tajikistan.goto(`/warnings/${at.warning}`);
    await send(tajikistan, '#request');
    expect(await refusal(tajikistan)).toContain('consultations.no_question');
    await tajikistan.fill('[name="question.en"]', 'Will you share assessments of the crossings?');
    await send(tajikistan, '#request');
    expect((at.consultation = path(tajikistan).split('/').pop()!)).toMatch(/^C-\d+$/);
    const armenia = await as('arm');
    await armenia.goto(`/consultations/${at.consultation}`);
    await armenia.check('[name=answer][value=more]');
    await send(armenia, '#your');
    expect(await refusal(armenia)).toContain('consultations.reason_missing');
    expect(await armenia.isChecked('[name=answer][value=more]')).toBe(true);
    await armenia.fill('[name="reason.en"]', 'Which crossings?');
    await send(armenia, '#your');
    for (const [person, answer] of [['blr', 'accept'], ['kaz', 'accept'], ['rus', 'reject']] as const) {
      const page = await as(person);
      await page.goto(`/consultations/${at.consultation}`);
      await page.check(`[name=answer][value=${answer}]`);
      if (answer === 'reject') await page.fill('[name="reason.en"]', 'It is before another body.');
      await send(page, '#your');
    }
    await tajikistan.goto(`/consultations/${at.consultation}`);
    const owed = await tajikistan.locator('section', { hasText: 'Who still owes an answer' }).last().innerText();
    expect(owed).toContain('Kyrgyzstan');
    expect(owed).not.toMatch(/Armenia|Belarus|Kazakhstan|Russia/);
  });

  it('drafts a text, refuses a stale edit, and freezes it', async ({ skip }) => {
    if (!browser) skip();
    const page = await as('officer');
    await page.goto(`/dossiers/${at.dossier}/texts/new?consultation=${at.consultation}`);
    await page.fill('[name="title.ru"]', 'Заявление о переходах');
    await page.fill('[name="title.en"]', 'Statement on the crossings');
    await page.fill('[name="words1.ru"]', 'Стороны обмениваются оценками.');
    await page.fill('[name="words1.en"]', 'The Parties will exchange assessments.');
    await press(page, 'button[name=do][value="add preambular"]');
    expect(await page.inputValue('[name="words2.ru"]')).toBe('Стороны обмениваются оценками.');
    await page.fill('[name="words1.ru"]', 'Отмечая обстановку на переходах,');
    await page.fill('[name="words1.en"]', 'Noting the situation at the crossings,');
    await page.locator('main button.p[name=do][value=save]').click();
    await page.waitForURL(/\/texts\/T-\d+$/);
    at.text = path(page).split('/').pop()!;
    const second = await page.context().newPage();
    await second.goto(`/texts/${at.text}/edit`);
    await page.goto(`/texts/${at.text}/edit`);
    await page.fill('[name="words2.en"]', 'The Parties will exchange assessments twice a month.');
    await page.fill('[name="words2.ru"]', 'Стороны обмениваются оценками дважды в месяц.');
    await page.locator('main button.p[name=do][value=save]').click();
    await page.waitForURL(/\/texts\/T-\d+$/);
    await second.fill('[name="words2.en"]', 'My own words.');
    await press(second, 'main button.p[name=do][value=save]');
    expect(await refusal(second)).toContain('texts.stale');
    expect(await second.inputValue('[name="words2.en"]')).toBe('My own words.');
    await second.close();
    await send(page, 'form[action="?/freeze"]');
    expect(await page.locator('main').innerText()).toContain('sha-256');
  });

  it('circulates it under silence, takes positions, and breaks and mends the silence', async ({ skip }) => {
    if (!browser) skip();
    const chair = await as('arm');
    await chair.goto(`/texts/${at.text}`);
    const right = await chair.inputValue('[name="deadline.day"]');
    await chair.fill('[name="deadline.day"]', '13 May 2022');
    await send(chair, '#circulate');
    expect(await refusal(chair)).toContain('procedures.deadline_short');
    await chair.fill('[name="deadline.day"]', right);
    await send(chair, '#circulate');
    expect(await chair.locator('main').innerText()).toContain('Under silence');
    const take = async (person: Person, kind: string, words = '', paragraph = ''): Promise<Page> => {
      const page = await as(person);
      await page.goto(`/texts/${at.text}`);
      await page.check(`[name=kind][value=${kind}]`);
      if (paragraph) await page.check(`[name=paragraph][value="${paragraph}"]`);
      if (words) await page.fill('[name="words.en"]', words);
      await send(page, '#your');
      return page;
    };
    const kazakhstan = await as('kaz');
    await kazakhstan.goto(`/texts/${at.text}`);
    const double = { url: `${server.base}/texts/${at.text}?/position`, form: Object.fromEntries(await kazakhstan.locator('#your input[type=hidden]').evaluateAll((all) => (all as HTMLInputElement[]).map((i) => [i.name, i.value]))) };
    await kazakhstan.check('[name=kind][value=agrees]');
    await send(kazakhstan, '#your');
    const again = await kazakhstan.request.post(double.url, { form: { ...double.form, kind: 'agrees' }, headers: { origin: server.base, accept: 'text/html' } });
    expect(again.status()).toBe(422);
    expect(await again.text()).toContain('form.already_sent');
    const rival = await kazakhstan.request.post(double.url, { form: { ...double.form, once: crypto.randomUUID(), kind: 'objects', 'words.en': 'No.' }, headers: { origin: server.base, accept: 'text/html' } });
    expect(await rival.text()).toContain('procedures.superseded');
    expect(await refusal(await take('kgz', 'reserves', '', '2'))).toContain('procedures.reservation_missing');
    await take('kgz', 'reserves', 'Twice a month is an aim.', '2');
    await take('blr', 'aside');
    expect(await refusal(await take('rus', 'objects'))).toContain('procedures.reason_missing');
    const russia = await take('rus', 'objects', 'Once a month is enough.');
    await chair.goto(`/texts/${at.text}`);
    expect(await chair.locator('main').innerText()).toContain('Silence broken');
    await send(russia, 'form[action^="?/withdraw"]');
    await chair.goto(`/texts/${at.text}`);
    expect(await chair.locator('main').innerText()).toContain('Under silence');
  });

  it('adopts it when the hour has passed, and takes no position after', async ({ skip }) => {
    if (!browser) skip();
    const tajikistan = await as('tjk');
    await tajikistan.goto(`/texts/${at.text}`);
    await tajikistan.check('[name=kind][value=objects]');
    await tajikistan.fill('[name="words.en"]', 'Too late.');
    const officer = await as('officer');
    await officer.goto(`/texts/${at.text}`);
    for (let day = 0; day < 4; day++) await moveClock(officer, 'day');
    await send(tajikistan, '#your');
    expect(await refusal(tajikistan)).toContain('procedures.after_deadline');
    await officer.goto(`/texts/${at.text}`);
    expect(await officer.locator('main').innerText()).toContain('Adopted');
    await send(officer, 'form[action="?/announce"]');
    await officer.waitForURL(/\/statements\//);
    at.symbol = decodeURIComponent(path(officer)).replace('/statements/', '');
    expect(at.symbol).toBe('CSC/ST/2022/2');
  });

  it('publishes it for anyone to read and check', async ({ skip }) => {
    if (!browser) skip();
    const { context, page } = await contextFor(browser!, server.base, null, { scripts, lang: 'ru' });
    await page.goto(`/statements/${at.symbol}?lang=ru`);
    const said = await page.locator('main').innerText();
    expect(said).toContain('Стороны обмениваются оценками дважды в месяц.');
    expect(said).toContain('Twice a month is an aim.');
    expect(said.replace(/\s/g, '')).toContain(createHash('sha256').update(await (await page.request.get(`/files/ru/${at.symbol}`)).body()).digest('hex'));
    const file = await (await page.request.get(`/files/ru/${at.symbol}`)).text();
    for (const [given, verdict] of [[file, at.symbol], [file.replace('дважды', 'трижды'), 'такого текста']] as const) {
      await page.goto(`/statements/${at.symbol}?lang=ru`);
      await page.fill('[name=given]', given);
      await press(page, 'form[action^="/check"] button');
      expect((await page.locator('[role=status]').innerText()).toLowerCase()).toContain(verdict.toLowerCase());
    }
    const chain = (await (await page.request.get(`/chain/${at.dossier}`)).json()) as { links: (Link & { seq: number })[]; acts: { seq: number; salt: string; body: { kind: string } }[] };
    expect(brokenLink(chain.links)).toBeNull();
    expect(chain.links.length).toBeGreaterThan(12);
    expect(chain.acts.map((act) => act.body.kind)).toEqual(['publication.announced']);
    expect(commitment(chain.acts[0]!.salt, chain.acts[0]!.body)).toBe(chain.links.find((link) => link.seq === chain.acts[0]!.seq)!.commitment);
    await context.close();
  });

  it('shows the gap in days on the dossier', async ({ skip }) => {
    if (!browser) skip();
    const page = await as('officer');
    await page.goto(`/dossiers/${at.dossier}`);
    const figure = (await page.locator('section[aria-label="Warning-response gap"]').innerText()).replace(/\s+/g, ' ');
    expect(figure).toMatch(/\b3 ?days from the warning of 12 May 2022 to the decision of 15 May 2022/);
    expect(thrown).toEqual([]);
    expect(server.errors()).not.toContain('request.failed');
  });
});
