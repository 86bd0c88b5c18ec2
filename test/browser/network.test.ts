import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { openBrowser, peopleOf, type Person } from './browser.ts';
import { startNodes, type Nodes, type RunningNode } from './nodes.ts';

/** A question goes out from the secretariat, a centre answers and dissents, a paper is made, reviewed, put forward; all on pages of two real nodes, without scripts. */
let browser: Browser | null;
let nodes: Nodes;
beforeAll(async () => {
  browser = await openBrowser();
  if (browser) nodes = await startNodes({ sec: 'Secretariat', 'tjk-1': 'Centre of Dushanbe' });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await nodes?.stop();
});

describe('from a question to a text', () => {
  const at = (id: string): RunningNode => nodes.nodes.find((one) => one.id === id)!;
  const secretariat = peopleOf(() => ({ browser: browser!, base: at('sec').server.base }), { scripts: false });
  const centre = peopleOf(() => ({ browser: browser!, base: at('tjk-1').server.base }), { scripts: false });
  afterAll(async () => {
    await secretariat.leave();
    await centre.leave();
  });
  const officer = (who: Person = 'officer'): Promise<Page> => secretariat.as(who);
  const analyst = (who: Person = 'analyst'): Promise<Page> => centre.as(who);
  const opens = async (page: Page, path: string): Promise<Page> => {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    return page;
  };
  const sends = async (page: Page, button: string): Promise<void> => {
    await Promise.all([page.waitForNavigation(), page.locator(button).click()]);
  };
  /** Opens a page again until it says so: nodes pull by themselves. */
  const until = async (page: Page, path: string, text: string | RegExp): Promise<void> => {
    for (let i = 0; i < 60; i++) {
      await page.goto(path);
      if ((await page.locator('main').innerText()).match(text)) return;
      await new Promise((resolve) => { setTimeout(resolve, 500); });
    }
    throw new Error(`${path} never says ${String(text)}: ${(await page.locator('main').innerText()).slice(0, 600)}`);
  };
  /** Scripts are off in these pages; axe needs them, and looks at the same address in another context. */
  const holds = async (who: 'sec' | 'tjk-1', person: Person, path: string): Promise<void> => {
    const eyes = peopleOf(() => ({ browser: browser!, base: at(who).server.base }));
    const page = await eyes.as(person);
    await page.goto(path);
    expect(await axe(page), path).toEqual([]);
    await eyes.leave();
  };
  let tasking = '';
  let paper = '';

  it('asks the centres that are named, and nobody when none is', async ({ skip }) => {
    if (!browser) skip();
    const page = await opens(await officer(), '/taskings/new');
    await page.fill('[name="question.en"]', 'Will the crossing open before July?');
    await page.fill('[name="answerBy.day"]', '13 May 2022');
    await page.fill('[name="answerBy.hour"]', '15:00');
    await sends(page, '.form .btn.p');
    expect(await page.locator('[role=alert]').innerText()).toContain('exchange.no_audience');
    expect(await page.inputValue('[name="question.en"]'), 'what was entered stays').toBe('Will the crossing open before July?');
    await page.check('[name=to][value=tjk-1]');
    await sends(page, '.form .btn.p');
    tasking = new URL(page.url()).pathname;
    expect(await page.locator('main').innerText()).toContain('Nobody has answered.');
  });

  it('stands among what the analyst is asked for today, at the centre', async ({ skip }) => {
    if (!browser) skip();
    const page = await analyst();
    await until(page, '/', 'Will the crossing open before July?');
    await opens(page, tasking);
    await holds('tjk-1', 'analyst', tasking);
  });

  it('keeps a draft at the centre, and sends nothing that is half', async ({ skip }) => {
    if (!browser) skip();
    const page = await opens(await analyst(), tasking);
    await page.fill('[name="title.en"]', 'canary-of-a-draft');
    await page.fill('[name=low]', '60');
    await sends(page, '#yours .actions .btn:not(.p)');
    expect(await page.inputValue('[name="title.en"]')).toBe('canary-of-a-draft');
    await page.fill('[name="title.en"]', 'It stays closed.');
    await page.fill('[name="judgement.en"]', 'No talks are called.');
    await sends(page, '#yours .btn.p');
    expect(await page.locator('[role=alert]').innerText()).toContain('taskings.incomplete');
    await page.fill('[name=high]', '80');
    await page.check('[name=confidence][value=moderate]');
    await page.fill('[name="source.0.title"]', 'Border service, note');
    await page.fill('[name="source.0.grade"]', 'b7');
    await sends(page, '#yours .btn.p');
    expect(await page.locator('[role=alert]').innerText()).toContain('taskings.bad_grade');
    await page.fill('[name="source.0.grade"]', 'b2');
    await sends(page, '#yours .btn.p');
    expect(await page.locator('#answers').innerText()).toContain('It stays closed.');
  });

  it('shows the answer to whoever asked, and never the draft', async ({ skip }) => {
    if (!browser) skip();
    const page = await officer();
    await until(page, tasking, 'It stays closed.');
    expect(await page.locator('main').innerText()).toContain('Every centre that was asked has answered');
    expect(await page.content()).not.toContain('canary-of-a-draft');
    await page.goto('/network/records');
    expect(await page.content()).not.toContain('canary-of-a-draft');
    await holds('sec', 'officer', tasking);
  });

  it('makes a paper of it that rests on the answer, and shares a snapshot', async ({ skip }) => {
    if (!browser) skip();
    const page = await opens(await officer(), `/papers/new?tasking=${tasking.split('/').pop()}`);
    await page.fill('[name="title.en"]', 'On the crossing');
    await page.fill('[name="title.ru"]', 'О переходе');
    await page.fill('[name="p0.ru"]', 'Переговоры не назначены.');
    await sends(page, '.form .btn.p');
    paper = new URL(page.url()).pathname;
    expect(await page.locator('.paper').innerText()).toContain('Rests on [1]');
    await page.check('#share [name=to][value=tjk-1]');
    await sends(page, '#share .btn.p');
    expect(await page.locator('main').innerText()).toContain('Shared as revision 1');
  });

  it('takes a dissent and a proposal of the centre, and lists the dissent apart', async ({ skip }) => {
    if (!browser) skip();
    const page = await analyst();
    await until(page, '/network/records?kind=paper', 'On the crossing');
    await page.locator('td.ask a').first().click();
    const record = new URL(page.url()).pathname;
    for (const [kind, text] of [['dissent', 'Three closures of three ended later.'], ['proposal', 'Name the month.']] as const) {
      await opens(page, record);
      await page.check(`#say [name=kind][value=${kind}]`);
      await page.fill('#say [name="text.en"]', text);
      await page.fill('#say [name=paragraph]', '1');
      await sends(page, '#say .btn.p');
      expect(await page.locator('#about').innerText()).toContain(text);
    }
    await holds('tjk-1', 'analyst', record);
    const desk = await officer();
    await until(desk, paper, 'Three closures of three ended later.');
    await until(desk, paper, 'Name the month.');
    expect(await desk.locator('#dissents').innerText()).toContain('on paragraph 1');
    expect(await desk.locator('#comments').innerText()).not.toContain('Three closures');
  });

  it('is not put forward before each proposal is answered; then it is a text that names its paper', async ({ skip }) => {
    if (!browser) skip();
    const page = await opens(await officer(), paper);
    await page.selectOption('#put [name=dossier]', 'D-1');
    await sends(page, '#put .btn.p');
    expect(await page.locator('[role=alert]').innerText()).toContain('papers.unanswered');
    await page.locator('#comments summary').click();
    await page.check('#comments [name=taken][value=no]');
    await sends(page, '#comments .btn');
    expect(await page.locator('[role=alert]').innerText()).toContain('papers.no_reason');
    await page.check('#comments [name=taken][value=no]');
    await page.fill('#comments [name="reason.en"]', 'The month is what the centres dispute.');
    await sends(page, '#comments .btn');
    expect(await page.locator('#comments').innerText()).toContain('not taken up');
    await page.selectOption('#put [name=dossier]', 'D-1');
    await sends(page, '#put .btn.p');
    expect(new URL(page.url()).pathname).toMatch(/^\/texts\/T-\d+$/);
    expect(await page.locator('main').innerText()).toContain('From paper P-');
    await opens(page, paper);
    expect(await page.locator('main').innerText()).toContain('put forward');
    await holds('sec', 'officer', paper);
  });

  it('recalls what was wrong, and shows who has answered', async ({ skip }) => {
    if (!browser) skip();
    const page = await opens(await officer(), '/network/new');
    await page.fill('[name="title.en"]', 'Prices rise.');
    await page.fill('[name="judgement.en"]', 'Two of three suppliers have stopped.');
    await page.fill('[name=low]', '50');
    await page.fill('[name=high]', '60');
    await page.check('[name=confidence][value=low]');
    await page.check('[name=to][value=tjk-1]');
    await sends(page, '.form .btn.p');
    const record = new URL(page.url()).pathname;
    await until(page, record, /has it/);
    await until(await analyst(), record, 'Prices rise.');
    await opens(page, record);
    await page.locator('main details.card summary').click();
    await page.fill('[name="reason.en"]', 'Of another district.');
    await sends(page, 'form[action="?/recall"] .btn');
    expect(await page.locator('main').innerText()).toContain('Recalled: Of another district.');
    await until(page, record, 'hidden there');
    await until(await analyst(), record, 'Recalled: Of another district.');
    expect(await (await analyst()).locator('#say').count(), 'nothing more is said of it').toBe(0);
  });

  it('says on the page of the network how each node stands, and pins what was typed', async ({ skip }) => {
    if (!browser) skip();
    const page = await officer();
    await until(page, '/network', 'Every node is in step');
    await holds('sec', 'officer', '/network');
    const admin = await opens(await officer('admin'), '/network/join');
    await admin.locator('#step4 summary').first().click();
    await admin.fill('form[action="?/end"] [name=why]', 'To try it.');
    await sends(admin, 'form[action="?/end"] .btn');
    await admin.fill('form[action="?/accept"] [name=fingerprint]', '0000 '.repeat(8));
    await sends(admin, 'form[action="?/accept"] .btn');
    expect(await admin.locator('[role=alert]').innerText()).toContain('exchange.fingerprint_differs');
    const print = await (await opens(await analyst('admin'), '/network/join')).locator('.print').innerText();
    await admin.fill('form[action="?/accept"] [name=fingerprint]', print);
    await sends(admin, 'form[action="?/accept"] .btn');
    expect(await admin.locator('#step4').innerText()).toContain('Accepted');
    await sends(admin, '#step5 .btn');
    await until(admin, '/network/join', /confirmed by 1 of 1/);
    await holds('sec', 'admin', '/network/join');
  });

  it('shows nothing of it to a delegate, who reads neither node', async ({ skip }) => {
    if (!browser) skip();
    const page = await officer('arm');
    await opens(page, '/network');
    expect(await page.locator('main').innerText()).toContain('not yours to read');
    for (const path of [tasking, paper, '/network/records', '/network/new', '/taskings/new', '/network/card.json']) expect((await page.goto(path))?.status(), path).toBe(404);
  });
});
