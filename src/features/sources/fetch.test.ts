import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { acled, acledPages, archive, dtm, dtmAnswer, fake, fetchCases, gdelt, gdeltFiles, taken, ucdp, ucdpPages, unhcr, unhcrPages } from '../../../test/cases/reader-fetch.ts';
import { readAll, records, rowsOf, sample, sourceOf } from '../../../test/cases/readers.ts';
import { network, networkOf } from '../../platform/network.ts';
import { ucdpEvents } from './fetch/ucdp.ts';

describe('what comes whole', () => {
  test('UCDP: pages are followed as the answers say, with the token in the header, and counted', async () => {
    const net = fake(ucdpPages());
    expect(await ucdp(net)).toEqual({ expected: 3, refusal: null, text: 'id,side_a,geom\n1,"A, ""B""",\n2,"C\nD",P\n3,E,\n' });
    expect(net.asked.map(({ url, what }) => [url.slice(-6), what.headers?.['x-ucdp-access-token']])).toEqual([['e=1000', 'secret'], ['page=1', 'secret']]);
  });

  test.each([400, 429, 503])('UCDP: after %i it is asked again, later each time', async (status) => {
    const pages = ucdpPages();
    const [first] = Object.keys(pages);
    const net = fake({ ...pages, [first!]: [{ status }, { status, headers: { 'retry-after': '7' } }, new Error('reset'), pages[first!]!] });
    expect(await ucdp(net)).toMatchObject({ expected: 3, refusal: null });
    expect(net.paused).toEqual([2000, 7000, 8000]);
  });

  test('ACLED: a token for name and password, then pages until one is not full', async () => {
    const net = fake(acledPages(5000, 5000, 3));
    const found = await acled(net);
    expect([found.refusal, found.text.split('\n').length]).toEqual([null, 10_005]);
    expect(net.asked[0]!.what).toMatchObject({ method: 'POST', body: 'grant_type=password&client_id=acled&username=desk%40example.org&password=p%26q' });
    expect(net.asked.slice(1).map(({ what }) => what.headers?.authorization)).toEqual(['Bearer abc', 'Bearer abc', 'Bearer abc']);
    expect(net.asked[1]!.url).toBe('https://acleddata.com/api/acled/read?_format=json&limit=5000&page=1&timestamp=1650000000&timestamp_where=%3E%3D');
    const gone = fake(acledPages(0));
    expect(await acled(gone, 'deleted')).toMatchObject({ text: '', refusal: null });
    expect(gone.asked[1]!.url).toContain('api/deleted/read?_format=json&limit=5000&page=1&deleted_timestamp=1650000000');
  });

  test('GDELT: the newest file, checked and unzipped, reads as it would from a disk', async () => {
    const found = await gdelt(fake(gdeltFiles(archive())));
    expect(found).toEqual({ expected: null, refusal: null, text: sample('gdelt-mentions.csv') });
  });

  test('UNHCR: page after page until the last, for its reader', async () => {
    const found = await unhcr(fake(unhcrPages(1000, 1000, 4)));
    const read = readAll(sourceOf('unhcr-population'), found.text);
    expect([found.refusal, read.refusal, rowsOf(read), records(read).length]).toEqual([null, null, 2004, 3 * 2004]);
  });

  test('IOM DTM: one answer, its own count, the key in the header', async () => {
    const net = fake(dtmAnswer());
    const found = await dtm(net);
    expect(found).toMatchObject({ expected: 1, refusal: null });
    expect(records(readAll(sourceOf('iom-dtm'), found.text))).toEqual(records(readAll(sourceOf('iom-dtm'), sample('iom-dtm.json'))));
    expect(net.asked[0]!.what.headers?.['Ocp-Apim-Subscription-Key']).toBe('mine');
  });
});

describe('is refused', () => {
  test.each(fetchCases.map(({ code, when, does, facts = {} }) => ({ name: `${code}: ${when}`, code, does, facts })))('$name', async ({ code, does, facts }) => {
    expect((await does()).refusal).toMatchObject({ code, facts });
  });

  test('and no refusal tells a token, a key or a password', async () => {
    for (const { does } of fetchCases) expect(JSON.stringify((await does()).refusal)).not.toMatch(/secret|mine|p&q|p%26q|abc/);
  });
});

test('over a real connection: a page, then a server that breaks off', async () => {
  const heard: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    heard.push(request.headers['x-ucdp-access-token'] as string | undefined, request.headers['user-agent']);
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    if (request.url!.includes('page=1')) {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('{"TotalCount"', () => response.destroy());
    } else response.end(JSON.stringify({ TotalCount: 2, NextPageUrl: `${base}/api/26.1?page=1`, Result: [{ id: 1 }] }));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  try {
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
    const found = await taken(ucdpEvents({ ...network, pause: () => Promise.resolve() }, { token: 'secret', version: '26.1', base }));
    expect(found).toMatchObject({ expected: 2, text: 'id\n1\n', refusal: { code: 'sources.fetch_failed' } });
    expect(await taken(ucdpEvents({ ...networkOf(20), pause: () => Promise.resolve() }, { token: 'secret', version: '26.1', base }))).toMatchObject({ refusal: { code: 'sources.fetch_failed', facts: { reason: 'more than 20 bytes' } } });
    expect(heard.slice(0, 2)).toEqual(['secret', expect.stringContaining('Comity') as string]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
