import { parse } from 'csv-parse/sync';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digest } from '../../src/core/canonical.ts';
import { statementShape, statementsShape } from '../../src/features/publication/index.ts';
import { client, hidden, landed, signedIn } from './client.ts';
import { startServer, type Server } from './server.ts';

/** What outsiders read: by subject and year, as feed, JSON and file; and the gap as CSV for those who are signed in. */
const ATOM = new URL('../../../shared/data/drafting/atom/atom.rng', import.meta.url);
let server: Server;
beforeAll(async () => void (server = await startServer({ env: { COMITY_BEHIND_PROXY: '1' } })), 120_000);
afterAll(async () => void (await server?.stop()));
const get = (path: string) => client(server.base).get(path);

describe('the public site', () => {
  it('lists statements by year and by subject, and says when there are none', async () => {
    const page = (await get('/statements?lang=en')).text;
    expect(page).toContain('CSC/ST/2022/1');
    for (const link of ['/statements?lang=en&amp;subject=analysis', '/statements?lang=en&amp;year=2022', '/statements.atom?lang=en']) expect(page).toContain(`href="${link}"`);
    expect((await get('/statements?lang=en&subject=analysis&year=2022')).text).toContain('CSC/ST/2022/1');
    for (const none of ['subject=peacekeeping', 'year=2021', 'subject=nothing', 'subject=analysis&year=2021', "subject=';drop"]) {
      const answer = await get(`/statements?lang=en&${none}`);
      expect([none, answer.status, answer.text.includes('CSC/ST/2022/1'), answer.text.includes('No statement of this year and subject')]).toEqual([none, 200, false, true]);
    }
    expect((await get('/statements?lang=ru&subject=analysis')).text).toContain('Анализ и прогноз');
  });

  it('sends no script and no cookie, and names itself, its languages and its feed', async () => {
    for (const path of ['/statements?lang=en', '/statements/CSC/ST/2022/1?lang=en', '/check?lang=en']) {
      const { text, headers } = await get(path);
      expect(text, path).not.toMatch(/<script(?! type="application\/)/);
      expect(headers.get('set-cookie')).toBeNull();
      expect(text).toContain(`<link rel="canonical" href="${server.base}${path}"`);
      expect(text).toContain(`hreflang="ru" href="${server.base}${path.replace('lang=en', 'lang=ru')}"`);
      expect(text).toContain('type="application/atom+xml"');
    }
    expect((await get('/statements/CSC/ST/2022/1?lang=en')).text).toMatch(/<meta name="description" content="Statement on contact between the analytical centres\./);
  });

  it('is a valid feed in both languages, narrowed by subject', async ({ skip }) => {
    for (const query of ['lang=en', 'lang=ru', 'lang=ru&subject=analysis', 'lang=en&subject=peacekeeping']) {
      const { text, headers } = await get(`/statements.atom?${query}`);
      expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
      expect(text.includes('<entry'), query).toBe(!query.includes('peacekeeping'));
      expect(text).toContain(`rel="self" type="application/atom+xml" href="${server.base}/statements.atom?${query.replaceAll('&', '&amp;')}"`);
      if (!existsSync(ATOM)) continue;
      const schema = XmlDocument.fromString(readFileSync(ATOM, 'utf8'));
      const [validator, document] = [RelaxNGValidator.fromDoc(schema), XmlDocument.fromString(text)];
      expect(() => validator.validate(document), query).not.toThrow();
      for (const one of [document, validator, schema]) one.dispose();
    }
    if (!existsSync(ATOM)) skip();
  });

  it('says the address that readers see, behind a proxy too', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const { hostname, port } = new URL(server.base);
      request({ hostname, port, path: '/statements.atom?lang=en', headers: { host: 'desk.example.org', 'x-forwarded-proto': 'https', 'x-forwarded-for': '10.0.0.1' } }, (answer) => {
        let said = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => void (said += chunk)).on('end', () => resolve(said));
      }).on('error', reject).end();
    });
    expect(text).toContain('href="https://desk.example.org/statements/CSC/ST/2022/1?lang=en"');
  });

  it('is JSON in the shape of the contract, with files that have the announced hash', async () => {
    const list = statementsShape.parse(JSON.parse((await get('/statements.json?lang=en')).text));
    expect(list).toMatchObject({ count: 1, page: 1, next: null, years: [{ year: 2022, count: 1 }] });
    expect(list.subjects.map((s) => s.id)).toEqual(['analysis', 'southern_borders']);
    const one = statementShape.parse(JSON.parse((await get(new URL(list.statements[0]!.links.json).pathname)).text));
    for (const file of one.files) expect(digest((await get(new URL(file.url).pathname)).text)).toBe(file.sha256);
    expect(JSON.parse((await get('/statements.json?subject=peacekeeping')).text)).toMatchObject({ count: 0, statements: [] });
    expect((await get('/files/json/CSC/ST/2022/9')).status).toBe(404);
  });

  it.each(['/statements.atom?lang=en', '/statements.json?lang=en', '/files/json/CSC/ST/2022/1', '/files/ru/CSC/ST/2022/1', '/sitemap.xml', '/robots.txt'])('%s is asked for again cheaply', async (path) => {
    const first = await fetch(new URL(path, server.base));
    expect(first.headers.get('cache-control')).toBe('public, max-age=60');
    const tag = first.headers.get('etag')!;
    const again = (headers: Record<string, string>) => fetch(new URL(path, server.base), { headers });
    expect((await again({ 'if-none-match': tag })).status).toBe(304);
    expect((await again({ 'if-none-match': `"other", W/${tag}` })).status).toBe(304);
    expect((await again({ 'if-none-match': '"other"' })).status).toBe(200);
    const modified = first.headers.get('last-modified');
    if (modified === null) return;
    expect((await again({ 'if-modified-since': modified })).status).toBe(304);
    expect((await again({ 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' })).status).toBe(200);
    expect((await again({ 'if-none-match': '"other"', 'if-modified-since': modified })).status).toBe(200);
  });

  it('shows machines the way: a sitemap of both languages, and nothing of the desk', async () => {
    const map = (await get('/sitemap.xml')).text;
    for (const lang of ['en', 'ru']) expect(map).toContain(`<loc>${server.base}/statements/CSC/ST/2022/1?lang=${lang}</loc>`);
    const robots = (await get('/robots.txt')).text;
    expect(robots).toContain('Disallow: /\n');
    expect(robots).toContain(`Sitemap: ${server.base}/sitemap.xml`);
    expect(robots).not.toMatch(/dossiers|gap|acts/);
  });
});

describe('announcing under subjects', () => {
  it('is chosen on the page of the text, and refused under a subject that is none', async () => {
    const officer = await signedIn(server.base, 'officer');
    await officer.post('/example/clock', { by: 'day', to: '/' });
    await officer.post('/example/clock', { by: 'day', to: '/' });
    const page = (await officer.get('/texts/T-2')).text;
    expect(page).toContain('name="subject" value="southern_borders"');
    const form = hidden(page, '?/announce');
    expect((await officer.post('/texts/T-2?/announce', { ...form, subject: ['weather'] })).text).toContain('publication.unknown_subject');
    expect(landed(await officer.post('/texts/T-2?/announce', { ...form, subject: ['southern_borders'] }))).toBe('/statements/CSC/ST/2022/2');
    expect((await get('/statements.atom?lang=en&subject=southern_borders')).text.match(/<entry/g)).toHaveLength(2);
    expect((await get('/statements.atom?lang=en&subject=analysis')).text.match(/<entry/g)).toHaveLength(1);
  });
});

describe('facts of the past and the gap', () => {
  it('takes a fact off the form, without scripts, and counts it', async () => {
    const officer = await signedIn(server.base, 'officer');
    const dossier = landed(await officer.post('/dossiers/new', { 'title.en': '=HYPERLINK("x")', marking: 'secretariat' })).split('/').pop()!;
    const form = async (): Promise<Record<string, string>> => hidden((await officer.get(`/dossiers/${dossier}/facts/new`)).text, 'class="g');
    const record = async (more: Record<string, string>) => officer.post(`/dossiers/${dossier}/facts/new`, { ...(await form()), 'what.en': 'Something happened', source: 'Kazinform', ...more });
    const ahead = await record({ lane: 'warning', from: '12 Mar 2990' });
    expect(ahead.status).toBe(422);
    expect(ahead.text).toContain('dossiers.fact_ahead');
    const kept = (await record({ lane: 'warning', from: 'once', 'who.ru': 'Совет', published: '2019' })).text;
    for (const part of ['dossiers.fact_bad_date', 'value="once"', 'value="Kazinform"', 'Something happened', 'value="Совет"', 'value="2019"']) expect(kept).toContain(part);
    expect(landed(await record({ lane: 'warning', from: '3 March 2020' }))).toBe(`/dossiers/${dossier}`);
    expect(landed(await record({ lane: 'decision', from: '2020-03-13' }))).toBe(`/dossiers/${dossier}`);
    expect((await officer.get(`/dossiers/${dossier}?lang=en`)).text).toContain('from the warning of 3 March 2020 to the decision of 13 March 2020');
    const csv = async (reader: typeof officer, query = ''): Promise<Record<string, string>[]> => parse((await reader.get(`/gap.csv${query}`)).text, { columns: true });
    const rows = await csv(officer);
    expect(rows.find((row) => row.dossier === dossier)).toMatchObject({ title: '\'=HYPERLINK("x")', first_warning: '2020-03-03', decision: '2020-03-13', days: '10', state: 'closed' });
    expect(rows.find((row) => row.dossier === 'D-5')).toMatchObject({ days: '927', first_warning: '2022-05-16', decision: '2024-11-28' });
    for (const row of rows) for (const column of ['as_known_on', 'source', 'rule']) expect(row[column]).toMatch(/\w/);
    expect((await csv(officer, '?year=2020')).map((row) => row.dossier)).toEqual([dossier]);
    const page = (await officer.get(`/dossiers/${dossier}?lang=en`)).text;
    const decision = hidden(page.split('<tr').at(-1)!, '?/withdraw');
    expect((await officer.post(`/dossiers/${dossier}?/withdraw`, decision)).text).toContain('dossiers.fact_no_why');
    expect(landed(await officer.post(`/dossiers/${dossier}?/withdraw`, { ...decision, 'why.en': 'it was another matter' }))).toBe(`/dossiers/${dossier}`);
    expect((await officer.get(`/dossiers/${dossier}?lang=en`)).text).toMatch(/it was another matter[^]*since the warning of 3 March 2020; no decision yet|since the warning of 3 March 2020; no decision yet[^]*it was another matter/);
    expect((await csv(officer, '?year=2020'))[0]).toMatchObject({ decision: '', state: 'running' });
    const tajikistan = await signedIn(server.base, 'tjk');
    expect((await csv(tajikistan)).map((row) => row.dossier)).not.toContain(dossier);
    expect((await tajikistan.get('/gap?year=2020')).text).not.toContain(dossier);
    expect((await tajikistan.post(`/dossiers/D-5/facts/new`, { 'what.en': 'x', lane: 'warning', from: '2020', source: 'x' })).status).toBe(403);
    const stranger = await get('/gap.csv');
    expect([stranger.status, stranger.location]).toEqual([303, '/sign-in?to=%2Fgap.csv']);
  });
});
