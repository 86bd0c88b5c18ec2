import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sayDate } from '../../src/core/charter/dates.ts';
import { ARTICLE_FACTS } from '../../src/example/article.ts';
import { contextFor, openBrowser } from './browser.ts';
import { client, hidden, landed, signedIn, type Client } from './client.ts';
import { startServer, type Server } from './server.ts';

/**
 * The list of what the article states, as somebody else read it: `../shared` beside the repository, or where COMITY_SHARED says. It is no part
 * of the repository; where it is absent the walk is skipped with one loud line.
 */
const LIST = join(process.env.COMITY_SHARED ?? join(import.meta.dirname, '../../../shared'), 'data/domain/article/article-facts.json');
type Listed = { id: string; kind: string; who: string; when: string; quote: string; start: number; end: number };

let server: Server;
let officer: Client;
const people = new Map<string, Client>();
beforeAll(async () => {
  server = await startServer();
  for (const person of ['officer', 'analyst', 'kaz', 'tjk']) people.set(person, await signedIn(server.base, person));
  officer = people.get('officer')!;
}, 180_000);
afterAll(async () => void (await server?.stop()));

const NAMED: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ' };
/** What a reader reads of a piece of a page: no tags, no doubled spaces, and each no-break space as a plain one. */
const textOf = (html: string): string => html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ').replace(/&#?\w+;/g, (one) => NAMED[one] ?? one).replace(/[\s\u00a0\u202f]+/g, ' ').replace(/ ([,.;:])/g, '$1');
const mainOf = (html: string): string => html.slice(html.indexOf('<main'), html.indexOf('</main>'));
/** A page in two: what it shows itself, and what stands at its foot of the article. */
const split = (html: string): { page: string; foot: string } => {
  const main = mainOf(html);
  const at = main.search(/<details class="src stated/);
  return at < 0 ? { page: main, foot: '' } : { page: main.slice(0, at), foot: main.slice(at) };
};
const rowOf = (html: string, id: string): string => new RegExp(`<tr id="${id}"[\\s\\S]*?</tr>`).exec(html)?.[0] ?? '';
const pages = new Map<string, string>();
const open = async (path: string): Promise<string> => {
  let html = pages.get(path);
  if (html === undefined) {
    const answer = await officer.get(path);
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
    pages.set(path, (html = answer.text));
  }
  return html;
};
const at = (path: string, lang: string): string => `${path}?lang=${lang}`;

/** What of one fact is not where the article's page says it is. Nothing, when all holds. */
async function faults(one: Listed, lang: 'en' | 'ru'): Promise<string[]> {
  const row = rowOf(await open(at('/article', lang)), one.id);
  const link = /href="(\/[^"#]*)#said-/.exec(row)?.[1];
  if (link === undefined) return [`${one.id} is not on the page of the article, or leads nowhere`];
  const { page, foot } = split(await open(at(link, lang)));
  const said = rowOf(foot, `said-${one.id}`);
  const [shown, stated] = [textOf(page).toLowerCase(), textOf(said)];
  const value = ARTICLE_FACTS.find((fact) => fact.fact === one.id)!.place;
  const words = 'lane' in value ? ARTICLE_FACTS.find((fact) => fact.fact === one.id)!.what[lang]! : value.value[lang]!;
  const day = /\d{4}(?:-\d\d(?!\d)){0,2}/.exec(one.when)?.[0];
  const speaker = /Tokayev|Japarov|Rahmon|Lukashenko|Putin|Satubaldina/.exec(one.who)?.[0];
  const missing: [string, boolean][] = [
    [`the quote at ${link}`, stated.includes(one.quote)], ['where the quote stands', stated.includes(String(one.start)) && stated.includes(String(one.end))],
    ['the source', textOf(foot).includes('Kazinform')], ['the grade of the source', textOf(foot).includes(lang === 'en' ? 'B usually reliable' : 'B ')],
    ['the value, as noted', stated.toLowerCase().includes(words.toLowerCase())], [`“${words}” on ${link} itself`, shown.includes(words.toLowerCase())],
    ['its kind', new RegExp(`id="${one.kind}"[\\s\\S]*?id="${one.id}"`).test(await open(at('/article', lang)))],
    [`its date ${day}`, day === undefined || stated.includes(day.length === 4 ? day : sayDate(day, lang))], [`who says it: ${speaker}`, speaker === undefined || lang === 'ru' || stated.includes(speaker)],
  ];
  return missing.filter(([, holds]) => !holds).map(([what]) => `${one.id} (${lang}): ${what}`);
}

describe('the article', () => {
  const list = existsSync(LIST) ? (JSON.parse(readFileSync(LIST, 'utf8')) as { facts: Listed[] }).facts : null;
  if (list === null) process.stderr.write('\n!!! NO LIST OF FACTS, the walk through the article is skipped: ../shared is absent !!!\n\n');

  it.skipIf(list === null).each(['en', 'ru'] as const)('in %s: each of its facts opens a page that shows it, with its source', { timeout: 120_000 }, async (lang) => {
    const found: string[] = [];
    for (const one of list!) found.push(...(await faults(one, lang)));
    expect(found).toEqual([]);
    expect([list!.length, (mainOf(await open(at('/article', lang))).match(/#said-/g) ?? []).length]).toEqual([121, 121]);
  });

  it.skipIf(list === null)('says that one is missing where its page does not show it', async () => {
    const [one] = list!;
    expect(await faults({ ...one!, quote: 'words that nobody wrote' }, 'en')).toEqual([`SRC1 (en): the quote at /commitments/sources`]);
    expect(await faults({ ...one!, id: 'SRC9' }, 'en')).toEqual(['SRC9 is not on the page of the article, or leads nowhere']);
  });

  it('has its facts in the order of its text, each quote at most twelve words long', () => {
    expect(new Set(ARTICLE_FACTS.map((one) => one.fact)).size).toBe(ARTICLE_FACTS.length);
    expect(ARTICLE_FACTS.filter((one) => one.quote.split(' ').length > 12)).toEqual([]);
  });

  it('has rival values side by side, on its own page and where they are kept', async () => {
    const rivals = textOf(/<section[^>]*id="rivals"[\s\S]*?<\/section>/.exec(await open(at('/article', 'en')))![0]);
    for (const value of ['1 400 km', '1 374.2 km', 'no more than ten days', 'at least ten days', 'Kazinform', 'The Times of Central Asia', 'Sputnik; AP']) expect(rivals).toContain(value);
    const border = textOf(split(await open(at('/watch/southern-borders', 'en'))).page);
    expect(border).toMatch(/1 374\.2 km.*Another value for segment 1: 1 400 km/);
    const operation = textOf(split(await open(at('/operations/OP-1', 'en'))).page);
    expect(operation).toMatch(/It will take no more than ten days.*It will take at least ten days/);
  });
});

describe('in a browser', () => {
  it.each([true, false])('a link of the article opens what stands at the foot of the page (scripts: %s)', { timeout: 60_000 }, async (scripts) => {
    const browser = await openBrowser();
    if (!browser) return;
    const { context, page, complaints } = await contextFor(browser, server.base, 'tjk', { scripts });
    await page.goto('/article#EVT8');
    await page.locator('#EVT8 td:last-child a').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.hash === '#said-EVT8' && url.pathname === '/operations/OP-1');
    await page.locator('#said-EVT8').waitFor({ state: 'visible', timeout: 10_000 });
    expect(await page.locator('#said-EVT8').innerText()).toContain('Sputnik; AP');
    expect(complaints).toEqual([]);
    await context.close();
    await browser.close();
  });
});

describe('a fact is noted by a form', () => {
  const both = (name: string, text: string): Record<string, string> => ({ [`${name}.en`]: text, [`${name}.ru`]: text });
  const FACT = { source: 'SO-1', fact: 'NEW1', kind: 'event', ...both('what', 'The operation ends'), quote: 'until January 19', from: '4800', to: '4816', ...both('value', '19 January 2022'), page: '/operations/OP-1', act: '' };
  const send = async (person: string, change: Record<string, string>) => {
    const who = people.get(person)!;
    return who.post('/article/new', { ...hidden((await who.get('/article/new')).text, 'method="post"'), ...FACT, ...change });
  };

  it('with the act and the page that show it, and stands there afterwards', async () => {
    const act = /\/acts\/(\d+)/.exec(rowOf(await open(at('/operations/OP-1', 'en')), 'said-EVT8'))![1]!;
    const refused = await send('analyst', { act, page: '/operations/OP-2' });
    expect([refused.status, refused.text.includes('article.not_there'), refused.text.includes('The operation ends')]).toEqual([422, true, true]);
    expect(landed(await send('analyst', { act }))).toBe('/article?source=SO-1#NEW1');
    const { text } = await people.get('tjk')!.get('/operations/OP-1');
    expect(textOf(rowOf(text, 'said-NEW1'))).toContain('The operation ends');
  });

  it('not by a delegate, who is told so before writing', async () => {
    const refused = await people.get('kaz')!.post('/article/new', FACT);
    expect([refused.status, refused.text.includes('article.not_allowed')]).toEqual([403, true]);
    expect((await people.get('kaz')!.get('/article/new')).text).not.toContain('name="quote"');
    expect((await people.get('kaz')!.get('/article')).text).not.toContain('/article/new');
  });

  it('not by anybody outside', async () => expect((await client(server.base).get('/article')).status).toBe(303));
});
