import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { client, hidden, landed, signedIn, type Answer, type Client } from './client.ts';
import { startServer, type Server } from './server.ts';

/**
 * A matter for three named parties goes the whole way to an adopted text. Whatever the others ask, by any link, address
 * or form, no word of it reaches them, until the announcement publishes what it publishes and nothing else.
 */
const mark = (field: string): string => `okapi-${field}-quagga`;
const MARKED = /okapi-([a-z]+)-quagga/g;
/** What an announcement makes public: the text, and the reservations that stand with it. */
const PUBLISHED = new Set(['text', 'heading', 'preamble', 'paragraph', 'reservation']);
const said = (name: string, field: string): Record<string, string> => ({ [`${name}.en`]: mark(field), [`${name}.ru`]: mark(field) });

let server: Server;
const at = { dossier: '', warning: '', consultation: '', text: '', procedure: '', hash: '', acts: [] as string[], own: '', ownText: '' };
const people = new Map<string, Client>();
const who = (person: string): Client => people.get(person)!;
const id = (answer: Answer): string => landed(answer).split('/').pop()!;

beforeAll(async () => {
  server = await startServer();
  for (const person of ['officer', 'arm', 'tjk', 'kgz', 'kaz', 'analyst']) people.set(person, await signedIn(server.base, person));
  people.set('anyone', client(server.base));
  const officer = who('officer');
  const numbers = async (): Promise<number[]> => [...(await officer.get('/acts')).text.matchAll(/href="\/acts\/(\d+)"/g)].map(([, no]) => Number(no));
  const told = Math.max(...(await numbers()));
  const page = async (person: string, path: string, form: string): Promise<Record<string, string>> => hidden((await who(person).get(path)).text, form);
  at.dossier = id(await officer.post('/dossiers/new', { ...said('title', 'title'), marking: 'named', named: ['ARM', 'KGZ', 'TJK'] }));
  at.warning = id(await officer.post(`/dossiers/${at.dossier}/warnings/new`, {
    ...said('sentence', 'sentence'), ...said('consequence', 'consequence'), ...said('option1', 'option'), lead1: '24', leadUnit1: 'hours', probabilityFrom: '10', probabilityTo: '20', confidence: 'low', party: ['ARM', 'KGZ', 'TJK'],
    'horizon.day': '1 July 2022', 'horizon.hour': '12:00', 'answerBy.day': '20 June 2022', ...said('answerByReason', 'why'), evidence: 'ucdp-deaths.AFG.2022-04',
  }));
  const request = await page('tjk', `/warnings/${at.warning}`, 'id="request"');
  landed(await officer.post(`/dossiers/${at.dossier}/facts/new`, { lane: 'request', from: '2019', ...said('what', 'fact'), ...said('who', 'factwho'), ...said('rivals', 'rival'), source: mark('source'), url: `https://${mark('address')}.example/` }));
  at.consultation = id(await who('tjk').post(`/warnings/${at.warning}`, { ...request, article: 'treaty_2', ...said('question', 'question') }));
  for (const [person, answer] of [['arm', 'more'], ['kgz', 'reject']] as const) {
    landed(await who(person).post(`/consultations/${at.consultation}?/answer`, { ...(await page(person, `/consultations/${at.consultation}`, 'id="your"')), answer, ...said('reason', `${answer}reason`) }));
  }
  at.text = id(await officer.post(`/dossiers/${at.dossier}/texts/new`, { consultation: at.consultation, ...said('title', 'text'), part1: 'preambular', ...said('words1', 'preamble'), part2: 'operative', ...said('words2', 'paragraph'), ...said('heading2', 'heading'), do: 'save' }));
  landed(await officer.post(`/texts/${at.text}?/freeze`, await page('officer', `/texts/${at.text}`, '?/freeze')));
  landed(await who('arm').post(`/texts/${at.text}?/circulate`, { ...(await page('arm', `/texts/${at.text}`, '?/circulate')), matter: 'joint_statement', 'deadline.day': '16 May 2022', 'deadline.hour': '12:00' }));
  for (const [person, kind, field, paragraph] of [['tjk', 'reserves', 'reservation', '2'], ['kgz', 'objects', 'objection', '1']] as const) {
    const form = await page(person, `/texts/${at.text}`, '?/position');
    Object.assign(at, { procedure: form.procedure, hash: form.hash });
    landed(await who(person).post(`/texts/${at.text}?/position`, { ...form, kind, paragraph, ...said('words', field) }));
  }
  landed(await who('kgz').post(`/texts/${at.text}?/withdraw`, await page('kgz', `/texts/${at.text}`, '?/withdraw')));
  // A second one, of which not even the chair knows.
  at.own = id(await officer.post('/dossiers/new', { ...said('title', 'second'), marking: 'secretariat' }));
  at.ownText = id(await officer.post(`/dossiers/${at.own}/texts/new`, { ...said('title', 'second'), part1: 'operative', ...said('words1', 'second'), do: 'save' }));
  at.acts = (await numbers()).filter((no) => no > told).map(String);
}, 120_000);
afterAll(async () => void (await server?.stop()));

/** Marks that stand in an answer, its headers included. */
const marksIn = ({ text, headers }: Answer): string[] => [...new Set([...`${[...headers].join(' ')} ${text}`.matchAll(MARKED)].map(([, field]) => field!))];

/** Any place, week and month can be asked for, incidents are many, and forecasts have a page and charts for each country; so many of each are followed. */
const PLACES = /^(?:\/watch\/[^/]+)?\/(explore(?:\.csv|\/charts)?|signals|incidents)\b/;
const FORECAST = /^\/forecasts\/F-\d+(\/[A-Z]{3})?(\/charts|\/draws\.csv)?|^\/forecasts(?=\?)/;
/** A calendar has a page for any month, an operation one for any day and a form for each of its acts; meetings and texts have a form behind each question. */
const ENDLESS = /^\/(calendar|operations\/OP-\d+(?:\/record\/\w+|\/strength)?|meetings\/M-\d+|efficiency|commitments)(?=[?/]|$)/;
const OF_EACH = 12;
/** What an address is one of many of; null for one that stands for itself. */
function placeOf(path: string): string | null {
  const forecast = FORECAST.exec(path);
  const endless = path.includes('?') ? ENDLESS.exec(path)?.[1] : undefined;
  if (endless !== undefined) return endless;
  // Every act is asked for; in the other languages too many say the same.
  if (/^\/acts\/\d+\?lang=/.test(path)) return 'an act in another language';
  return PLACES.exec(path)?.[1] ?? (forecast && `forecast ${forecast[1] ? 'of a country' : ''} ${forecast[2] ?? ''}`);
}

/** Follows every link from these pages, and asks for the data of each page as scripts do. */
async function crawl(reader: Client, starts: readonly string[]): Promise<{ seen: Set<string>; found: string[] }> {
  const seen = new Set<string>();
  const found: string[] = [];
  const waiting = [...starts];
  const places = new Map<string, number>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    const place = placeOf(path);
    if (place !== null) {
      places.set(place, (places.get(place) ?? 0) + 1);
      if (places.get(place)! > OF_EACH) continue;
    }
    seen.add(path);
    expect(seen.size, 'a desk of this size has fewer pages').toBeLessThan(1500);
    const page = await reader.get(path);
    // What is a file has no data beside it.
    const data = /lang=|(\/|\.)(csv|svg)(\?|$)/.test(path) ? null : await reader.get(path.replace(/(\?|$)/, '/__data.json$1').replace('//', '/'));
    for (const answer of [page, data]) if (answer) found.push(...marksIn(answer).map((field) => `${path}: ${field}`));
    const next = [page.location ?? '', ...[...page.text.matchAll(/(?:href|src|action)="([^"#]+)/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))];
    // The words of a picture are those of the same drawing as SVG.
    waiting.push(...next.filter((href) => /^\/(?!_app|sign-out)/.test(href) && !/\/png(\?|$)/.test(href)));
  }
  return { seen, found };
}

const STARTS = ['/', '/gap', '/gap.csv', '/gap/chart/svg', '/watch/southern-borders/charts/map/csv', '/statements.atom', '/statements.json', '/sitemap.xml', '/robots.txt', '/statements', '/check', '/search?q=okapi', '/search?q=quagga', '/search?q=o', '/acts?dossier=desk', '/series', '/chain/desk'];
const direct = (): string[] => [
  ...[at.dossier, at.own].flatMap((d) => [`/dossiers/${d}`, `/dossiers/${d}/lanes/svg`, `/dossiers/${d}/lanes/csv`, `/dossiers/${d}/warnings/new`, `/dossiers/${d}/facts/new`, `/dossiers/${d}/texts/new?consultation=${at.consultation}`, `/acts?dossier=${d}`, `/chain/${d}`, `/search?q=${d}`]),
  `/warnings/${at.warning}`, `/consultations/${at.consultation}`, ...[at.text, at.ownText].flatMap((t) => [`/texts/${t}`, `/texts/${t}/edit`, `/texts/${t}/file?version=1&language=ru`]),
  ...at.acts.map((no) => `/acts/${no}`), `/statements/${at.text}`, `/files/ru/${at.procedure}`, `/files/json/${at.procedure}`,
];

it('is all there for those it is for', async () => {
  expect(at.acts.length).toBe(14);
  const all = ['title', 'sentence', 'consequence', 'option', 'why', 'question', 'morereason', 'rejectreason', 'text', 'preamble', 'paragraph', 'heading', 'reservation', 'objection', 'fact', 'factwho', 'rival', 'source', 'address'];
  for (const person of ['officer', 'arm', 'tjk', 'kgz']) {
    const found = new Set<string>();
    for (const path of direct()) for (const field of marksIn(await who(person).get(path))) found.add(field);
    expect(found, person).toEqual(new Set(person === 'officer' ? [...all, 'second'] : all));
  }
});

describe.each(['kaz', 'analyst', 'anyone'])('before %s', (person) => {
  it('no page, data or address shows a word of it', async () => {
    const { seen, found } = await crawl(who(person), [...STARTS, ...direct()]);
    expect(seen.size).toBeGreaterThan(person === 'anyone' ? 30 : 100);
    expect(found).toEqual([]);
  }, 240_000);

  it('naming it in a form of another matter is as naming nothing', async () => {
    // As many digits as the real ones, and none of them taken.
    const pairs: [string, (real: boolean) => Record<string, string | string[]>][] = [
      ['/texts/T-2?/position', (real) => ({ procedure: real ? at.procedure : 'S-9', hash: real ? at.hash : '0'.repeat(64), kind: 'agrees', seen: '' })],
      ['/texts/T-2?/withdraw', (real) => ({ procedure: real ? at.procedure : 'S-9', hash: real ? at.hash : '0'.repeat(64), seen: '' })],
      ['/texts/T-2?/announce', (real) => ({ procedure: real ? at.procedure : 'S-9' })],
      ['/texts/T-2?/circulate', (real) => ({ version: '1', hash: real ? at.hash : '0'.repeat(64), matter: 'joint_statement', 'deadline.day': '20 May 2022' })],
      ['/dossiers/D-2/texts/new', (real) => ({ consultation: real ? at.consultation : 'C-9', 'title.en': 'x', part1: 'operative', 'words1.en': 'x', do: 'save' })],
      [`/dossiers/D-2/facts/new`, (real) => ({ lane: 'text', from: '2020', 'what.en': real ? at.text : 'T-9', source: '' })],
      ['/check', (real) => ({ given: real ? at.hash : 'f'.repeat(64) })],
    ];
    for (const [path, fields] of pairs) {
      const [real, none] = [await who(person).post(path, fields(true)), await who(person).post(path, fields(false))];
      expect(marksIn(real), path).toEqual([]);
      expect([real.status, real.location, code(real)], path).toEqual([none.status, none.location, code(none)]);
    }
  });
});

/** The refusal on a page, without the numbers that were asked for. */
const code = (answer: Answer): string => (/<code>([^<]*)/.exec(answer.text)?.[1] ?? '').replace(/\b[SCTD]-\d+|[0-9a-f]{8,}/g, '#');

it('hides what is the secretariat’s own from the chair too', async () => {
  const hiddenFrom = [`/dossiers/${at.own}`, `/texts/${at.ownText}`, `/texts/${at.ownText}/edit`, `/acts?dossier=${at.own}`, '/texts', '/dossiers', '/', '/search?q=okapi'];
  for (const path of hiddenFrom) expect(marksIn(await who('arm').get(path)), path).not.toContain('second');
  const before = await who('officer').get(`/texts/${at.ownText}`);
  for (const [real, none, fields] of [
    [`/texts/${at.ownText}?/freeze`, '/texts/T-9?/freeze', { revision: '1' }], [`/texts/${at.ownText}/edit`, '/texts/T-9/edit', { revision: '1', do: 'save', 'title.ru': 'x', part1: 'operative', 'words1.ru': 'x' }],
    [`/texts/${at.ownText}?/circulate`, '/texts/T-9?/circulate', { version: '1', matter: 'joint_statement', 'deadline.day': '20 May 2022' }], [`/dossiers/${at.own}/texts/new`, '/dossiers/D-9/texts/new', { do: 'save', 'title.ru': 'x', part1: 'operative', 'words1.ru': 'x' }],
  ] as [string, string, Record<string, string>][]) {
    const [one, other] = [await who('arm').post(real, fields), await who('arm').post(none, fields)];
    expect(marksIn(one), real).toEqual([]);
    expect([one.status, code(one)], real).toEqual([other.status, code(other)]);
  }
  expect((await who('officer').get(`/texts/${at.ownText}`)).text.match(/okapi-second-quagga/g)!.length).toBe(before.text.match(/okapi-second-quagga/g)!.length);
});

it('is published by the announcement: the text and its reservation, and not one word more', async () => {
  for (let day = 0; day < 5; day++) await who('officer').post('/example/clock', { by: 'day', to: '/' });
  const symbol = landed(await who('officer').post(`/texts/${at.text}?/announce`, { procedure: at.procedure })).replace('/statements/', '');
  for (const person of ['anyone', 'kaz']) {
    const { found, seen } = await crawl(who(person), [...STARTS, ...direct(), `/statements/${symbol}`, `/chain/${at.dossier}`, `/search?q=${symbol}`]);
    expect(seen.has(`/files/ru/${symbol}`)).toBe(true);
    expect(seen.has(`/files/json/${symbol}`)).toBe(true);
    for (const feed of ['/statements.atom', '/statements.json']) expect((await who(person).get(feed)).text, feed).toContain(mark('text'));
    expect(new Set(found.map((one) => one.split(': ')[1]!)), person).toEqual(PUBLISHED);
  }
  expect((await who('kaz').get(`/dossiers/${at.dossier}`)).status).toBe(404);
  expect(server.errors()).not.toMatch(/okapi|request\.failed/);
}, 180_000);
