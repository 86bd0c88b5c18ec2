import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { client, hidden, landed, signedIn, type Client } from './client.ts';
import { startServer, type Server } from './server.ts';

/** No string of a restricted act reaches anybody outside its audience: by no page, JSON, count, error or search. */
const CANARY = 'kanarienvogel';
let server: Server;
/** Identifiers of what is hidden, and of what does not exist. */
const ids = { dossiers: [] as string[], warnings: [] as string[], consultations: [] as string[], texts: [] as string[], acts: [] as string[] };
const lists = ['/', '/gap', '/gap.csv', '/statements.atom', '/statements.json', '/sitemap.xml', '/dossiers', '/warnings', '/consultations', '/texts', '/series', '/watch', '/watch/southern-borders', '/acts', '/people', '/statements', `/search?q=${CANARY}`];
const before = new Map<string, Map<string, string>>();

const actsOn = (page: string): string[] => [...page.matchAll(/href="\/acts\/(\d+)"/g)].map((m) => m[1]!);
const last = (path: string): string => path.split('/').pop()!;
/** A page without what differs from one showing to the next: the hour, the keys of its forms, and the newest value of the sequence of heads, which is published. */
const still = (page: string): string => page.replace(/visit:\{seq:\d+/g, 'visit:{seq:HEAD').replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, 'KEY').replace(/nonce(-|=")[^"'\s]+/g, 'NONCE').replace(/\d+ (h|min|ч|мин)\b/g, 'TIME').replace(/\d\d:\d\d(:\d\d\.\d{3}Z)?/g, 'HOUR').replace(/no\. ?\d+|№ ?\d+|head:\{seq:\d+|class="cap">No\. \d+/gi, 'NO').replace(/[0-9a-f]{64}/g, 'HASH').replace(/>\d+<\/(p|b)>/g, '>N<');
const snapshot = async (reader: Client): Promise<Map<string, string>> => new Map(await Promise.all(lists.map(async (path): Promise<[string, string]> => [path, still((await reader.get(path)).text)])));

async function hide(officer: Client, marking: string, asker: Client | null): Promise<void> {
  const words = (name: string, text: string): Record<string, string> => ({ [`${name}.en`]: `${CANARY} ${text}`, [`${name}.ru`]: `${CANARY} ${text}` });
  const dossier = last(landed(await officer.post('/dossiers/new', { ...words('title', 'title'), marking, ...(marking === 'named' ? { named: 'TJK' } : {}) })));
  ids.dossiers.push(dossier);
  for (const [lane, from] of [['warning', '2019-04-05'], ['decision', '2019-04-25']] as const) landed(await officer.post(`/dossiers/${dossier}/facts/new`, { lane, from, ...words('what', 'fact'), ...words('who', 'who'), ...words('rivals', 'rivals'), source: `${CANARY} source` }));
  if (!asker) return;
  const warning = last(landed(await officer.post(`/dossiers/${dossier}/warnings/new`, {
    ...words('sentence', 'sentence'), ...words('consequence', 'consequence'), ...words('option1', 'option'), lead1: '24', leadUnit1: 'hours', probabilityFrom: '10', probabilityTo: '20', confidence: 'low', party: 'TJK', 'horizon.day': '1 July 2022', 'horizon.hour': '12:00',
    'answerBy.day': '20 June 2022', ...words('answerByReason', 'reason'), evidence: 'ucdp-deaths.AFG.2022-04',
  })));
  ids.warnings.push(warning);
  const refused = await asker.post(`/warnings/${warning}`, { ...hidden((await asker.get(`/warnings/${warning}`)).text, 'id="request"'), article: 'treaty_2', ...words('question', 'question') });
  expect(refused.text, 'nobody else may read it, so there is nobody to ask').toContain('consultations.nobody_to_ask');
  const text = last(landed(await officer.post(`/dossiers/${dossier}/texts/new`, { ...words('title', 'text'), part1: 'operative', ...words('words1', 'paragraph'), ...words('heading1', 'heading'), do: 'save' })));
  ids.texts.push(text);
  landed(await officer.post(`/texts/${text}?/freeze`, hidden((await officer.get(`/texts/${text}`)).text, '?/freeze')));
}

beforeAll(async () => {
  server = await startServer();
  for (const person of ['kaz', 'analyst', 'anyone']) before.set(person, await snapshot(person === 'anyone' ? client(server.base) : await signedIn(server.base, person)));
  const [officer, tajikistan] = [await signedIn(server.base, 'officer'), await signedIn(server.base, 'tjk')];
  const told = Number(actsOn((await officer.get('/acts')).text)[0]);
  await hide(officer, 'named', tajikistan);
  await hide(officer, 'secretariat', null);
  const page = (await officer.get('/acts')).text;
  ids.acts = actsOn(page).filter((no) => Number(no) > told);
}, 120_000);
afterAll(async () => void (await server?.stop()));

it('shows it to those it is for', async () => {
  const [officer, tajikistan] = [await signedIn(server.base, 'officer'), await signedIn(server.base, 'tjk')];
  expect(ids.acts.length).toBeGreaterThanOrEqual(5);
  for (const reader of [officer, tajikistan]) {
    for (const path of [`/dossiers/${ids.dossiers[0]}`, `/warnings/${ids.warnings[0]}`, `/texts/${ids.texts[0]}`, '/dossiers', '/gap', '/gap.csv', `/search?q=${CANARY}`]) expect((await reader.get(path)).text, path).toContain(CANARY);
  }
  expect((await tajikistan.get(`/dossiers/${ids.dossiers[1]}`)).status, 'the secretariat’s own').toBe(404);
});

describe.each(['kaz', 'analyst', 'anyone'])('hidden from %s', (person) => {
  const reader = async (): Promise<Client> => (person === 'anyone' ? client(server.base) : signedIn(server.base, person));

  it('leaves lists, counts and search as they were', async () => {
    const now = await snapshot(await reader());
    for (const [path, page] of before.get(person)!) {
      expect(now.get(path)!.includes(`${CANARY} `), path).toBe(false);
      expect(difference(now.get(path)!, page), path).toBeNull();
    }
  });

  it('answers as for what does not exist, to every address and form', async () => {
    const asking = await reader();
    const pairs: [string, string][] = [
      ...ids.dossiers.map((id): [string, string] => [`/dossiers/${id}`, '/dossiers/D-999']),
      ...ids.dossiers.flatMap((id): [string, string][] => [[`/dossiers/${id}/warnings/new`, '/dossiers/D-999/warnings/new'], [`/dossiers/${id}/texts/new`, '/dossiers/D-999/texts/new'], [`/dossiers/${id}/facts/new`, '/dossiers/D-999/facts/new'], [`/chain/${id}`, '/chain/D-999'], [`/acts?dossier=${id}`, '/acts?dossier=D-999']]),
      ...ids.warnings.map((id): [string, string] => [`/warnings/${id}`, '/warnings/W-999']),
      ...ids.texts.flatMap((id): [string, string][] => [[`/texts/${id}`, '/texts/T-999'], [`/texts/${id}/edit`, '/texts/T-999/edit'], [`/texts/${id}/file?version=1&language=en`, '/texts/T-999/file?version=1&language=en']]),
      ...ids.acts.map((no): [string, string] => [`/acts/${no}`, '/acts/99999']),
    ];
    for (const [there, nowhere] of pairs.flatMap(([a, b]): [string, string][] => [[a, b], [data(a), data(b)]])) {
      const [one, other] = [await asking.get(there), await asking.get(nowhere)];
      expect(one.text.includes(CANARY), there).toBe(false);
      expect(one.status, there).toBe(other.status);
      expect(difference(strip(one.text, there), strip(other.text, nowhere)), there).toBeNull();
    }
    const forms: [string, string, Record<string, string>][] = [
      ...ids.dossiers.flatMap((id): [string, string, Record<string, string>][] => [[`/dossiers/${id}/warnings/new`, '/dossiers/D-999/warnings/new', {}], [`/dossiers/${id}/facts/new`, '/dossiers/D-999/facts/new', { lane: 'warning', from: '2019', 'what.en': 'x', source: 'x' }], [`/dossiers/${id}/texts/new`, '/dossiers/D-999/texts/new', { do: 'save', 'title.en': 'x' }]]),
      ...ids.warnings.map((id): [string, string, Record<string, string>] => [`/warnings/${id}`, '/warnings/W-999', { article: 'treaty_2', matter: 'joint_consultation', 'question.en': 'x' }]),
      ...ids.texts.flatMap((id): [string, string, Record<string, string>][] => ['freeze', 'circulate', 'position', 'withdraw', 'announce'].map((action) => [`/texts/${id}?/${action}`, `/texts/T-999?/${action}`, { revision: '1', version: '1', kind: 'agrees', matter: 'joint_statement', procedure: 'S-9' }])),
      ...ids.texts.map((id): [string, string, Record<string, string>] => [`/texts/${id}/edit`, '/texts/T-999/edit', { do: 'save', revision: '1', 'title.en': 'x' }]),
    ];
    for (const [there, nowhere, form] of forms) {
      const [one, other] = [await asking.post(there, form), await asking.post(nowhere, form)];
      expect(one.text.includes(CANARY), there).toBe(false);
      expect(one.status, there).toBe(other.status);
      expect(difference(strip(one.text, there), strip(other.text, nowhere)), there).toBeNull();
    }
  });
});

/** Where two pages part, with some of each; null where they are the same. */
function difference(one: string, other: string): [string, string] | null {
  if (one === other) return null;
  let at = 0;
  while (one[at] === other[at]) at++;
  return [one.slice(Math.max(0, at - 30), at + 60), other.slice(Math.max(0, at - 30), at + 60)];
}

/** The address of a page's data, as scripts ask for it. */
const data = (path: string): string => path.replace(/(\?|$)/, '/__data.json$1');
/** What remains of a page when the identifier that was asked for is taken out. */
const strip = (page: string, path: string): string => still(page).replaceAll(/[DWT]-\d+/g, 'ID').replaceAll(/acts(\/|%2F)\d+/g, 'acts/NO').replaceAll(encodeURIComponent(path.split('?')[0]!), 'PATH').replaceAll(path, 'PATH');
