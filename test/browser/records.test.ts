import { spawnSync } from 'node:child_process';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsIn, oracle } from '../cap/xsd.ts';
import { axe } from './axe.ts';
import { contextFor, openBrowser, type Person } from './browser.ts';
import { client, hidden, signedIn } from './client.ts';
import { amber, DRAFTS, startNode, type NodeServer } from './node.ts';

/** What a node has released, as outsiders find it; and its warnings as CAP, as those find them who may read them. */
const ATOM = new URL('../../../shared/data/drafting/atom/atom.rng', import.meta.url);
let server: NodeServer;
let browser: Browser | null;
let [open, warned, secret]: { id: string; hash: string }[] = [];
const withTitle = (draft: (typeof DRAFTS)['assessment'], en: string) => ({ ...draft, body: { ...(draft.body as object), title: { en } } });
beforeAll(async () => {
  browser = await openBrowser();
  server = await startNode();
  [open, warned, secret] = await server.publish(DRAFTS.assessment, DRAFTS.warning, amber(withTitle(DRAFTS.warning, 'quagga, for one node')), withTitle(DRAFTS.assessment, 'okapi, not released'));
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
const get = (path: string) => client(server.base).get(path);
const PUBLIC = (): string[] => ['/records', '/records?lang=ru', '/records.atom', '/records.atom?lang=ru', ...[open!, warned!].flatMap(({ id }) => [`/records/${id}`, `/records/${id}?lang=ru`, `/records/${id}.dsse.json`]), '/statements', '/chain/desk', '/sitemap.xml'];
async function release(hash: string, as: Person = 'general'): Promise<{ status: number; text: string }> {
  const reader = await signedIn(server.base, as);
  const { once } = hidden((await reader.get('/releases')).text, '?/release');
  return reader.post('/releases?/release', { hash, once: once! });
}
/** A page without its marks, as a reader reads it. */
const words = (html: string): string => html.replace(/<[^>]*>/g, ' ').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');

describe('before anything is released', () => {
  it('nothing of what was signed is public, whatever it is marked', async () => {
    expect((await get('/records?lang=en')).text).toContain('No record yet');
    for (const { id } of [open!, warned!, secret!]) for (const path of [`/records/${id}`, `/records/${id}.dsse.json`]) expect((await get(path)).status, path).toBe(404);
    for (const path of PUBLIC()) expect((await get(path)).text, path).not.toMatch(/Crossings|Flooding|quagga|okapi/);
  });

  it('the desk lists what may be, to those who read there, and who may not is told', async () => {
    const general = await signedIn(server.base, 'general');
    const page = (await general.get('/releases?lang=en')).text;
    expect(page).toMatch(/Crossings[\s\S]*not public[\s\S]*action="\?\/release"/);
    expect(page).not.toContain('quagga');
    expect((await (await signedIn(server.base, 'kaz')).get('/releases?lang=en')).text).toContain('Nothing can be released');
    const admin = await signedIn(server.base, 'admin');
    expect((await admin.get('/releases?lang=en')).text).not.toContain('action="?/release"');
    const refused = await admin.post('/releases?/release&lang=en', { hash: open!.hash });
    expect([refused.status, refused.text.includes('release.not_allowed')]).toEqual([403, true]);
    const amberly = await general.post('/releases?/release&lang=en', { hash: secret!.hash });
    expect([amberly.status, amberly.text.includes('release.not_clear')]).toEqual([422, true]);
  });
});

describe('what is released', () => {
  beforeAll(async () => {
    for (const { hash } of [open!, warned!]) expect((await release(hash)).status).toBe(303);
  });

  it('is on a page, in a list and in a valid feed, in both languages, without a script or a cookie', async () => {
    const page = await get(`/records/${open!.id}?lang=en`);
    expect(page.text).toMatch(/Crossings on the upper Panj[\s\S]*70–85 %[\s\S]*Both signatures hold/);
    expect(page.text).not.toMatch(/<script(?! type="application\/)/);
    expect(page.headers.get('set-cookie')).toBeNull();
    expect((await get(`/records/${open!.id}?lang=ru`)).text).toMatch(/Переходы в верховьях[\s\S]*Обе подписи сходятся/);
    const list = (await get('/records?lang=en')).text;
    expect(list).toMatch(/Flooding[\s\S]*Exercise: Unity 2022[\s\S]*Crossings/);
    expect(list).toContain('<a href="/records?lang=en">Records</a>');
    for (const lang of ['en', 'ru']) {
      const feed = await get(`/records.atom?lang=${lang}`);
      expect(feed.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
      expect(feed.text.match(/<entry/g)).toHaveLength(2);
      if (!existsSync(ATOM)) continue;
      const schema = XmlDocument.fromString(readFileSync(ATOM, 'utf8'));
      const [validator, document] = [RelaxNGValidator.fromDoc(schema), XmlDocument.fromString(feed.text)];
      expect(() => validator.validate(document), lang).not.toThrow();
      for (const one of [document, validator, schema]) one.dispose();
    }
  });

  it('is verified by openssl with the very lines that the page shows', async ({ skip }) => {
    if (spawnSync('openssl', ['version']).status !== 0) skip();
    const page = (await get(`/records/${open!.id}?lang=en`)).text;
    const script = words(/<pre[^>]*>([\s\S]*?)<\/pre>/.exec(page)![1]!);
    const folder = mkdtempSync(join(tmpdir(), 'comity-openssl-'));
    try {
      const run = (envelope: string): string => {
        writeFileSync(join(folder, `${open!.id}.dsse.json`), envelope);
        const { stdout, stderr } = spawnSync('sh', ['-c', `${script}\nsha256sum record.json`], { cwd: folder, encoding: 'utf8' });
        return `${stdout}${stderr}`;
      };
      const envelope = (await get(`/records/${open!.id}.dsse.json`)).text;
      const said = run(envelope);
      expect(said.match(/Signature Verified Successfully/g)).toHaveLength(2);
      expect(said).toContain(open!.hash.replace('sha256:', ''));
      const { payload } = JSON.parse(envelope) as { payload: string };
      const altered = Buffer.from(Buffer.from(payload, 'base64').toString().replace('likely', 'liable')).toString('base64');
      expect(run(envelope.replace(payload, altered))).not.toContain('Successfully');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is all that anybody can read of what was signed', async () => {
    for (const path of PUBLIC()) {
      const { text, status } = await get(path);
      expect(status, path).toBe(200);
      const payload = /"payload":"([^"]*)"/.exec(text)?.[1];
      expect(`${text}${payload === undefined ? '' : Buffer.from(payload, 'base64').toString()}`, path).not.toMatch(/quagga|okapi/);
    }
  });

  it.each([['en', 1440], ['en', 390], ['ru', 1440], ['ru', 390]] as const)('has nothing that axe complains of, in %s at %s px, and does not scroll sideways', async (lang, width) => {
    if (!browser) return;
    for (const [person, paths] of [[null, ['/records', `/records/${open!.id}`, `/records/${warned!.id}`]], ['general', ['/releases']]] as const) {
      const { context, page, complaints } = await contextFor(browser, server.base, person, { lang, width });
      for (const path of paths) {
        await page.goto(`${path}?lang=${lang}`);
        expect(await axe(page), path).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), path).toBeLessThanOrEqual(0);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect(await axe(page, 'color-contrast'), `${path} dark`).toEqual([]);
        await page.emulateMedia({ colorScheme: 'light' });
      }
      expect(complaints).toEqual([]);
      await context.close();
    }
  });
});

describe('warnings as CAP', () => {
  it('are given to those who may read them, and to a stranger nothing', async () => {
    const officer = await signedIn(server.base, 'officer');
    const alert = await officer.get(`/cap/${secret!.id}.xml`);
    expect([alert.status, alert.headers.get('content-type'), alert.headers.get('cache-control')]).toEqual([200, 'application/cap+xml; charset=utf-8', 'private, no-store']);
    expect(alert.text).toMatch(/<status>Test<\/status>[\s\S]*<scope>Private<\/scope><addresses>a<\/addresses>[\s\S]*quagga/);
    expect((await officer.get(`/cap/${warned!.id}.xml?rev=1`)).text).toContain('<scope>Public</scope>');
    if (oracle) expect(faultsIn([alert.text, (await officer.get(`/cap/${warned!.id}.xml`)).text])).toEqual(['', '']);
    const feed = await officer.get('/cap.atom?lang=en');
    expect(feed.text).toContain(`href="${server.base}/cap/${secret!.id}.xml?rev=1"`);
    expect((await officer.get(new URL(/href="([^"]*\/cap\/[^"]*)"/.exec(feed.text)![1]!).href.replace(server.base, ''))).status).toBe(200);
    for (const path of [`/cap/${secret!.id}.xml`, `/cap/${warned!.id}.xml`, '/cap/x.xml', '/cap.atom']) {
      const { status, location, text } = await get(path);
      expect([status, location?.startsWith('/sign-in?to='), text.includes('quagga')], path).toEqual([303, true, false]);
    }
  });

  it('that one may not read are answered as those are that there are not', async () => {
    const delegate = await signedIn(server.base, 'kaz');
    const [hiddenOne, none] = [await delegate.get(`/cap/${secret!.id}.xml`), await delegate.get('/cap/0180c5a1-0000-7000-8000-000000000000.xml')];
    const plain = ({ text }: { text: string }): string => text.replaceAll(secret!.id, 'ID').replaceAll('0180c5a1-0000-7000-8000-000000000000', 'ID').replace(/nonce="[^"]*"/g, '');
    expect([hiddenOne.status, none.status]).toEqual([404, 404]);
    expect(plain(hiddenOne)).toBe(plain(none));
    expect((await delegate.get('/cap.atom')).text).not.toMatch(/<entry|quagga/);
    expect((await (await signedIn(server.base, 'officer')).get(`/cap/${open!.id}.xml`)).status, 'an assessment is no warning').toBe(404);
    for (const rev of ['0', '2', 'x', '-1', '1e9']) expect((await (await signedIn(server.base, 'officer')).get(`/cap/${secret!.id}.xml?rev=${rev}`)).status, rev).toBe(404);
  });
});

describe('what was withdrawn', () => {
  it('says so at its address, is nowhere else, and the file is gone', async () => {
    await server.publish({ kind: 'recall', body: { id: warned!.id, reason: { en: 'The water fell.' }, scope: 'withdraw', keep: [] } });
    const page = await get(`/records/${warned!.id}?lang=en`);
    expect(page.text).toMatch(/This record was withdrawn[\s\S]*recalled it on/);
    expect(page.text).not.toMatch(/Flooding|Unity/);
    const file = await get(`/records/${warned!.id}.dsse.json`);
    expect([file.status, file.text.includes('withdrawn')]).toEqual([410, true]);
    for (const path of PUBLIC().filter((one) => !one.endsWith('.dsse.json'))) expect((await get(path)).text, path).not.toContain('Flooding');
    expect((await (await signedIn(server.base, 'officer')).get(`/cap/${warned!.id}.xml`)).text).toContain('<msgType>Cancel</msgType>');
    if (browser) {
      const { context, page: shown } = await contextFor(browser, server.base, null, { width: 390 });
      await shown.goto(`/records/${warned!.id}?lang=ru`);
      expect(await axe(shown)).toEqual([]);
      await context.close();
    }
  });

  it('leaves no fault in the log', () => expect(server.errors()).not.toContain('request.failed'));
});
