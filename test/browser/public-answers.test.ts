import { afterAll, beforeAll, expect, it } from 'vitest';
import { client, signedIn } from './client.ts';
import { startServer, type Server } from './server.ts';

/** Answers of the public site are kept until the next act, and given to nobody they are not for. */
let server: Server;
beforeAll(async () => void (server = await startServer()), 120_000);
afterAll(async () => void (await server?.stop()));

const ADDRESS = '/statements/CSC/ST/2022/1';
const asked = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(new URL(path, server.base), { redirect: 'manual', headers });

it('are the same the second time, with what a 304 needs', async () => {
  for (const path of [ADDRESS, '/statements', '/check', '/files/ru/CSC/ST/2022/1', '/chain/D-1', '/statements.atom', '/statements.json', '/records', '/records.atom', '/sitemap.xml']) {
    const [one, two] = [await asked(path), await asked(path)];
    expect([one.status, two.status], path).toEqual([200, 200]);
    expect(await two.text(), path).toBe(await one.text());
    const headers = (answer: Response): [string, string][] => [...answer.headers].filter(([name]) => !['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'content-security-policy'].includes(name));
    expect(headers(two), path).toEqual(headers(one));
    expect(two.headers.get('vary'), path).toContain('accept-language, cookie');
    expect(two.headers.get('cache-control'), path).toMatch(/^(?:no-cache|public, max-age=60)$/);
  }
  const etag = (await asked(ADDRESS)).headers.get('etag')!;
  const unchanged = await asked(ADDRESS, { 'if-none-match': etag });
  expect([unchanged.status, unchanged.headers.get('content-security-policy')], 'the page keeps its own policy').toEqual([304, null]);
  expect((await asked(ADDRESS, { 'if-none-match': '"another"' })).status).toBe(200);
});

it('are kept apart by language, page and host, and not at all for an unknown parameter', async () => {
  const english = await (await asked(`${ADDRESS}?lang=en`)).text();
  for (let time = 0; time < 2; time++) {
    expect(await (await asked(`${ADDRESS}?lang=ru`)).text()).toContain('<html lang="ru"');
    expect(await (await asked(ADDRESS, { 'accept-language': 'ru' })).text()).toContain('<html lang="ru"');
    expect(await (await asked(ADDRESS, { cookie: 'comity_language=ru' })).text()).toContain('<html lang="ru"');
    expect(await (await asked(`${ADDRESS}?lang=en`)).text()).toBe(english);
    expect(await (await asked(`${ADDRESS}?lang=en&mark=x${time}`)).text()).toContain(`mark=x${time}`);
    expect(await (await asked('/statements?page=9')).text()).not.toContain('CSC/ST/2022/1</');
  }
});

it('of a signed-in reader are neither kept nor given from what was kept', async () => {
  const officer = await signedIn(server.base, 'officer');
  for (let time = 0; time < 2; time++) {
    const [mine, anyone] = [await officer.get(ADDRESS), await client(server.base).get(ADDRESS)];
    expect(mine.headers.get('cache-control')).toBe('private, no-store');
    expect(anyone.headers.get('cache-control')).toBe('no-cache');
    expect(anyone.headers.getSetCookie()).toEqual([]);
  }
});

it('are made anew after an act', async () => {
  const officer = await signedIn(server.base, 'officer');
  const sequence = async (): Promise<number> => ((await (await asked('/chain/D-1')).json()) as { head: { seq: number } }).head.seq;
  const before = await sequence();
  expect((await officer.post('/dossiers/new', { 'title.en': 'One more', marking: 'parties' })).status).toBe(303);
  expect(await sequence()).toBe(before + 1);
});
