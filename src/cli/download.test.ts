import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';
import { FETCHED } from '../features/sources/fetch/downloads.ts';
import { READERS } from '../features/sources/readers.ts';
import { acledPages, fake, unhcrPages, type Fake } from '../../test/cases/reader-fetch.ts';
import { fetched } from './download.ts';

const KEYS = { COMITY_ACLED_USER: 'desk@example.org', COMITY_ACLED_PASSWORD: 'p' };
/** What was fetched, read before the folder is gone, and the folder. */
async function filesOf(network: Fake, source: string): Promise<{ answer: unknown; said: string[]; folder: string | null }> {
  const said: string[] = [];
  let folder: string | null = null;
  const answer = await fetched(network, source, { since: '2031-05-02', vintage: '' }, KEYS, (what) => said.push(what), (paths) => {
    folder = dirname(paths[0]!);
    return Promise.resolve(paths.map((path) => [basename(path), readFileSync(path, 'utf8').trim().split('\n').length]));
  });
  return { answer, said, folder };
}

test('every source that is fetched is read', () => {
  expect(Object.keys(FETCHED).filter((id) => !READERS.some((reader) => reader.id === id))).toEqual([]);
});

test('the files of a source are fetched whole, by the day, and gone afterwards', async () => {
  const network = fake(acledPages(2));
  const { answer, said, folder } = await filesOf(network, 'acled');
  expect(answer).toEqual([['acled-events-since-2031-05-02', 3], ['acled-deleted-since-2031-05-02', 3]]);
  expect(said).toEqual(['acled-events-since-2031-05-02', 'acled-deleted-since-2031-05-02']);
  const seconds = Date.parse('2031-05-02T00:00:00Z') / 1000;
  expect(network.asked.map(({ url }) => new URL(url).searchParams).flatMap((q) => [q.get('timestamp'), q.get('deleted_timestamp')]).filter(Boolean)).toEqual([String(seconds), String(seconds)]);
  expect(existsSync(folder!)).toBe(false);
});

test('nothing is taken where a page is missing', async () => {
  const { answer, folder } = await filesOf(fake({ ...unhcrPages(1000, 4), 'page=2&': { status: 404 } }), 'unhcr-population');
  expect(answer).toMatchObject({ code: 'sources.fetch_refused', facts: { status: 404 } });
  expect(folder).toBeNull();
});
