import { beforeAll, describe, expect, test } from 'vitest';
import { closeAccount, OPERATOR, setCredential } from '../../src/features/people/index.ts';
import { words } from '../../src/features/taxii/words.ts';
import { later, must, NOW } from '../actors.ts';
import { recallOf } from '../exchange/drafts.ts';
import { fleetOf, heal, say, type Fleet, type Member } from '../exchange/fleet.ts';
import { account, ask, basic, collectionOf, emailOf, MEDIA, ROOT, walk } from './readers.ts';
import { NOWHERE, recordOf } from './records.ts';

/** What a client is answered, address by address (TAXII 2.1, sections 3 to 5). */
let fleet: Fleet;
let [a, b]: Member[] = [];
let assessments: string;
let versions: string[];
let report: string;
let recalled: string;
const get = (path: string, more: Parameters<typeof ask>[3] = {}) => ask(b!.desk, 'reader', path, more);
const change = { what: { en: 'A figure' }, why: { en: 'It was wrong' } };
beforeAll(async () => {
  fleet = await fleetOf('embedded', ['a', 'b']);
  [a, b] = fleet.members as [Member, Member];
  for (const person of ['reader', 'leaver', 'changer', 'locked']) await account(b.desk, person);
  const said = await say(a, ...Array.from({ length: 5 }, (_, i) => recordOf('assessment', ['b'], `number ${i}`, NOWHERE)));
  for (const n of [1, 2]) await say(a, recordOf('assessment', ['b'], `corrected ${n}`, NOWHERE, true, { id: said[0]!.id, change }));
  await say(a, recallOf(said[4]!.id));
  await heal(fleet);
  assessments = await collectionOf(b.desk, 'reader', 'Assessments');
  const all = await walk(b.desk, 'reader', `${assessments}objects/`, 'match[version]=all&match[type]=report');
  versions = all.filter(({ id }) => id === all[0]!.id).map(({ modified }) => modified!);
  report = all[0]!.id;
  recalled = all.find(({ revoked }) => revoked)!.id;
}, 180_000);

describe('what is asked', () => {
  test('discovery, the root and the collections say what they have to', async () => {
    expect((await get('/taxii2/')).value).toMatchObject({ title: 'Comity at b', default: ROOT, api_roots: [ROOT] });
    expect((await get(ROOT)).value).toMatchObject({ versions: [MEDIA], max_content_length: 67_108_864 });
    const { value } = await get(`${ROOT}collections/`);
    expect(value.collections).toHaveLength(9);
    for (const one of value.collections!) {
      expect(one).toMatchObject({ can_read: true, can_write: false, media_types: ['application/stix+json;version=2.1'] });
      expect((await get(`${ROOT}collections/${one.id}/`)).value).toEqual(one);
    }
    expect((await get(`${ROOT}collections/`, { lang: 'ru' })).value.collections!.map(({ id, title }) => [id, title])[0]).toEqual([value.collections![0]!.id, 'Оценки']);
  });

  test('every answer says its type, and is kept by nobody', async () => {
    for (const path of ['/taxii2/', ROOT, assessments, `${assessments}objects/`, '/taxii2/nothing/']) {
      expect((await get(path)).headers).toMatchObject({ 'content-type': MEDIA, 'cache-control': 'private, no-store' });
    }
  });

  test('a slash that is left out changes nothing', async () => {
    for (const path of ['/taxii2/', ROOT, assessments, `${assessments}objects/`]) expect((await get(path.slice(0, -1))).value).toEqual((await get(path)).value);
  });

  test.each([MEDIA, 'application/taxii+json; version=2.1', 'application/taxii+json', 'application/taxii+json;charset=utf-8;version=2.1', 'application/taxii+json ; version="2.1"', `text/html, ${MEDIA};q=0.5`, `${MEDIA},application/stix+json;version=2.1`, 'APPLICATION/TAXII+JSON;Version=2.1'])('%s is spoken here', async (accept) => {
    expect((await get(`${assessments}objects/`, { headers: { accept } })).status).toBe(200);
  });

  test.each(['', '*/*', 'application/*', 'application/json', 'text/html', 'application/taxii+json;version=2.0', 'application/taxii+json;version=2.2', 'application/vnd.oasis.taxii+json; version=2.0', `${MEDIA};q=0`])('%j is not', async (accept) => {
    const { status, value } = await get('/taxii2/', { headers: { accept } });
    expect([status, value.http_status, value.error_code]).toEqual([406, '406', 'taxii.not_acceptable']);
  });

  test('the manifest lists what the objects are', async () => {
    for (const query of ['', 'match[version]=all', 'match[type]=report', 'match[version]=first', 'match[version]=all&match[type]=identity,marking-definition']) {
      const objects = await walk(b!.desk, 'reader', `${assessments}objects/`, query);
      const manifest = await walk(b!.desk, 'reader', `${assessments}manifest/`, query) as unknown as { id: string; version: string; date_added: string; media_type: string }[];
      expect(manifest.map(({ id, version }) => [id, version]), query).toEqual(objects.map(({ id, modified, created }) => [id, modified ?? created]));
      for (const [i, { date_added, media_type }] of manifest.entries()) {
        expect([date_added, media_type]).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/), 'application/stix+json;version=2.1']);
        if (i > 0) expect(date_added > manifest[i - 1]!.date_added).toBe(true);
      }
    }
  });

  test('versions', async () => {
    expect(versions).toHaveLength(3);
    const ids = async (query: string): Promise<string[]> => (await walk(b!.desk, 'reader', `${assessments}objects/${report}/`, query)).map(({ modified }) => modified!);
    const [first, second, last] = versions as [string, string, string];
    expect(await ids('')).toEqual([last]);
    expect(await ids('match[version]=last')).toEqual([last]);
    expect(await ids('match[version]=first')).toEqual([first]);
    expect(await ids('match[version]=all')).toEqual(versions);
    expect(await ids(`match[version]=${second}`)).toEqual([second]);
    expect(await ids(`match[version]=first,last`)).toEqual([first, last]);
    expect(await ids(`match[version]=${last},${second},first`)).toEqual(versions);
    expect(await ids('match[version]=2001-01-01T00:00:00Z')).toEqual([]);
    // The same hour, written otherwise; and one that differs in what is finer than a version here.
    expect(await ids(`match[version]=${first.replace('Z', '000Z')}`)).toEqual([first]);
    expect(await ids(`match[version]=${first.replace('Z', '001Z')}`)).toEqual([]);
    const listed = await get(`${assessments}objects/${report}/versions/`);
    expect(listed.value).toEqual({ versions });
    expect((await get(`${assessments}objects/${report}/versions/?limit=2`)).value).toMatchObject({ more: true, versions: versions.slice(0, 2) });
  });

  test('identifiers, types and versions of STIX', async () => {
    const found = async (query: string): Promise<string[]> => (await walk(b!.desk, 'reader', `${assessments}objects/`, query)).map(({ id }) => id);
    expect(await found(`match[id]=${report}`)).toEqual([report]);
    expect((await found(`match[id]=${report},identity--00000000-0000-4000-8000-000000000000`))).toEqual([report]);
    expect(new Set((await found('match[type]=report,identity')).map((id) => id.split('--')[0]))).toEqual(new Set(['report', 'identity']));
    expect(await found('match[type]=indicator')).toEqual([]);
    expect(await found('match[spec_version]=2.0')).toEqual([]);
    expect(await found('match[spec_version]=2.0,2.1')).toEqual(await found(''));
    expect(await found(`match[type]=identity&match[id]=${report}`)).toEqual([]);
    expect(await found('match[colour]=red')).toEqual(await found(''));
  });

  test('what was recalled is gone from what is usually asked for, and known to whoever asks for it', async () => {
    expect((await get(`${assessments}objects/${recalled}/`)).value).toEqual({});
    expect((await walk(b!.desk, 'reader', `${assessments}objects/`)).map(({ id }) => id)).not.toContain(recalled);
    expect((await walk(b!.desk, 'reader', `${assessments}manifest/`)).map(({ id }) => id)).not.toContain(recalled);
    expect((await walk(b!.desk, 'reader', `${assessments}objects/${recalled}/`, 'match[version]=all')).map(({ revoked }) => revoked ?? false)).toEqual([false, true]);
    expect((await get(`${assessments}objects/${recalled}/versions/`)).value.versions).toHaveLength(2);
  });

  test('the dates of the first and the last object of a page; with nothing in it, where the client stands', async () => {
    const { headers, value } = await get(`${assessments}objects/?limit=3`);
    const manifest = await walk(b!.desk, 'reader', `${assessments}manifest/`) as unknown as { date_added: string }[];
    expect([headers['x-taxii-date-added-first'], headers['x-taxii-date-added-last']]).toEqual([manifest[0]!.date_added, manifest[2]!.date_added]);
    expect(value).toMatchObject({ more: true, next: expect.any(String) as string });
    const at = '2031-01-01T00:00:00.000001Z';
    const none = await get(`${assessments}objects/?added_after=${at}`);
    expect([none.value, none.headers['x-taxii-date-added-last']]).toEqual([{}, at]);
  });
});

describe('what cannot be read is refused by name', () => {
  test.each([
    'limit=0', 'limit=-1', 'limit=ten', 'limit=1.5', 'limit=', 'limit=1&limit=2', 'added_after=yesterday', 'added_after=2022-01-01', 'added_after=2022-01-01T00:00:00+03:00', 'added_after=2022-13-01T00:00:00Z', 'added_after=2022-01-01T00:00:00Z&added_after=2022-01-01T00:00:00Z',
    'next=', 'next=b1', 'next=a', `next=a${'z'.repeat(11)}`, `next=a${'z'.repeat(12)}`, 'match[version]=newest', 'match[version]=all,last', 'match[version]=last,last', 'match[version]=', 'match[version]=last&match[version]=first',
    'match[type]=', 'match[type]=Report', 'match[type]=report,', 'match[type]=report, note', 'match[id]=1', 'match[id]=report--1', 'match[spec_version]=two',
  ])('%s', async (query) => {
    const { status, value } = await get(`${assessments}objects/?${query}`);
    expect([status, value.error_code, value.title!.includes(query.split('=')[0]!)]).toEqual([400, 'taxii.bad_parameter', true]);
    expect((await get(`${assessments}manifest/?${query}`)).status).toBe(400);
  });
  test.each(['limit=99999999999999999999', 'limit=0100', 'added_after=2022-01-01T00:00:00Z', 'added_after=2022-01-01T00:00:00.123456789Z', `next=a0`])('%s can', async (query) => {
    expect((await get(`${assessments}objects/?${query}`)).status).toBe(200);
  });
});

describe('what is not there, and what is not done', () => {
  test('is answered in one way, whosever it is', async () => {
    const other = await collectionOf(b!.desk, 'leaver', 'Assessments');
    const unknown = `${ROOT}collections/00000000-0000-5000-8000-000000000000/`;
    const paths = ['', 'objects/', 'manifest/', `objects/${report}/`, `objects/${report}/versions/`];
    for (const path of paths) {
      const answers = await Promise.all([other, unknown].map(async (collection) => get(`${collection}${path}`)));
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]!.status).toBe(404);
    }
    for (const path of ['/taxii2/nothing/', '/taxii2/other/collections/', `${ROOT}status/2d086da7-4bdc-4f91-900e-d77486753710/`, `${assessments}nothing/`, `${assessments}objects/report--00000000-0000-4000-8000-000000000000/`, `${assessments}objects/%ff/`, `${assessments}objects/${report}/nothing/`, `${assessments}objects/${report}/versions/more/`, `${assessments}manifest/${report}/`]) {
      const { status, value } = await get(path);
      expect([path, status, value.error_code, value.http_status]).toEqual([path, 404, 'taxii.not_there', '404']);
    }
  });

  test('nothing is written', async () => {
    for (const [method, path, status] of [
      ['POST', `${assessments}objects/`, 403], ['DELETE', `${assessments}objects/${report}/`, 403], ['POST', `${ROOT}collections/00000000-0000-5000-8000-000000000000/objects/`, 404],
      ['PUT', `${assessments}objects/`, 405], ['POST', '/taxii2/', 405], ['PATCH', assessments, 405], ['DELETE', `${assessments}manifest/`, 405], ['OPTIONS', ROOT, 405],
    ] as const) {
      const answer = await get(path, { method });
      expect([method, path, answer.status, answer.value.http_status]).toEqual([method, path, status, String(status)]);
      if (status === 405) expect(answer.headers.allow).toBe('GET, HEAD');
    }
  });
});

describe('who asks', () => {
  test.each([['nobody', {}], ['another scheme', { authorization: 'Bearer abc' }], ['nothing after the scheme', { authorization: 'Basic' }], ['no colon', { authorization: `Basic ${Buffer.from('reader').toString('base64')}` }], ['a NUL', { authorization: `Basic ${Buffer.from('reader@example.org\0:x').toString('base64')}` }], ['a wrong password', { authorization: basic('reader', 'wrong') }], ['an unknown account', { authorization: basic('nobody') }], ['an empty password', { authorization: basic('reader', '') }]])('%s is told nothing, by any method, anywhere', async (_, headers) => {
    for (const [method, path] of [['GET', '/taxii2/'], ['POST', `${assessments}objects/`], ['GET', `${assessments}objects/${report}/`]] as const) {
      const answer = await ask(b!.desk, null, path, { method, headers: { ...headers, accept: '' }, address: '198.51.100.1' });
      expect([answer.status, answer.headers['www-authenticate'], Object.keys(answer.value)]).toEqual([401, 'Basic realm="Comity", charset="UTF-8"', ['title', 'description', 'error_code', 'http_status']]);
    }
  });

  test('is said in the language of the reader', async () => {
    expect((await ask(b!.desk, null, '/taxii2/', { lang: 'ru' })).value.title).toBe(words.ru.refusals['taxii.not_signed_in']!.what);
  });

  test('guesses are counted as at sign-in, and whoever has signed in goes on', async () => {
    const guess = (n: number) => ask(b!.desk, null, '/taxii2/', { headers: { authorization: basic('locked', `wrong ${n}`) }, address: '203.0.113.9' });
    expect((await ask(b!.desk, 'locked', '/taxii2/')).status).toBe(200);
    for (let n = 0; n < 8; n++) expect((await guess(n)).status).toBe(401);
    const over = await guess(9);
    expect([over.status, over.headers['retry-after'], over.value.error_code]).toEqual([429, '900', 'people.too_many_attempts']);
    expect((await ask(b!.desk, 'locked', '/taxii2/')).status).toBe(200);
  });

  test('a password is looked at once, and remembered until the account changes', async () => {
    const began = performance.now();
    expect((await Promise.all(Array.from({ length: 20 }, () => ask(b!.desk, 'changer', '/taxii2/')))).map(({ status }) => status)).toEqual(Array(20).fill(200));
    const first = performance.now() - began;
    const again = performance.now();
    for (let i = 0; i < 20; i++) await ask(b!.desk, 'changer', '/taxii2/');
    process.stderr.write(`twenty requests at once ${Math.round(first)} ms, twenty more ${Math.round(performance.now() - again)} ms\n`);
    await setCredential(b!.desk.database, 'changer', emailOf('changer'), 'another password that is long', NOW);
    expect((await ask(b!.desk, 'changer', '/taxii2/')).status).toBe(401);
    expect((await ask(b!.desk, null, '/taxii2/', { headers: { authorization: basic('changer', 'another password that is long') } })).status).toBe(200);
  });

  test('a closed account is told nothing from then on', async () => {
    expect((await ask(b!.desk, 'leaver', '/taxii2/')).status).toBe(200);
    must(await b!.desk.perform(OPERATOR, closeAccount('leaver', null) as never));
    expect((await ask(b!.desk, 'leaver', '/taxii2/')).status).toBe(401);
  });

  test('what is remembered of a password is so for minutes, and no longer', async () => {
    const at = (minutes: number) => ({ ...b!.desk, clock: { ...b!.desk.clock, wall: () => later(minutes / 60) } });
    expect((await ask(at(4), 'locked', '/taxii2/')).status).toBe(200);
    // It would have to be looked at again, and too many guesses were made.
    expect((await ask(at(6), 'locked', '/taxii2/')).status).toBe(429);
    expect((await ask(at(20), 'locked', '/taxii2/')).status).toBe(200);
  });

  test('where the desk is no node there is nothing, whoever asks', async () => {
    expect((await ask({ ...b!.desk, exchange: null }, 'reader', '/taxii2/')).status).toBe(404);
    expect((await ask({ ...b!.desk, exchange: null }, null, '/taxii2/')).status).toBe(404);
  });
});
