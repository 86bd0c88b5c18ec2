import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { client, hidden, signedIn, type Answer, type Client } from './client.ts';
import { startServer, type Server } from './server.ts';

/** What a stranger, a broken program or a tired person may send: each gets a clear answer, and nothing changes. */
let server: Server;
let officer: Client;
beforeAll(async () => {
  server = await startServer();
  officer = await signedIn(server.base, 'officer');
}, 120_000);
afterAll(async () => void (await server?.stop()));

const head = async (): Promise<string> => /(\d+)<\/p>/.exec((await officer.get('/acts')).text.split('Newest value')[1]!)![1]!;
const unchanged = async (does: () => Promise<Answer>): Promise<Answer> => {
  const before = await head();
  const answer = await does();
  expect(await head(), 'nothing was recorded').toBe(before);
  return answer;
};

describe('a file', () => {
  const table = readFileSync(join(import.meta.dirname, '../../src/example/ucdp-deaths.csv'), 'utf8');
  const upload = (content: string | Uint8Array, name = 'figures.csv'): Promise<Answer> => {
    const form = new FormData();
    form.set('source', 'ucdp-deaths');
    form.set('file', new File([content as BlobPart], name, { type: 'text/csv' }));
    return officer.post('/series', form);
  };

  const files: readonly (readonly [string, () => string | Uint8Array, string, string])[] = [
    ['of 26 MiB', () => new Uint8Array(26 * 1024 * 1024).fill(65), 'series.too_large', 'at most 25 MiB'],
    ['without a column', () => table.replace('year_month', 'month'), 'series.missing_column', 'year_month'],
    ['in another encoding', () => Uint8Array.from([...Buffer.from(table), 0xcf, 0xf0, 0xe8, 0xec, 0xe5, 0xf0]), 'series.not_utf8', 'UTF-8'],
    ['in UTF-16', () => Buffer.from(table, 'utf16le'), 'series.not_utf8', 'UTF-8'],
    ['with a word for a figure', () => table.replace(/,\d+$/m, ',many'), 'series.bad_value', 'line 2'],
    ['with a row twice', () => `${table}AFG,2018-01,9,1823\n`, 'series.twice', 'AFG 2018-01'],
    ['that is empty', () => '', 'series.empty', 'no figures'],
    ['that is there already', () => table, 'series.unchanged', 'I-1'],
  ];
  it.each(files)('%s is refused in words', async (_, content, code, words) => {
    const answer = await unchanged(() => upload(content()));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(code);
    expect(answer.text).toContain(words);
  });

  it('of more than the server reads is refused too', async () => {
    const answer = await unchanged(() => upload(new Uint8Array(66 * 1024 * 1024).fill(65)));
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('request.too_large');
  });
});

describe('a request', () => {
  it('from another site is not carried out', async () => {
    const page = (await officer.get('/dossiers/new')).text;
    const answer = await unchanged(() => officer.post('/dossiers/new', { ...hidden(page, 'method="post"'), 'title.en': 'x', marking: 'parties' }, { origin: 'https://elsewhere.example' }));
    expect(answer.status).toBe(403);
  });

  it.each(['/dossiers/%00', '/statements/%ED%A0%80', '/statements?page=1e300', '/statements?page=-1', '/acts?before=9e99', '/acts/1e9', '/search?q=%00', `/search?q=${'x'.repeat(5000)}`, '/texts/T-1/file?version=1e400&language=en', '/chain/..%2F..%2Fetc', '/files/xx/CSC/ST/2022/1', "/dossiers/D-1'--"])('for %s is answered without a fault', async (path) => {
    for (const reader of [officer, client(server.base)]) {
      const answer = await reader.get(path);
      expect(answer.status, `${path.slice(0, 60)} ${answer.text.slice(0, 100)}`).toBeLessThan(500);
    }
  });

  it.each([['a character that no text may hold', { 'title.en': 'a\0b', marking: 'parties' }], ['a title without end', { 'title.en': 'x'.repeat(10_000), marking: 'parties' }], ['a field nobody asked for', { 'title.zzzzzz': 'x', __proto__x: '1', marking: 'parties' }], ['nothing', {}]])('with %s is refused', async (_, form) => {
    const answer = await unchanged(() => officer.post('/dossiers/new', form as Record<string, string>));
    expect([400, 422]).toContain(answer.status);
  });

  it('for an address elsewhere does not lead there', async () => {
    for (const to of ['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)']) {
      expect((await client(server.base).post('/sign-in?/example', { person: 'kaz', to })).location).toBe('/');
      expect((await officer.post('/example/clock', { by: 'none', to })).location).toBe('/');
    }
  });
});

describe('a session', () => {
  it('has a cookie that scripts and other sites cannot use', async () => {
    const answer = await client(server.base).post('/sign-in?/example', { person: 'kaz', to: '/' });
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('comity_session='))!;
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  it('ends everywhere at once', async () => {
    const [one, two] = [await signedIn(server.base, 'blr'), await signedIn(server.base, 'blr')];
    expect((await two.get('/')).status).toBe(200);
    await one.post('/sign-out?everywhere', {});
    expect((await two.get('/')).location).toContain('/sign-in');
  });

  it('is not opened by guessing', async () => {
    const stranger = client(server.base);
    const guess = (email: string): Promise<Answer> => stranger.post('/sign-in?/password', { email, password: 'not the password', to: '/' });
    const first = await guess('nobody@example.org');
    expect(first.status).toBe(422);
    for (let i = 0; i < 8; i++) await guess('nobody@example.org');
    expect((await guess('nobody@example.org')).status).toBe(429);
  });
});

it('says on every answer how a page may be used', async () => {
  for (const [reader, path] of [[officer, '/'], [client(server.base), '/statements'], [client(server.base), '/chain/D-1']] as const) {
    const { headers } = await reader.get(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    if (path === '/chain/D-1') continue;
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'/);
    expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe-inline/);
  }
  expect((await officer.get('/')).headers.get('cache-control')).toContain('no-store');
});
