import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { XmlDocument } from 'libxml2-wasm';
import { inked, pixelsOf } from '../png.ts';
import { client, signedIn, type Client } from './client.ts';
import { importBeside, importUnitedNations } from './imported.ts';
import { startServer, type Server } from './server.ts';

/** Every chart of the desk as it leaves: a picture that stands by itself, and the figures in it; for those who may read it. */
let server: Server;
const people = new Map<string, Client>();
beforeAll(async () => {
  server = await startServer();
  await importBeside(server.folder);
  await importUnitedNations(server.folder);
  for (const person of ['officer', 'tjk', 'kgz', 'analyst', 'admin']) people.set(person, await signedIn(server.base, person));
  people.set('anyone', client(server.base));
}, 120_000);
afterAll(async () => void (await server?.stop()));

const bytes = async (person: string, path: string): Promise<{ status: number; headers: Headers; body: Buffer }> => {
  const cookie = [...people.get(person)!.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(new URL(path, server.base), { redirect: 'manual', headers: { cookie } });
  return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) };
};

/** Where the page draws the chart, and what its exports are called. */
const CHARTS: readonly [page: string, base: string, query: string, file: string][] = [
  ['/watch/southern-borders', '/watch/southern-borders/charts/map', '', 'southern-borders-map-ucdp-deaths-2021'],
  ['/watch/southern-borders', '/watch/southern-borders/charts/group.violence', '', 'southern-borders-violence-2012-2026'],
  ['/watch/southern-borders?on=1 March 2022', '/watch/southern-borders/charts/group.humanitarian', '?on=1%20March%202022', 'southern-borders-humanitarian-2012-2026'],
  ['/watch/southern-borders?why=ucdp-events.PAK.2022-04', '/watch/southern-borders/charts/signal.ucdp-events.PAK.2022-04', '', 'southern-borders-ucdp-events-PAK-2019-04-2022-04'],
  ['/watch/southern-borders/signals/incidents.AF-TAK.2022-W18', '/watch/southern-borders/signals/incidents.AF-TAK.2022-W18/chart', '', 'southern-borders-incidents-AF-TAK-2020-W20-2022-W18'],
  ['/watch/southern-borders/explore?count=incidents&by=province&from=2022-W14&to=2022-W18', '/watch/southern-borders/explore/charts/time', '?count=incidents&by=province&from=2022-W14&to=2022-W18', 'southern-borders-incidents-all-2020-W03-2022-W18'],
  ['/watch/southern-borders/explore?count=incidents&by=province&from=2022-W14&to=2022-W18', '/watch/southern-borders/explore/charts/months', '?count=incidents&by=province&from=2022-W14&to=2022-W18', 'southern-borders-incidents-months-2020-2022'],
  ['/series?series=ucdp-deaths&area=AFG', '/series/chart', '?series=ucdp-deaths&area=AFG', 'ucdp-deaths-AFG-2012-01-2022-04'],
  ['/series?series=people-in-need', '/series/chart', '?series=people-in-need&area=AFG', 'people-in-need-AFG-2022-2026'],
  ['/gap', '/gap/chart', '', 'gap-2022-05-03-2022-05-16'],
  ['/partners/voice', '/partners/voice/chart', '', 'unga-unanimous-2030-2031'],
  ['/partners/contributions', '/partners/contributions/chart', '', 'un-personnel-2031-03-2031-03'],
  ['/dossiers/D-1', '/dossiers/D-1/lanes', '', 'D-1-lanes-2022-03-01-2022-05-09'],
];
/** On no page by itself, and at an address all the same. */
const ALONE = '/watch/southern-borders/charts/ucdp-deaths.PAK';

describe.each(CHARTS)('of %s', (page, base, query, file) => {
  it('are linked beside it, each link saying which chart', async () => {
    const { text } = await people.get('officer')!.get(page);
    for (const format of ['png', 'svg']) expect(text).toMatch(new RegExp(`<a href="${`${base}/${format}${query}`.replace(/[.?]/g, '\\$&').replaceAll('&', '&(?:amp;)?')}"[^>]*aria-label="${format.toUpperCase()}: [^"]{3,}"`));
  });

  it.each(['en', 'ru'])('are a drawing that stands by itself, in %s', async (lang) => {
    const { status, headers, body } = await bytes('officer', `${base}/svg${query}${query === '' ? '?' : '&'}lang=${lang}`);
    expect([status, headers.get('content-type'), headers.get('content-disposition'), headers.get('cache-control')]).toEqual([200, 'image/svg+xml; charset=utf-8', `attachment; filename="${file}.svg"`, 'private, no-store']);
    const svg = body.toString('utf8');
    expect(svg.replace(/<style>.*?<\/style>/s, '')).not.toMatch(/var\(|class=|href=|NaN|undefined|\{\w+\}/);
    expect(svg).toMatch(/@font-face\{font-family:"Inter Variable"/);
    const document = XmlDocument.fromString(svg);
    expect(document.root.attr('lang', 'xml')?.value ?? document.root.attr('lang')?.value).toBe(lang);
    const said = document.root.content;
    document.dispose();
    expect(said).toMatch(lang === 'en' ? /Comity · CSTO.*made 12 May 2022/s : /Comity · ОДКБ.*создано 12 мая 2022/s);
  });

  it('are a picture of twice that size that is not blank, and figures with their source', async () => {
    const [drawing, picture, figures] = [await bytes('officer', `${base}/svg${query}`), await bytes('officer', `${base}/png${query}`), await bytes('officer', `${base}/csv${query}`)];
    expect([picture.status, picture.headers.get('content-type'), picture.headers.get('content-disposition')]).toEqual([200, 'image/png', `attachment; filename="${file}.png"`]);
    const pixels = pixelsOf(picture.body);
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(drawing.body.toString('utf8'))!.map(Number);
    expect([pixels.width, pixels.height]).toEqual([2 * width!, 2 * height!]);
    expect(pixels.at(3, 3)).toEqual([255, 255, 255, 255]);
    expect(inked(pixels)).toBeGreaterThan(3000);
    expect([figures.status, figures.headers.get('content-disposition')]).toEqual([200, `attachment; filename="${file}.csv"`]);
    const [head, first] = figures.body.toString('utf8').split('\r\n');
    expect(head).toMatch(/source/);
    expect(first!.split(',').length).toBeGreaterThanOrEqual(head!.split(',').length);
  });
});

it('answer every person of the desk, and send a stranger to sign in', async () => {
  for (const base of [...CHARTS.map(([, base]) => base), ALONE]) {
    for (const format of ['svg', 'csv']) for (const person of ['tjk', 'analyst', 'admin']) expect((await people.get(person)!.get(`${base}/${format}`)).status, `${person} ${base}`).toBe(200);
    for (const format of ['svg', 'png', 'csv']) {
      const { status, location, text } = await people.get('anyone')!.get(`${base}/${format}`);
      expect([status, location?.startsWith('/sign-in')], base).toEqual([303, true]);
      expect(text).not.toMatch(/<svg|UCDP/);
    }
  }
});

it('are none where there is no chart, no format, or nothing for this reader', async () => {
  const own = (await people.get('officer')!.post('/dossiers/new', { 'title.en': 'Hidden matter', marking: 'secretariat' })).location!;
  await people.get('officer')!.post(`${own}/facts/new`, { lane: 'warning', from: '2019', 'what.en': 'Hidden warning', 'who.en': 'x', source: 'x' });
  expect((await bytes('officer', `${own}/lanes/svg`)).body.toString()).toContain('Hidden matter');
  for (const path of [`${own}/lanes/svg`, `${own}/lanes/png`, `${own}/lanes/csv`, '/dossiers/D-99/lanes/svg', '/watch/southern-borders/charts/nothing/svg', '/watch/nothing/charts/map/svg', '/watch/southern-borders/charts/signal.x/png', '/watch/southern-borders/charts/group.__proto__/png', '/watch/southern-borders/charts/map/gif', '/gap/chart/svg?year=1900', '/series/chart/pdf']) {
    const { status, text } = await people.get('tjk')!.get(path);
    expect([path, status, text.includes('Hidden')]).toEqual([path, 404, false]);
  }
});

it('keep on the desk the rows of a source that does not let them go, and say so', async () => {
  const { status, text } = await people.get('tjk')!.get('/sources/incidents/rows.csv');
  expect([status, text.includes('sources.kept'), text.includes('may not leave the desk'), text.includes('Shots across')]).toEqual([403, true, true, false]);
  const rows = await bytes('tjk', '/sources/ucdp-ged/rows.csv?country=TJK');
  expect(rows.headers.get('content-disposition')).toBe('attachment; filename="ucdp-ged-TJK-known-2022-05-12.csv"');
  expect(rows.body.toString('utf8').split('\r\n').length).toBe(4);
  expect(rows.body.toString('utf8')).toContain('CC BY 4.0');
  expect((await people.get('tjk')!.get('/sources/ucdp-ged')).text).toContain('/sources/ucdp-ged/rows.csv');
  expect((await people.get('tjk')!.get('/sources/incidents')).text).not.toContain('rows.csv');
});

it('leave no fault in the log', () => expect(server.errors()).not.toContain('request.failed'));
