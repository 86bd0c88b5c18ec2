import { afterAll, beforeAll, expect, it } from 'vitest';
import { client, hidden, landed, signedIn, type Client } from './client.ts';
import { startServer, type Server } from './server.ts';

let server: Server;
const people = new Map<string, Client>();
const who = (person: string): Client => people.get(person)!;
const MARK = 'okapi-resilience-quagga';
const both = (name: string, text: string): Record<string, string> => ({ [`${name}.en`]: text, [`${name}.ru`]: text });

beforeAll(async () => {
  server = await startServer();
  for (const person of ['officer', 'general', 'admin', 'arm', 'blr', 'kaz', 'kgz', 'rus', 'tjk', 'analyst']) people.set(person, await signedIn(server.base, person));
  people.set('anyone', client(server.base));
}, 180_000);
afterAll(async () => void (await server?.stop()));

const once = async (person: string, path: string, form: string): Promise<Record<string, string>> => hidden((await who(person).get(path)).text, form);

it('makes a commitment of a paragraph of a text, in the words that stand there', async () => {
  const page = (await who('officer').get('/texts/T-1')).text;
  expect(page).toContain('/commitments/new?text=T-1&amp;paragraph=1');
  expect((await who('tjk').get('/texts/T-1')).text).not.toContain('/commitments/new');
  const path = '/commitments/new?text=T-1&paragraph=1';
  const form = (await who('officer').get(path)).text;
  const words = /<blockquote[^>]*lang="(\w+)"[^>]*>([^<]+)</.exec(form)!;
  const quote = words[2]!.trim().split(' ').slice(0, 5).join(' ');
  const fields = { ...hidden(form, 'class="g'), language: words[1]!, ...both('what', 'Do as the text says'), ...both('pledger', 'The Parties'), made: '12 May 2022' };
  const refused = await who('officer').post(path, { ...fields, quote: 'words that do not stand there' });
  expect([refused.status, refused.text.includes('commitments.not_in_text'), refused.text.includes('Do as the text says')]).toEqual([422, true, true]);
  const made = landed(await who('officer').post(path, { ...fields, quote }));
  const shown = (await who('tjk').get(made)).text;
  expect(shown).toContain(quote);
  expect(shown).toContain('/texts/T-1#p1');
});

it('takes what a delegate says became of a pledge, with its source, and keeps what was typed when it refuses', async () => {
  const path = '/commitments/CM-5';
  const fields = { ...(await once('blr', path, '?/claim')), status: 'partly', on: '1 May 2023', ...both('words', 'Four statements'), credibility: '3' };
  const refused = await who('blr').post(`${path}?/claim`, fields);
  expect([refused.status, refused.text.includes('commitments.no_source'), refused.text.includes('Four statements')]).toEqual([422, true, true]);
  expect(landed(await who('blr').post(`${path}?/claim`, { ...fields, source: 'SO-1' }))).toBe(path);
  expect((await who('kaz').get(path)).text).toContain('Four statements');
});

it('gives the register as a file, as it is filtered', async () => {
  const { text, headers } = await who('tjk').get('/commitments.csv?who=BLR');
  expect(headers.get('content-type')).toContain('text/csv');
  expect(text.trim().split('\n').length).toBe(5);
  expect((await who('tjk').get('/commitments.csv')).text).toContain('4084,4084,no,2024-11-28');
});

const FILES = ['/national-files', '/national-files/KGZ', '/acts', '/', '/search?q=okapi', '/search?q=resilience', '/commitments', '/administration'];
const read = async (person: string): Promise<string> => (await Promise.all(FILES.map(async (path) => (await who(person).get(path)).text.replaceAll('/search?q=okapi', '')))).join('\n');

it('shows a national file to nobody before it is opened and to nobody once it is closed', async () => {
  const path = '/national-files/ARM';
  landed(await who('arm').post(`${path}?/enter`, { ...(await once('arm', path, '?/enter')), kind: 'words', ...both('indicator', MARK), ...both('words', MARK), on: 'April 2022', source: MARK }));
  const seq = /\/acts\/(\d+)/.exec((await who('arm').get(path)).text)![1]!;
  const readers = ['officer', 'general', 'admin', 'kgz', 'blr', 'kaz', 'rus', 'tjk', 'analyst', 'anyone'];
  const blind = async (): Promise<string[]> => {
    const seen: string[] = [];
    for (const person of readers) {
      const pages = [await read(person), (await who(person).get(path)).text, (await who(person).get(`/acts/${seq}`)).text];
      if (pages.some((page) => page.includes(MARK))) seen.push(person);
    }
    return seen;
  };
  expect(await blind()).toEqual([]);
  expect((await who('kaz').get(path)).status).toBe((await who('kaz').get('/national-files/BLR')).status);
  landed(await who('arm').post(`${path}?/open`, { ...(await once('arm', path, '?/open')), readers: ['party:KAZ'] }));
  expect(await blind()).toEqual(['kaz']);
  expect((await who('kaz').get(`/acts/${seq}`)).status).toBe(404);
  landed(await who('arm').post(`${path}?/close`, { ...(await once('arm', path, '?/close')), readers: ['party:KAZ'] }));
  expect(await blind()).toEqual([]);
  expect((await who('kaz').get(path)).status).toBe(404);
}, 180_000);

it('says on Today that a promise is overdue, to whoever follows it', async () => {
  for (let day = 0; day < 17; day++) await who('officer').post('/example/clock', { by: 'day', to: '/' });
  expect((await who('officer').get('/')).text).toContain('/commitments/CM-11');
  expect((await who('tjk').get('/')).text).not.toContain('href="/commitments/CM-11"');
  expect(server.errors()).not.toContain('request.failed');
}, 120_000);
