import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hide } from '../slow/fuzz.ts';
import { client, signedIn, type Client } from './client.ts';
import { startServer, type Server } from './server.ts';

/** The calendar as other programs fetch it: without a session, at an address that only its person knows. */
let server: Server;
beforeAll(async () => {
  server = await startServer({ env: { COMITY_BEHIND_PROXY: '1' } });
}, 120_000);
afterAll(async () => void (await server?.stop()));

const made = async (person: Client): Promise<string> => new URL(/value="(http[^"]*\/feeds\/[^"]+)"/.exec((await person.post('/account?/feed', {})).text)![1]!.replaceAll('&amp;', '&')).pathname;
const asked = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${server.base}${path}`, { headers: { 'accept-language': 'en', 'x-forwarded-for': '203.0.113.7', ...headers }, redirect: 'manual' });
const events = (text: string) => new ICAL.Component(ICAL.parse(text) as never[]).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

describe('a calendar feed', () => {
  it('is read without a session, by whoever knows iCalendar, and is not sent twice', { timeout: 60_000 }, async () => {
    const path = await made(await signedIn(server.base, 'kaz'));
    const answer = await asked(path);
    const text = await answer.text();
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control'), answer.headers.get('set-cookie')]).toEqual([200, 'text/calendar; charset=utf-8', 'private, no-cache', null]);
    const all = events(text);
    expect(all.map((one) => one.uid)).toEqual(expect.arrayContaining(['silence-S-3@csto.comity', 'consultation-C-2@csto.comity', 'handover-2023-01-01@csto.comity', 'term-OH-1@csto.comity']));
    expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
    expect((await asked(path, { 'if-none-match': answer.headers.get('etag')! })).status).toBe(304);
  });

  it('holds what its person may read, and nothing else', { timeout: 60_000 }, async () => {
    await hide(server);
    const [arm, kaz] = [await made(await signedIn(server.base, 'arm')), await made(await signedIn(server.base, 'kaz'))];
    const unfolded = async (path: string): Promise<string> => (await (await asked(path)).text()).replaceAll('\r\n ', '');
    expect(await unfolded(arm)).toContain('okapi-sentence-quagga');
    expect(await unfolded(kaz)).not.toContain('okapi');
  });

  it('ends at once when a new address is made, and when it is ended', { timeout: 60_000 }, async () => {
    const person = await signedIn(server.base, 'tjk');
    const [first, second] = [await made(person), await made(person)];
    expect([(await asked(first)).status, (await asked(second)).status]).toEqual([404, 200]);
    await person.post('/account?/endFeed', {});
    expect((await asked(second)).status).toBe(404);
  });

  it('opens nothing but itself', async () => {
    const path = await made(await signedIn(server.base, 'blr'));
    const token = /feeds\/([^.]+)/.exec(path)![1]!;
    expect((await asked('/calendar', { cookie: `comity_session=${token}` })).status).toBe(303);
    expect((await client(server.base).get('/calendar')).status).toBe(303);
  });

  it('is not to be guessed at: after so many wrong tokens the address on the network is refused for a while', { timeout: 60_000 }, async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 42; n++) statuses.push((await asked(`/feeds/${String(n).padStart(43, 'x')}.ics`, { 'x-forwarded-for': '198.51.100.9' })).status);
    expect([...new Set(statuses)]).toEqual([404, 429]);
    expect(statuses.indexOf(429)).toBe(40);
  });
});
