import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { words as platformWords } from '../../src/platform/words.ts';
import { client, signedIn, type Answer, type Client } from './client.ts';
import { importBeside } from './imported.ts';
import { addressThere, posts, routesWith } from './routes.ts';
import { startServer, type Server } from './server.ts';

/** What docs/security.md promises and no other test shows. */
let server: Server;
let officer: Client;
beforeAll(async () => {
  server = await startServer({ env: { COMITY_BEHIND_PROXY: '1' } });
  await importBeside(server.folder);
  officer = await signedIn(server.base, 'officer');
}, 120_000);
afterAll(async () => void (await server?.stop()));

const head = async (): Promise<unknown> => ((await (await fetch(`${server.base}/chain/D-1`)).json()) as { head: unknown }).head;
const cookieOf = (one: Client): string => [...one.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
let addresses = 0;
/** An address of its own for whoever must not be counted with the others. */
const from = (): string => `192.0.2.${++addresses}`;

/** A request as it is written, past what `fetch` mends or forbids. */
function raw(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<{ status: number; text: string; headers: Record<string, unknown> }> {
  const { hostname, port } = new URL(server.base);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers: { 'x-forwarded-for': from(), ...(body ? { 'content-length': String(Buffer.byteLength(body)) } : {}), ...headers }, agent: false }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (chunk: string) => void (text += chunk)).on('end', () => resolve({ status: res.statusCode!, text, headers: res.headers }));
    });
    sent.on('error', reject).end(body);
  });
}

describe('a session', () => {
  it('is not one that somebody else thought up', async () => {
    const victim = client(server.base);
    victim.cookies.set('comity_session', 'thought-up-by-somebody-else-0000000000000000');
    expect((await victim.get('/')).location).toContain('/sign-in');
    await victim.post('/sign-in?/example', { person: 'kaz', to: '/' });
    expect(victim.cookies.get('comity_session')).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const attacker = client(server.base);
    attacker.cookies.set('comity_session', 'thought-up-by-somebody-else-0000000000000000');
    expect((await attacker.get('/')).location).toContain('/sign-in');
  });

  it('ends when the same browser signs in anew', async () => {
    const reader = await signedIn(server.base, 'kgz');
    const copy = client(server.base);
    copy.cookies.set('comity_session', reader.cookies.get('comity_session')!);
    expect((await copy.get('/')).status).toBe(200);
    await reader.post('/sign-in?/example', { person: 'kgz', to: '/' });
    expect((await reader.get('/')).status).toBe(200);
    expect((await copy.get('/')).location).toContain('/sign-in');
  });

  it('stands in no address and on no page', async () => {
    const token = officer.cookies.get('comity_session')!;
    for (const page of routesWith('+page.svelte').map(addressThere)) {
      const answer = await officer.get(page);
      expect(answer.text, page).not.toContain(token);
      expect(answer.location ?? '', page).not.toContain(token);
    }
  });

  it('leaves nothing behind in the browser: what was read while it lasted may not be kept, and the cookie goes', async () => {
    const reader = await signedIn(server.base, 'blr');
    expect((await reader.get('/texts/T-2')).headers.get('cache-control')).toBe('private, no-store');
    const answer = await reader.post('/sign-out', {});
    expect(answer.headers.getSetCookie().find((line) => line.startsWith('comity_session='))).toMatch(/^comity_session=;.*Max-Age=0/i);
    const client = join(import.meta.dirname, '../../build/client');
    const scripts = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(5);
    const own = /localStorage|indexedDB|document\.cookie/;
    // But one, of reports of a situation that wait to be sent: its writer wrote them, and the desk never told them (decision 020).
    const keeping = scripts.map((file) => readFileSync(join(client, file), 'utf8')).filter((text) => own.test(text));
    expect(keeping.map((text) => [text.includes('comity-outbox'), /localStorage|document\.cookie/.test(text)]), 'no other script keeps anything').toEqual([[true, false]]);
  });
});

describe('a form', () => {
  it('without an origin, or of a kind that needs none, is carried out nowhere', async () => {
    const before = await head();
    const kinds = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', null];
    for (const door of posts().map(addressThere)) {
      for (const kind of kinds) {
        const { status } = await raw('POST', door, { cookie: cookieOf(officer), ...(kind ? { 'content-type': kind } : {}) }, 'by=day&do=save');
        expect(status, `${door} ${kind}`).toBe(403);
        const cross = await raw('POST', door, { cookie: cookieOf(officer), origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site', ...(kind ? { 'content-type': kind } : {}) }, 'by=day&do=save');
        expect(cross.status, `${door} ${kind}`).toBe(403);
        expect(cross.text.length, 'and is told so').toBeGreaterThan(10);
      }
    }
    expect(await head()).toEqual(before);
    expect((await officer.get('/')).status, 'nobody was signed out').toBe(200);
  });

  it('sent as JSON is read by nothing, and no other site may send one', async () => {
    const before = await head();
    for (const door of posts().map(addressThere).filter((one) => !one.startsWith('/sign-out'))) {
      const { status } = await raw('POST', door, { cookie: cookieOf(officer), origin: server.base, 'content-type': 'application/json' }, '{"by":"day","do":"save"}');
      expect(status, door).toBeGreaterThanOrEqual(400);
      expect(status, door).toBeLessThan(500);
      const asked = await raw('OPTIONS', door, { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' });
      expect(Object.keys(asked.headers).filter((name) => name.startsWith('access-control-')), door).toEqual([]);
    }
    expect(await head()).toEqual(before);
  });

  it('changes nothing when its address is read, or asked with another method', async () => {
    const before = await head();
    for (const door of posts().map(addressThere)) {
      for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']) {
        const { status, text } = await raw(method, door, { cookie: cookieOf(officer), origin: server.base, 'x-secret': 'quagga', 'x-http-method-override': 'POST' }, method === 'GET' || method === 'HEAD' ? '' : 'by=day');
        expect(status, `${method} ${door}`).not.toBe(500);
        expect(text, `${method} ${door} says back what was sent`).not.toContain('quagga');
        if (!['GET', 'HEAD', 'OPTIONS'].includes(method)) expect(status, `${method} ${door}`).toBeGreaterThanOrEqual(400);
      }
    }
    expect(await head()).toEqual(before);
    expect((await officer.get('/')).status, 'nobody was signed out').toBe(200);
  });

  it('to a door that is none is told so', async () => {
    for (const path of ['/texts/T-1?/default', '/texts/T-1?/nothing', '/texts/T-1?/__proto__', '/dossiers/new?/default', '/nothing-here', '/']) {
      const answer = await officer.post(path, { x: '1' });
      expect(answer.status, path).toBeGreaterThanOrEqual(400);
      expect(answer.status, path).toBeLessThan(500);
    }
    const odd = await officer.post('/dossiers/new', { 'title.en': 'x', marking: 'parties', ['__proto__']: 'y', constructor: 'z', 'title.__proto__': 'y' });
    expect(odd.status, 'nor does a field by an odd name').toBeLessThan(500);
  });

  it('asks for a password in a field that hides it and lets it be filled in', async () => {
    for (const [page, reader] of [['/sign-in', client(server.base)], ['/account', officer], ['/people', await signedIn(server.base, 'admin')]] as const) {
      const fields = (await reader.get(page)).text.match(/<input[^>]*name="(?:password|present)"[^>]*>/g)!;
      expect(fields.length, page).toBeGreaterThan(0);
      for (const field of fields) {
        expect(field).toMatch(/type="password"/);
        expect(field).toMatch(/autocomplete="(?:current|new)-password"/);
        expect(field).not.toMatch(/onpaste|maxlength|pattern/);
      }
    }
  });
});

describe('what is sent too often', () => {
  const send = (reader: Client, address: string): Promise<Answer> => reader.post('/check', { given: 'x' }, { 'x-forwarded-for': address });

  it.each(['en', 'ru'] as const)('is refused with the time to wait, in %s, and hinders nobody else at that address', async (lang) => {
    const address = from();
    const [hasty, calm] = [await signedIn(server.base, 'kaz'), await signedIn(server.base, 'tjk')];
    hasty.cookies.set('comity_language', lang);
    const answers = await Promise.all(Array.from({ length: 150 }, () => send(hasty, address)));
    const refused = answers.filter((answer) => answer.status === 429);
    expect(answers.filter((answer) => answer.status === 200).length).toBeGreaterThanOrEqual(120);
    expect(refused.length).toBeGreaterThan(5);
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(refused[0]!.text).toContain(platformWords[lang].refusals['request.too_many']!.what);
    expect((await send(calm, address)).status, 'another person there').toBe(200);
    expect((await send(client(server.base), address)).status, 'a stranger there').toBe(200);
    expect((await hasty.get('/')).status, 'and reading goes on').toBe(200);
  });

  it('is counted for searches too, which look at every matter', async () => {
    const reader = await signedIn(server.base, 'rus');
    const answers = await Promise.all(Array.from({ length: 45 }, () => reader.get('/search?q=e')));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 429]));
    expect((await reader.get('/search')).status, 'the empty page is no search').toBe(200);
  });

  it('is not what fifty readers behind one address send in a minute of work', async () => {
    const readers = await Promise.all(Array.from({ length: 50 }, (_, i) => signedIn(server.base, ['officer', 'arm', 'blr', 'kaz', 'kgz', 'rus', 'tjk', 'analyst', 'general', 'admin'][i % 10]!, { 'x-forwarded-for': '198.18.0.1' })));
    const answers = await Promise.all(readers.flatMap((reader) => [send(reader, '198.18.0.1'), send(reader, '198.18.0.1'), reader.get('/statements')]));
    expect(answers.filter((answer) => answer.status !== 200).map((answer) => answer.status)).toEqual([]);
  }, 120_000);
});

describe('an address', () => {
  it('leads to no file that is not handed out', async () => {
    const paths = [
      '/.git/config', '/.git/HEAD', '/package.json', '/src/serve.ts', '/data/postgres/PG_VERSION', '/.env', '/build/handler.js', '/charters/csto.yaml', '/..%2fpackage.json', '/%2e%2e/package.json', '/../package.json', '/_app/../../package.json', '/_app/%2e%2e/%2e%2e/package.json',
      '/_app/immutable/..%5c..%5c..%5cpackage.json', '/_app/immutable/%2e%2e/%2e%2e/%2e%2e/%2e%2e/package.json', '//etc/passwd', '/_app//etc/passwd', '/_app/immutable/entry/', '/_app/', '/files/ru/..%2f..%2fpackage.json', '/texts/T-1/file?version=../../1&language=../ru', '/%c0%ae%c0%ae/package.json',
    ];
    for (const path of paths) {
      const { status, text } = await raw('GET', path, { cookie: cookieOf(officer) });
      expect([status, /"dependencies"|root:x|\[core\]|ref: refs|createServer|^organisation:/m.test(text)], path).toEqual([expect.toSatisfy((code: number) => code >= 300 && code < 500), false]);
    }
  });

  it('of another host goes into no answer, but for the public pages, which say where they stand, and say so to nobody else', async () => {
    for (const path of ['/', '/sign-in', '/dossiers/nothing', '/chain/D-1', '/statements/nothing']) {
      const { text, headers } = await raw('GET', path, { host: 'evil.example', 'x-forwarded-host': 'evil.example' });
      expect(`${JSON.stringify(headers)} ${text}`, path).not.toContain('evil.example');
    }
    for (const path of ['/statements', '/statements/CSC/ST/2022/1', '/statements.atom', '/sitemap.xml']) {
      const { headers } = await raw('GET', path, { host: 'evil.example', 'x-forwarded-host': 'evil.example' });
      expect(headers.location, path).toBeUndefined();
      expect((await raw('GET', path)).text, path).not.toContain('evil.example');
    }
  });

  it('without end leads to the sign-in, by an address that has one', async () => {
    const { status, headers } = await raw('GET', `/dossiers/${'%24'.repeat(4000)}`);
    expect([status, headers.location]).toEqual([303, '/sign-in']);
  });

  it('carries no word of a form: what is sent, is sent in the body', async () => {
    for (const page of routesWith('+page.svelte').map(addressThere)) {
      const forms = (await officer.get(page)).text.match(/<form[^>]*>/g) ?? [];
      for (const form of forms) if (!/method="post"/i.test(form)) expect(form, page).toMatch(/action="\/(?:search|series)|method="get"/i);
    }
  });
});

describe('an answer', () => {
  it('says what it is and in which characters, and lets no other site read it', async () => {
    const paths = [...routesWith('+page.svelte').map(addressThere), '/nothing-here', '/chain/D-1', '/files/ru/CSC/ST/2022/1', '/texts/T-1/file?version=1&language=ru'];
    for (const path of paths) {
      const { headers } = await raw('GET', path, { cookie: cookieOf(officer), origin: 'https://elsewhere.example' });
      expect(headers['content-type'], path).toMatch(/^(?:text\/(?:html|plain); ?charset=utf-8|application\/json)$/i);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-')), path).toEqual([]);
    }
  });

  it('shows what was entered as words, wherever it stands', async () => {
    const markup = '"><img src=x onerror=alert(1)>\'</title></script><script>alert(2)</script>';
    const opened = await officer.post('/dossiers/new', { 'title.en': markup, 'title.ru': markup, marking: 'parties' });
    expect(opened.status).toBe(303);
    for (const path of [opened.location!, '/dossiers', '/', '/acts', `/search?q=${encodeURIComponent(markup)}`, `/sign-in?to=${encodeURIComponent(markup)}`, `${opened.location}/warnings/new`]) {
      const { text } = await officer.get(path);
      expect(text, path).not.toMatch(/<img src=x|<script>alert|<\/title><\/script>/);
    }
    expect((await officer.get(`${opened.location}/__data.json`)).headers.get('content-type')).toBe('application/json');
    const refused = await officer.post('/dossiers/new', { 'title.en': markup, marking: markup });
    expect(refused.text).toContain('&lt;img src=x');
    expect(refused.text).not.toMatch(/<img src=x|<script>alert/);
  });

  it('that came before all was read leaves the line free for the next request, which may be another reader’s', async () => {
    const { hostname, port } = new URL(server.base);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = (method: string, path: string, headers: Record<string, string>, body: string | null): Promise<{ status: number; reused: boolean }> => new Promise((resolve, reject) => {
      const sent = request({ hostname, port, method, path, headers: { 'x-forwarded-for': from(), ...headers, ...(body === null ? {} : { 'content-length': String(body.length) }) }, agent, signal: AbortSignal.timeout(5000) }, (res) => {
        res.resume().on('end', () => resolve({ status: res.statusCode!, reused: sent.reusedSocket }));
      });
      sent.on('error', reject).end(body ?? undefined);
    });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const [method, path, headers] of [['TRACE', '/dossiers/D-1', form], ['POST', '/check', { ...form, origin: 'https://elsewhere.example' }], ['POST', '/dossiers/new?q=%00', { ...form, origin: server.base }], ['PUT', '/statements', form], ['POST', '/nothing-here', { ...form, origin: server.base }]] as const) {
      const { status } = await ask(method, path, headers, `x=${'y'.repeat(300_000)}`);
      expect(status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
      expect(await ask('GET', '/statements', {}, null), `after ${method} ${path}`).toMatchObject({ status: 200 });
    }
    agent.destroy();
  });

  it('to what is no HTTP is short, and the next one is heard', async () => {
    const { hostname, port } = new URL(server.base);
    const shout = (bytes: string): Promise<string> => new Promise((resolve) => {
      let heard = '';
      const socket = connect(Number(port), hostname, () => void socket.write(bytes, 'latin1'));
      socket.setTimeout(5000, () => socket.destroy()).on('data', (chunk) => void (heard += chunk.toString('latin1'))).on('close', () => resolve(heard)).on('error', () => undefined);
    });
    for (const bytes of ['\x16\x03\x01\x02\x00hello', 'GET\r\n\r\n', 'GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\nconnection: close\r\n\r\n', 'POST /check HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n', `GET /${'x'.repeat(40_000)} HTTP/1.1\r\n\r\n`, 'GET / HTTP/1.1\r\nx: a\0b\r\n\r\n']) {
      expect(await shout(bytes), JSON.stringify(bytes.slice(0, 60))).toMatch(/^(?:HTTP\/1\.1 (?:4\d\d|30\d)|$)/);
    }
    expect((await fetch(`${server.base}/statements`)).status).toBe(200);
  });
});

describe('a file', () => {
  const table = readFileSync(join(import.meta.dirname, '../../src/example/ucdp-deaths.csv'), 'utf8');
  const upload = (content: string | Uint8Array, name: string, type = 'text/csv'): Promise<Answer> => {
    const form = new FormData();
    form.set('source', 'ucdp-deaths');
    form.set('file', new File([content as BlobPart], name, { type }));
    return officer.post('/series', form);
  };

  it('is taken by what is in it, whatever it calls itself', async () => {
    const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(400, 0xff)]);
    for (const [content, name, type] of [[zip, 'figures.csv', 'text/csv'], ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'figures.csv', 'text/csv'], ['%PDF-1.7', 'figures.csv', 'application/pdf'], [Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), 'figures.csv.gz', 'application/gzip']] as const) {
      const answer = await upload(content, name, type);
      expect([answer.status, /series\.\w+/.test(answer.text)], name).toEqual([422, true]);
    }
  });

  it('is written to no folder, and its name is a name and not a path', async () => {
    const files = (): string[] => readdirSync(server.folder).sort();
    const before = files();
    for (const name of ['../../../tmp/quagga.csv', '..\\..\\quagga.csv', '/etc/quagga.csv', 'quagga.csv\0.html', '<b>quagga</b>.csv', `${'q'.repeat(3000)}.csv`]) {
      const answer = await upload(table.replace(/1823/, String(1824 + name.length)), name);
      expect(answer.status, name).toBeLessThan(500);
    }
    expect(files()).toEqual(before);
    const page = (await officer.get('/series')).text;
    expect(page).not.toContain('<b>quagga</b>');
  });
});
