import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { isRefusal, type Refusal } from '../../src/core/refusal.ts';
import { acledEvents } from '../../src/features/sources/fetch/acled.ts';
import type { Download } from '../../src/features/sources/fetch/ask.ts';
import { dtmDisplaced } from '../../src/features/sources/fetch/dtm.ts';
import { gdeltLatest } from '../../src/features/sources/fetch/gdelt.ts';
import { downloads } from '../../src/features/sources/fetch/downloads.ts';
import { ucdpEvents } from '../../src/features/sources/fetch/ucdp.ts';
import { unhcrFigures } from '../../src/features/sources/fetch/unhcr.ts';
import type { Asked, Network } from '../../src/platform/network.ts';
import { sample } from './readers.ts';

export type Reply = { status?: number; headers?: Record<string, string>; body?: unknown } | Error;
export type Fake = Network & { asked: { url: string; what: Asked }[]; paused: number[] };

/** A network that answers by address, one reply after another for the same one, and in which no time passes. */
export function fake(replies: Readonly<Record<string, Reply | readonly Reply[]>>): Fake {
  const times = new Map<string, number>();
  const asked: Fake['asked'] = [];
  const paused: number[] = [];
  return {
    asked, paused,
    ask(url, what) {
      asked.push({ url, what });
      const key = Object.keys(replies).filter((part) => url.includes(part)).sort((a, b) => b.length - a.length)[0];
      const all: readonly Reply[] = key === undefined ? [{ status: 404 }] : [replies[key]!].flat();
      const nth = times.get(key ?? '') ?? 0;
      times.set(key ?? '', nth + 1);
      const reply = all[Math.min(nth, all.length - 1)]!;
      if (reply instanceof Error) return Promise.reject(reply);
      const { status = 200, headers = {}, body = '' } = reply;
      const bytes = body instanceof Uint8Array ? body : new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
      return Promise.resolve({ status, header: (name) => headers[name] ?? null, text: () => Promise.resolve(new TextDecoder().decode(bytes)), bytes: () => Promise.resolve(bytes) });
    },
    pause(milliseconds) {
      paused.push(milliseconds);
      return Promise.resolve();
    },
  };
}

export type Taken = { expected: number | null; text: string; refusal: Refusal | null };

/** All text of a download, and the refusal that ended it. */
export async function taken(download: Promise<Download | Refusal>): Promise<Taken> {
  const answer = await download;
  if (isRefusal(answer)) return { expected: null, text: '', refusal: answer };
  let text = '';
  for await (const piece of answer.text) {
    if (isRefusal(piece)) return { expected: answer.expected, text, refusal: piece };
    text += piece;
  }
  return { expected: answer.expected, text, refusal: null };
}

const UCDP = 'https://ucdpapi.pcr.uu.se/api/gedevents/26.0.8?pagesize=1000';
export const ucdp = (network: Network) => taken(ucdpEvents(network, { token: 'secret', version: '26.0.8' }));
/** Pages of events as the API answers; the second holds `second` rows. */
export const ucdpPages = (second = 1, next: unknown = `${UCDP}&page=1`): Record<string, Reply> => ({
  [UCDP]: { body: { TotalCount: 3, TotalPages: 2, PreviousPageUrl: null, NextPageUrl: next, Result: [{ id: 1, side_a: 'A, "B"', geom: null }, { id: 2, side_a: 'C\nD', geom: 'P' }] } },
  [`${UCDP}&page=1`]: { body: { TotalCount: 3, TotalPages: 2, PreviousPageUrl: UCDP, NextPageUrl: '', Result: Array.from({ length: second }, (_, i) => ({ id: 3 + i, side_a: 'E', geom: '' })) } },
});

export const acled = (network: Network, what: 'acled' | 'deleted' = 'acled') => taken(acledEvents(network, { user: 'desk@example.org', password: 'p&q', what, since: 1_650_000_000 }));
export const acledPages = (...pages: number[]): Record<string, Reply> => ({
  'oauth/token': { body: { token_type: 'Bearer', expires_in: 86_400, access_token: 'abc' } },
  ...Object.fromEntries(pages.map((rows, i) => [`page=${i + 1}&`, { body: { status: 200, success: true, count: rows, data: Array.from({ length: rows }, (_, row) => ({ event_id_cnty: `TJK${i * 5000 + row}`, notes: 'invented' })) } }])),
});

export const LATEST = 'http://data.gdeltproject.org/gdeltv2/';
export const archive = (names: readonly string[] = ['20310701234500.mentions.CSV']): Uint8Array => zipSync(Object.fromEntries(names.map((name) => [name, new TextEncoder().encode(sample('gdelt-mentions.csv'))])));
/** The list and the file that it names, with what its line says of it. */
export function gdeltFiles(sent: Uint8Array, listed: Uint8Array = sent): Record<string, Reply> {
  const line = (name: string): string => `${listed.length} ${createHash('md5').update(listed).digest('hex')} ${LATEST}20310701234500.${name}.zip`;
  return { 'lastupdate.txt': { body: `${['export.CSV', 'mentions.CSV', 'gkg.csv'].map(line).join('\n')}\n` }, 'mentions.CSV.zip': { body: sent } };
}
export const gdelt = (network: Network) => taken(gdeltLatest(network, { which: 'mentions' }));

export const unhcr = (network: Network) => taken(unhcrFigures(network, { what: 'population', filters: { yearFrom: '2031', yearTo: '2031', coo: 'AFG', coa_all: 'true' } }));
export const unhcrPages = (...pages: number[]): Record<string, Reply> => Object.fromEntries(pages.map((rows, i) => [
  `page=${i + 1}&`, { body: { page: i + 1, maxPages: pages.length, total: [], items: Array.from({ length: rows }, () => ({ year: 2031, coo_iso: 'AFG', coa_iso: 'TJK', refugees: '7', asylum_seekers: '-', idps: 0, stateless: 0 })) } },
]));

export const dtm = (network: Network) => taken(dtmDisplaced(network, { key: 'mine', level: 0, filters: { Admin0Pcode: 'AFG' } }));
export const dtmAnswer = (change: object = {}): Record<string, Reply> => ({ 'displacement/admin0': { body: { ...(JSON.parse(sample('iom-dtm.json')) as object), ...change } } });

const wanted = (source: string, vintage: string, environment: Record<string, string>): Promise<Taken> => {
  const found = downloads(fake({}), source, { since: '2031-01-01', vintage }, environment);
  return Promise.resolve({ expected: null, text: '', refusal: isRefusal(found) ? found : null });
};

type FetchCase = [code: string, when: string, does: () => Promise<Taken>, facts?: object];

/** What a download is refused with. */
export const fetchCases: readonly { code: string; when: string; does: () => Promise<Taken>; facts?: object }[] = ([
  ['sources.not_fetched', 'a source that comes as files only', () => wanted('ipc', '', {}), { source: 'ipc' }],
  ['sources.not_fetched', 'a source with the name of a property', () => wanted('constructor', '', {})],
  ['sources.no_key', 'without the account of ACLED', () => wanted('acled', '', { COMITY_ACLED_USER: 'x' }), { missing: ['COMITY_ACLED_PASSWORD'] }],
  ['sources.no_version', 'UCDP without a version', () => wanted('ucdp-ged', '', { COMITY_UCDP_TOKEN: 'x' }), { source: 'ucdp-ged' }],
  ['sources.fetch_refused', 'without a token', () => ucdp(fake({ [UCDP]: { status: 401, body: 'API token required' } })), { host: 'ucdpapi.pcr.uu.se', status: 401 }],
  ['sources.fetch_refused', 'with a wrong password', () => acled(fake({ 'oauth/token': { status: 400, body: { error: 'invalid_grant' } } })), { status: 400 }],
  ['sources.fetch_refused', 'too often, five times over', () => ucdp(fake({ [UCDP]: { status: 429 } })), { status: 429 }],
  ['sources.fetch_refused', 'to a program that is not liked', () => dtm(fake({ 'displacement/admin0': { status: 403, body: '<html></html>' } })), { status: 403 }],
  ['sources.fetch_refused', 'to a page that moved, which is not followed', () => ucdp(fake({ [UCDP]: { status: 302, headers: { location: 'https://elsewhere.example/' } } })), { status: 302 }],
  ['sources.fetch_failed', 'without a connection', () => dtm(fake({ 'displacement/admin0': new Error('getaddrinfo ENOTFOUND') })), { host: 'dtmapi.iom.int', reason: 'getaddrinfo ENOTFOUND' }],
  ['sources.fetch_incomplete', 'a wrong total of UCDP', () => ucdp(fake(ucdpPages(2))), { expected: 3, received: 4 }],
  ['sources.fetch_incomplete', 'a row missing of UCDP', () => ucdp(fake(ucdpPages(0))), { expected: 3, received: 2 }],
  ['sources.fetch_incomplete', 'a page of UNHCR that is not full', () => unhcr(fake(unhcrPages(1000, 999, 4))), { expected: 2000, received: 1999 }],
  ['sources.fetch_incomplete', 'fewer rows of DTM than told', () => dtm(fake(dtmAnswer({ totalRecordsCount: 5 }))), { expected: 5, received: 1 }],
  ['sources.fetch_damaged', 'a file cut off on its way', () => gdelt(fake(gdeltFiles(archive().slice(0, -10), archive()))), { file: '20310701234500.mentions.CSV.zip' }],
  ['sources.fetch_damaged', 'a file with a changed byte', () => gdelt(fake(gdeltFiles(archive().map((byte, i) => (i === 60 ? byte ^ 1 : byte)), archive()))), { reason: 'MD5' }],
  ['sources.fetch_damaged', 'an archive that was cut off before it was listed', () => gdelt(fake(gdeltFiles(archive().slice(0, -30))))],
  ['sources.fetch_damaged', 'two files in one', () => gdelt(fake(gdeltFiles(archive(['a.CSV', 'b.CSV']))))],
  ['sources.fetch_unreadable', 'a list of something else', () => gdelt(fake({ 'lastupdate.txt': { body: '<html>' } })), { reason: '<html>' }],
  ['sources.fetch_unreadable', 'a list that leads elsewhere', () => gdelt(fake({ 'lastupdate.txt': { body: `1 ${'0'.repeat(32)} http://elsewhere.example/a.mentions.CSV.zip\n` } }))],
  ['sources.fetch_unreadable', 'an answer that is cut off', () => ucdp(fake({ [UCDP]: { body: '{"TotalCount": 3, "Res' } }))],
  ['sources.fetch_unreadable', 'a next page at another host, which would be told the token', () => ucdp(fake(ucdpPages(1, 'https://elsewhere.example/api')))],
  ['sources.fetch_unreadable', 'a next page that was there already', () => ucdp(fake(ucdpPages(1, UCDP)))],
  ['sources.fetch_unreadable', 'the first page of ACLED again and again', () => acled(fake({ ...acledPages(5000), 'page=2&': acledPages(5000)['page=1&']! }))],
  ['sources.fetch_unreadable', 'no token of ACLED', () => acled(fake({ 'oauth/token': { body: {} } })), { reason: 'access_token' }],
  ['sources.fetch_unreadable', 'another page of UNHCR than asked for', () => unhcr(fake({ ...unhcrPages(1000, 4), 'page=2&': { body: { page: 1, maxPages: 2, items: [] } } }))],
  ['sources.fetch_unreadable', 'an answer of DTM that says it failed', () => dtm(fake(dtmAnswer({ isSuccess: false, errorMessages: ['No data'] }))), { reason: '["No data"]' }],
] satisfies FetchCase[]).map(([code, when, does, facts]: FetchCase) => ({ code, when, does, ...(facts === undefined ? {} : { facts }) }));
