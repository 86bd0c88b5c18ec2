import { readdirSync } from 'node:fs';
import { request, Agent, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import pg from 'pg';
import { openUnmigrated } from '../testbed.ts';
import { client, hidden, landed, signedIn } from './client.ts';
import { comity, ROOT } from './command.ts';
import { startServer, type Server } from './server.ts';

/** The server around the pages: what every answer says, `/health`, the log, limits, and its end. */
let server: Server;
let proxied: Server;
beforeAll(async () => {
  [server, proxied] = await Promise.all([startServer(), startServer({ env: { COMITY_BEHIND_PROXY: '1' } })]);
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await proxied?.stop();
});

const ASSETS = join(ROOT, 'build/client/_app/immutable/entry');
const asset = (): string => `/_app/immutable/entry/${readdirSync(ASSETS).find((file) => file.endsWith('.js'))!}`;

/** One request as it goes over the wire, by a connection that is kept. */
function ask(base: string, path: string, options: { method?: string; headers?: Record<string, string>; agent?: Agent; body?: string } = {}): Promise<{ status: number; headers: IncomingMessage['headers']; text: string }> {
  const { method = 'GET', headers = {}, agent, body } = options;
  return new Promise((resolve, reject) => {
    const req = request(new URL(path, base), { method, headers, ...(agent ? { agent } : {}) }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (chunk: string) => void (text += chunk)).on('end', () => resolve({ status: res.statusCode!, headers: res.headers, text }));
    });
    req.on('error', reject);
    req.end(body);
  });
}

describe('every answer says how it may be used', () => {
  const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  const kinds: readonly [string, string, { method?: string; signed?: boolean }, number, 'page' | 'nothing'][] = [
    ['a public page', '/statements', {}, 200, 'page'],
    ['the page to sign in on', '/sign-in', {}, 200, 'page'],
    ['a page of the desk', '/dossiers', { signed: true }, 200, 'page'],
    ['a page that is not there', '/nothing-here', {}, 404, 'page'],
    ['an address no text may hold', '/dossiers/%00', {}, 404, 'nothing'],
    ['an address that cannot be read', '/%E0%A4%A', {}, 400, 'page'],
    ['a redirect', '/dossiers', {}, 303, 'nothing'],
    ['a chain as JSON', '/chain/D-1', {}, 200, 'nothing'],
    ['a file', '/files/en/CSC/ST/2022/1', {}, 200, 'nothing'],
    ['the data of a page', '/dossiers/__data.json', { signed: true }, 200, 'nothing'],
    ['a form from elsewhere', '/sign-in?/password', { method: 'POST' }, 403, 'nothing'],
    ['a method that no page knows', '/statements', { method: 'PUT' }, 405, 'nothing'],
    ['a script', asset(), {}, 200, 'nothing'],
    ['a picture', '/favicon.svg', {}, 200, 'nothing'],
    ['a script that is not there', '/_app/immutable/none.js', {}, 404, 'nothing'],
    ['health', '/health', {}, 200, 'nothing'],
  ];

  it.each(kinds)('%s', async (_, path, { method = 'GET', signed = false }, status, policy) => {
    const cookie = signed ? [...(await signedIn(server.base, 'officer')).cookies].map(([name, value]) => `${name}=${value}`).join('; ') : '';
    const answer = await ask(server.base, path, { method, headers: { ...(cookie && { cookie }), ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://elsewhere.example' } : { origin: server.base }) } });
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
    });
    expect(answer.headers['permissions-policy']).toContain('camera=()');
    const said = answer.headers['content-security-policy'] as string;
    if (policy === 'nothing') expect(said).toBe(NOTHING);
    else {
      expect(said).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
      expect(said).toMatch(/object-src 'none'.*base-uri 'self'.*form-action 'self'/);
      expect(said).not.toMatch(/(script-src|style-src)(-elem)? [^;]*unsafe|\*|https?:/);
    }
    expect(Object.keys(answer.headers).filter((name) => /^(server|x-powered-by|x-sveltekit-page)$/.test(name)), 'what made it').toEqual([]);
    expect(answer.headers).not.toHaveProperty('strict-transport-security');
  });

  it('and over TLS that nothing else will do', async () => {
    for (const [, path] of kinds.filter(([, , { method }]) => method === undefined)) {
      expect((await ask(proxied.base, path, { headers: { 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.1' } })).headers['strict-transport-security'], path).toBe('max-age=31536000');
    }
    expect((await ask(proxied.base, '/statements', { headers: { 'x-forwarded-proto': 'gopher' } })).headers).not.toHaveProperty('strict-transport-security');
    expect((await ask(server.base, '/statements', { headers: { 'x-forwarded-proto': 'https' } })).headers, 'nobody but a proxy says so').not.toHaveProperty('strict-transport-security');
  });

  it('a session over TLS is kept under a name that no other host can set', async () => {
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.1', origin: proxied.base.replace('http:', 'https:') };
    const person = client(proxied.base);
    const [cookie] = (await person.post('/sign-in?/example', { person: 'kaz', to: '/' }, headers)).headers.getSetCookie().filter((line) => line.includes('session'));
    expect(cookie).toMatch(/^__Host-comity_session=/);
    expect(cookie).toMatch(/Path=\/; .*HttpOnly; Secure; SameSite=Lax/);
    expect(cookie).not.toContain('Domain');
    const own = { 'x-forwarded-proto': 'https', cookie: cookie!.split(';')[0]! };
    expect((await ask(proxied.base, '/', { headers: own })).status).toBe(200);
    await person.post('/sign-out', {}, headers);
    expect((await ask(proxied.base, '/', { headers: own })).status, 'and ends with the sign-out').toBe(303);
  });
});

describe('health', () => {
  it('says that the desk can be used, to anybody, and nothing of what is on it', async () => {
    const { status, headers, text } = await ask(server.base, '/health');
    const { version } = (await import('../../package.json', { with: { type: 'json' } })).default;
    const newest = readdirSync(join(ROOT, 'migrations')).sort().at(-1);
    expect([status, JSON.parse(text)]).toEqual([200, { status: 'ok', version, database: 'ok', migration: newest }]);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-type']).toBe('application/json');
    expect(headers).not.toHaveProperty('set-cookie');
    expect((await ask(server.base, '/health', { method: 'HEAD' })).text).toBe('');
    expect((await ask(server.base, '/health', { method: 'POST' })).status).toBe(405);
    expect((await ask(server.base, '/healthy')).status).toBe(404);
  });

  it('is good before there is a charter', async () => {
    const empty = await startServer({ example: false });
    expect((await ask(empty.base, '/statements')).status).toBe(503);
    expect((await ask(empty.base, '/health')).status).toBe(200);
    await empty.stop();
  });

  it.skipIf(inject('postgres') === null)('is not good while the database does not answer, and good again after', { timeout: 60_000 }, async () => {
    const { url } = await openUnmigrated('postgresql');
    const one = await startServer({ env: { DATABASE_URL: url! } });
    const keeper = new pg.Client({ connectionString: url! });
    await keeper.connect();
    try {
      expect((await ask(one.base, '/health')).status).toBe(200);
      await keeper.query('begin; lock table migrations in access exclusive mode');
      const began = performance.now();
      const sick = await ask(one.base, '/health');
      expect([sick.status, JSON.parse(sick.text)]).toMatchObject([503, { status: 'no database', database: 'no answer', migration: null }]);
      expect(performance.now() - began).toBeLessThan(4000);
      await keeper.query('rollback');
      expect((await ask(one.base, '/health')).status).toBe(200);
    } finally {
      await keeper.end();
      await one.stop();
    }
  });
});

it('who sends slowly is let go, and who sends too much is told', { timeout: 40_000 }, async () => {
  const { hostname, port } = new URL(server.base);
  const socket = connect(Number(port), hostname);
  socket.write('GET / HTTP/1.1\r\nhost: x\r\nx-slow: ');
  const drip = setInterval(() => socket.write('a'), 500);
  const began = performance.now();
  const said = await new Promise<string>((resolve) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => void (text += chunk.toString())).on('close', () => resolve(text)).on('error', () => resolve(text));
  });
  clearInterval(drip);
  expect(said).toContain('408');
  expect(performance.now() - began).toBeLessThan(15_000);
  expect((await ask(server.base, '/', { headers: { 'x-long': 'x'.repeat(20_000) } })).status).toBe(431);
});

it('the log has a line for each request, by its route, and no word of anybody', async () => {
  const MARK = 'kanarienvogel';
  const officer = await signedIn(server.base, 'officer');
  const token = officer.cookies.get('comity_session')!;
  const dossier = landed(await officer.post('/dossiers/new', { 'title.en': `${MARK} title`, marking: 'secretariat' }));
  await officer.post('/dossiers/new', { 'title.en': '', [MARK]: MARK });
  await officer.get(`${dossier}/texts/new?${MARK}=${MARK}`);
  await officer.post(`${dossier}/texts/new`, { ...hidden((await officer.get(`${dossier}/texts/new`)).text, 'method="post"'), 'title.en': MARK, part1: 'operative', 'words1.en': MARK, do: 'save' });
  for (const path of [`/search?q=${MARK}`, `/${MARK}`, `/statements/${MARK}?lang=en&x=${MARK}`, `/_app/${MARK}.js`, `/health?${MARK}`, `/dossiers/${MARK}`, `/%E0%A4%A${MARK}`]) await officer.get(path);
  await client(server.base).post('/sign-in?/password', { email: `${MARK}@example.org`, password: `${MARK} password`, to: `/${MARK}` });
  await ask(server.base, `/statements`, { headers: { 'user-agent': MARK, referer: `http://x/${MARK}`, cookie: `comity_session=${MARK}` } });
  await ask(proxied.base, `/statements`, { headers: { 'x-forwarded-proto': MARK, 'x-forwarded-for': MARK } });
  await officer.post('/dossiers/new', { 'title.en': 'x', marking: 'parties' }, { origin: `https://${MARK}.example` });
  const backup = join(server.folder, `${MARK}.gz`);
  expect((await comity(server.folder, ['backup', backup])).code).toBe(0);
  expect((await comity(server.folder, ['backup', backup])).code).toBe(1);
  await sleep(200);

  const lines = server.errors().trim().split('\n');
  const all = lines.map((line) => JSON.parse(line) as { event: string; route: string | null; method: string; status: number; ms: number; number: string });
  expect(`${server.errors()}${proxied.errors()}`).not.toContain(MARK);
  for (const secret of [token, 'officer', 'A. Sargsyan', server.folder]) expect(server.errors().includes(secret), secret).toBe(false);
  const requests = all.filter((line) => line.event === 'request');
  for (const line of requests) expect(Object.keys(line)).toEqual(['at', 'event', 'method', 'route', 'status', 'ms', 'number']);
  expect(new Set(requests.map((line) => line.number)).size).toBe(requests.length);
  expect(requests.map((line) => line.route)).toEqual(expect.arrayContaining(['/(desk)/dossiers/[id]/texts/new', '/(desk)/search', '/statements/[...symbol]', '(asset)', '/health', '/sign-in', null]));
  expect(requests.find((line) => line.method === 'POST' && line.route === '/(desk)/dossiers/new' && line.status === 303)).toBeDefined();
  expect(all.filter((line) => line.event === 'upkeep.ended')).toMatchObject([{ kind: 'backup', ok: true }, { kind: 'backup', ok: false }]);
});

it('is silent when it is told to be', async () => {
  const quiet = await startServer({ env: { COMITY_QUIET: '1' } });
  await ask(quiet.base, '/statements');
  await quiet.stop();
  expect(quiet.errors()).toBe('');
});

describe('at its end', () => {
  /** A form whose body is held back: a request under way for as long as wanted. */
  function slowly(base: string, cookie: string): { socket: Socket; finish(): Promise<string> } {
    const { hostname, port, host } = new URL(base);
    const body = 'title.en=Slow&marking=parties';
    const socket = connect(Number(port), hostname);
    socket.write(`POST /dossiers/new HTTP/1.1\r\nhost: ${host}\r\norigin: ${base}\r\naccept: text/html\r\ncookie: ${cookie}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 5)}`);
    return {
      socket,
      finish: () => new Promise((resolve, reject) => {
        let text = '';
        socket.on('data', (chunk: Buffer) => void (text += chunk.toString())).on('close', () => resolve(text)).on('error', reject);
        socket.write(body.slice(5));
      }),
    };
  }

  it('answers what is under way, takes nothing new, says that it stops, and ends in order', { timeout: 60_000 }, async () => {
    const one = await startServer();
    const cookies = [...(await signedIn(one.base, 'officer')).cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    expect((await ask(one.base, '/health', { agent })).status).toBe(200);
    const slow = slowly(one.base, cookies);
    await sleep(300);
    one.signal('SIGTERM');
    await sleep(100);
    await expect(ask(one.base, '/health'), 'a new connection').rejects.toThrow('ECONNREFUSED');
    const kept = await ask(one.base, '/health', { agent });
    expect([kept.status, JSON.parse(kept.text), kept.headers.connection]).toMatchObject([503, { status: 'stopping' }, 'close']);
    await sleep(1500);
    const answer = await slow.finish();
    expect(answer).toMatch(/^HTTP\/1\.1 303/);
    expect(answer).toMatch(/connection: close/i);
    expect(await one.ended).toBe(0);
    expect(one.errors()).toContain('server.stopping');
    agent.destroy();
    await one.stop();
  });

  it('waits no longer than ten seconds, and not at all when told twice', { timeout: 60_000 }, async () => {
    const [patient, hasty] = await Promise.all([startServer(), startServer()]);
    const sockets = [slowly(patient.base, ''), slowly(hasty.base, '')].map(({ socket }) => socket.on('error', () => undefined));
    await sleep(300);
    const began = performance.now();
    patient.signal('SIGTERM');
    hasty.signal('SIGTERM');
    await sleep(300);
    hasty.signal('SIGTERM');
    expect(await hasty.ended).toBe(1);
    expect(performance.now() - began).toBeLessThan(3000);
    expect(await patient.ended).toBe(0);
    expect(performance.now() - began).toBeGreaterThan(8000);
    expect(performance.now() - began).toBeLessThan(15_000);
    for (const socket of sockets) socket.destroy();
    await Promise.all([patient.stop(), hasty.stop()]);
  });
});
