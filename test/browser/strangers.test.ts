import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill } from '../../src/core/words.ts';
import { peopleWords } from '../../src/features/people/index.ts';
import { proceduresWords } from '../../src/features/procedures/index.ts';
import { MOST_BYTES, seriesWords } from '../../src/features/series/index.ts';
import { words as platformWords } from '../../src/platform/words.ts';
import { client, hidden, landed, signedIn, type Answer, type Client } from './client.ts';
import { importBeside } from './imported.ts';
import { addressOf, addressThere, OF_A_NODE, posts, routesWith } from './routes.ts';
import { startServer, type Server } from './server.ts';

/** Every door of the desk, tried by those it is not for; and that what they are told is said in their language. */
const LANGUAGES = ['en', 'ru'] as const;
const addresses = (routes: readonly string[]): string[] => routes.map(addressThere);

let server: Server;
let proxied: Server;
let officer: Client;
beforeAll(async () => {
  [server, proxied] = await Promise.all([startServer(), startServer({ env: { COMITY_BEHIND_PROXY: '1' } })]);
  await importBeside(server.folder);
  officer = await signedIn(server.base, 'officer');
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await proxied?.stop();
});

/** Newest value of the sequence: it moves with every act, whoever may read it. */
const head = async (): Promise<unknown> => (JSON.parse((await client(server.base).get('/chain/D-1')).text) as { head: unknown }).head;
/** Words as they stand on a page. */
const onPage = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const cookie = (answer: Answer, name: string): string => answer.headers.getSetCookie().find((line) => line.startsWith(`${name}=`)) ?? '';

describe('a form from another site', () => {
  it('is carried out nowhere', async () => {
    const before = await head();
    const doors = addresses(posts());
    expect(doors.length).toBeGreaterThan(18);
    for (const door of doors) {
      for (const origin of ['https://elsewhere.example', 'null', server.base.replace('127.0.0.1', 'localhost')]) {
        expect((await officer.post(door, { by: 'day', do: 'save' }, { origin })).status, `${door} from ${origin}`).toBe(403);
      }
    }
    expect(await head()).toEqual(before);
    expect((await officer.get('/')).status, 'and nobody was signed out').toBe(200);
  });
});

describe('a page', () => {
  it('is answered without a fault, whatever the address holds', { timeout: 180_000 }, async () => {
    const odd = ['0', '-1', '1e9', "D-1'--", '%27%22%3E', '__proto__', 'constructor', '%F0%9F%92%A5', '..%2f..%2fpackage.json', '%00', '%ff', 'A'.repeat(2000)];
    const routes = [...routesWith('+page.svelte'), ...routesWith('+server.ts')].filter((route) => route.includes('['));
    const asked = routes.flatMap((route) => odd.map((one) => addressOf(route, () => one)));
    const files = ['/texts/T-1/file?version=1&language=constructor', '/texts/T-1/file?version=1&language=__proto__', '/files/toString/CSC/ST/2022/1'];
    const lists = ['/dossiers', '/warnings', '/consultations', '/texts', '/statements', '/acts', '/series', '/watch', '/watch/southern-borders', '/search', '/sign-in'].flatMap((list) => ['page', 'before', 'dossier', 'area', 'q', 'to', 'lang'].flatMap((key) => ["'", '9e99', '-1', '%5C'].map((value) => `${list}?${key}=${value}`)));
    const faults: string[] = [];
    for (const reader of [officer, client(server.base)]) {
      for (const path of [...asked, ...files, ...lists]) {
        const { status } = await reader.get(path);
        if (status >= 500) faults.push(`${path.slice(0, 80)} ${status}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('says how it may be used, and keeps what is read by one person out of every cache', async () => {
    const pages = addresses(routesWith('+page.svelte'));
    expect(pages.length).toBeGreaterThan(20);
    for (const path of [...pages, '/nothing-here']) {
      const { headers, status } = await officer.get(path);
      // The page of the administrator is no page for an officer, nor are those of a node on a desk that is none.
      expect(status, path).toBe(['/nothing-here', '/administration', ...addresses(OF_A_NODE)].includes(path) ? 404 : 200);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, path).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
      expect(policy, path).not.toMatch(/(script-src|style-src)(-elem)? [^;]*unsafe/);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('referrer-policy'), path).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin');
      expect(headers.get('cache-control'), path).toBe('private, no-store');
    }
    const scripts = join(import.meta.dirname, '../../build/client/_app/immutable/entry');
    expect((await client(server.base).get(`/_app/immutable/entry/${readdirSync(scripts).find((file) => file.endsWith('.js'))}`)).headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('after a form', () => {
  it.each(['/\t/elsewhere.example', '/\\elsewhere.example', '/\n/elsewhere.example', '/.//elsewhere.example', '//elsewhere.example', '\t//elsewhere.example', '/\r\nset-cookie: a=b'])('%j leads nowhere else', async (to) => {
    for (const answer of [await client(server.base).post('/sign-in?/example', { person: 'kaz', to }), await officer.post('/example/clock', { by: 'none', to })]) {
      expect(answer.status).toBe(303);
      expect(new URL(answer.location!, server.base).origin).toBe(server.base);
      expect(answer.headers.get('set-cookie') ?? '').not.toContain('a=b');
    }
  });

  it('one goes on to where one was', async () => {
    expect((await client(server.base).post('/sign-in?/example', { person: 'kaz', to: '/search?q=границы#here' })).location).toBe(`/search?q=${encodeURIComponent('границы')}#here`);
  });
});

describe('a session', () => {
  it('is a new secret each time, and dead once it is signed out', async () => {
    const kept = await signedIn(server.base, 'kgz');
    const copy = client(server.base);
    for (const [name, value] of kept.cookies) copy.cookies.set(name, value);
    expect((await signedIn(server.base, 'kgz')).cookies.get('comity_session')).not.toBe(kept.cookies.get('comity_session'));
    expect((await copy.get('/')).status).toBe(200);
    await kept.post('/sign-out', {});
    expect((await copy.get('/')).location).toBe('/sign-in?to=%2F');
  });

  it('stays on encrypted connections where the proxy says so, and a stranger cannot say so', async () => {
    const sign = (base: string, headers: Record<string, string>): Promise<Answer> => client(base).post('/sign-in?/example', { person: 'kaz', to: '/' }, headers);
    const safe = await sign(proxied.base, { 'x-forwarded-proto': 'https', origin: proxied.base.replace('http:', 'https:') });
    expect(cookie(safe, '__Host-comity_session')).toMatch(/Path=\/; .*HttpOnly; Secure; SameSite=Lax/);
    const claimed = await sign(server.base, { 'x-forwarded-proto': 'https' });
    expect(claimed.status).toBe(303);
    expect(cookie(claimed, 'comity_session')).not.toContain('Secure');
  });
});

describe('a guess at a password', () => {
  const guess = (base: string, email: string, from: string): Promise<Answer> => client(base).post('/sign-in?/password', { email, password: 'not the password', to: '/' }, { 'x-forwarded-for': from });

  it('is looked at eight times and no more, also when all come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 24 }, () => guess(proxied.base, 'one@example.org', '198.51.100.1')));
    expect(answers.filter((answer) => answer.status === 422).length).toBeLessThanOrEqual(8);
    expect(answers.filter((answer) => answer.status === 429).length).toBeGreaterThanOrEqual(16);
  });

  it('counts against the account from every address, and against the address for every account', async () => {
    for (let i = 0; i < 8; i++) expect((await guess(proxied.base, 'two@example.org', `203.0.113.${i}`)).status).toBe(422);
    expect((await guess(proxied.base, 'two@example.org', '203.0.113.99')).status).toBe(429);
    expect((await guess(proxied.base, 'three@example.org', '203.0.113.99')).status, 'another account from there').toBe(422);
    for (let i = 0; i < 39; i++) await guess(proxied.base, `n${i}@example.org`, '203.0.113.99');
    expect((await guess(proxied.base, 'four@example.org', '203.0.113.99')).status).toBe(429);
  });

  it('is not hidden by a header that no proxy wrote', async () => {
    for (let i = 0; i < 40; i++) expect((await guess(server.base, `m${i}@example.org`, `203.0.113.${i}`)).status).toBe(422);
    expect((await guess(server.base, 'last@example.org', '203.0.113.200')).status).toBe(429);
  });
});

describe.each(LANGUAGES)('what is refused is said in %s', (lang) => {
  const upload = (content: string | Uint8Array): Promise<Answer> => {
    const form = new FormData();
    form.set('source', 'ucdp-deaths');
    form.set('file', new File([content as BlobPart], 'figures.csv'));
    return officer.post(`/series?lang=${lang}`, form);
  };
  const cyrillic1251 = Buffer.from([0xd2, 0xe0, 0xe4, 0xe6, 0xe8, 0xea, 0xe8, 0xf1, 0xf2, 0xe0, 0xed]);

  it.each<[string, () => string | Uint8Array, string, Record<string, string | number>]>([
    ['a file that is too large', () => new Uint8Array(MOST_BYTES + 1).fill(65), 'series.too_large', { megabytes: 26, most: 25 }],
    ['a missing column', () => 'country_iso3,year_month\nTJK,2022-04\n', 'series.missing_column', { missing: 'ucdp_fatalities_best', found: 'country_iso3, year_month' }],
    ['windows-1251', () => Buffer.concat([Buffer.from('country_iso3,year_month,ucdp_fatalities_best\n'), cyrillic1251]), 'series.not_utf8', {}],
    ['a broken line', () => 'country_iso3,year_month,ucdp_fatalities_best\nTJK,2022-04\n', 'series.not_a_table', { line: 2 }],
  ])('%s', async (_, content, code, facts) => {
    const before = await head();
    const answer = await upload(content());
    expect(answer.status).toBe(422);
    const said = seriesWords[lang].refusals[code]!;
    expect(answer.text).toContain(onPage(fill(said.what, facts)));
    expect(answer.text).toContain(onPage(fill(said.mend, facts)));
    expect(await head()).toEqual(before);
  });

  it('what the server does not read at all, what is not there, a form that is none, a title without end', async () => {
    const said = platformWords[lang].refusals;
    expect((await upload(new Uint8Array(65 * 1024 * 1024))).text).toContain(onPage(fill(said['request.too_large']!.what, { most: 64 })));
    for (const path of [`/dossiers/D-99?lang=${lang}`, `/chain/D-99?lang=${lang}`, `/files/ru/none?lang=${lang}`, `/dossiers/%00?lang=${lang}`]) expect((await officer.get(path)).text, path).toContain(said['request.not_found']!.what);
    const none = await officer.post(`/dossiers/new?lang=${lang}`, { 'title.en': 'a\0b' });
    expect([none.status, none.text.includes(said['request.malformed']!.what)]).toEqual([400, true]);
    const endless = await officer.post(`/dossiers/new?lang=${lang}`, { 'title.en': 'x'.repeat(201), marking: 'parties' });
    expect([endless.status, endless.text.includes(onPage(fill(said['form.too_long']!.what, { field: 'title.en', most: 200 })))]).toEqual([422, true]);
  });

  it('too many guesses', async () => {
    const from = { 'x-forwarded-for': `192.0.2.${LANGUAGES.indexOf(lang)}` };
    for (let i = 0; i < 8; i++) await client(proxied.base).post('/sign-in?/password', { email: `${lang}@example.org`, password: 'wrong', to: '/' }, from);
    const answer = await client(proxied.base).post(`/sign-in?/password&lang=${lang}`, { email: `${lang}@example.org`, password: 'wrong', to: '/' }, from);
    expect(answer.text).toContain(fill(peopleWords[lang].refusals['people.too_many_attempts']!.mend, { minutes: 15 }));
  });
});

describe('whatever was sent', () => {
  it.each(['officer', 'arm', 'kaz', 'analyst'])('%s is told on the page what came of it', async (person) => {
    // From an address of its own for each door: else the limit would answer most of them.
    const sender = await signedIn(proxied.base, person);
    let doors = 0;
    const silent: string[] = [];
    for (const door of addresses(posts()).filter((one) => !/sign-|clock|check|account|administration|\/seen$|^\/x\//.test(one))) {
      for (const fields of [{}, { do: 'save', procedure: 'S-2', kind: 'objects', person: 'kgz', version: '1', revision: '1', matter: 'joint_statement' }]) {
        const answer = await sender.post(door, fields, { 'x-forwarded-for': `192.0.2.${(doors++ % 250) + 1}` });
        // A proposal is no delegate's to see, nor is the file of another nation, nor what the node exchanges: whoever asks is told that there is none.
        const unseen = answer.status === 404 && /^\/(warnings\/proposals|national-files|network|papers|taskings)\//.test(door) && answer.text.includes(platformWords.en.refusals['request.not_found']!.what);
        // What an objection would change is told on the page itself.
        if (door.endsWith('?/preview') && answer.status === 200 && answer.text.includes(proceduresWords.en.ui.previewTitle!)) continue;
        if (answer.status !== 303 && !unseen && !/role="alert"[\s\S]*<code>[\w. ·]+/.test(answer.text)) silent.push(`${door} ${answer.status}`);
      }
    }
    expect(silent).toEqual([]);
  });

  it('twice is told so, also where the form has gone from the page', async () => {
    const chair = await signedIn(server.base, 'arm');
    const dossier = landed(await officer.post('/dossiers/new', { 'title.ru': 'Дважды', marking: 'parties' }));
    const text = landed(await officer.post(`${dossier}/texts/new`, { 'title.ru': 'Дважды', part1: 'operative', 'words1.ru': 'Дважды.', do: 'save' }));
    const twice = async (sender: Client, form: string, more: Record<string, string> = {}): Promise<void> => {
      const fields = { ...hidden((await sender.get(text)).text, form), ...more };
      landed(await sender.post(`${text}${form}`, fields));
      const again = await sender.post(`${text}${form}`, fields);
      expect(again.status, form).toBe(422);
      expect(again.text, form).toContain('<code>form.already_sent');
    };
    await twice(officer, '?/freeze');
    await twice(chair, '?/circulate', { matter: 'joint_statement', 'deadline.day': '16 May 2022', 'deadline.hour': '12:00' });
    await twice(chair, '?/position', { kind: 'objects', 'words.en': 'Once is enough.' });
    await twice(chair, '?/withdraw');
    for (let day = 0; day < 5; day++) await officer.post('/example/clock', { by: 'day', to: '/' });
    await twice(officer, '?/announce');
  });
});

it('leaves no fault in the log of either server', () => {
  for (const one of [server, proxied]) expect(one.errors()).not.toContain('request.failed');
});
