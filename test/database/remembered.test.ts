import { expect, inject, test } from 'vitest';
import { PARTIES, PUBLIC, SECRETARIAT } from '../../src/core/act.ts';
import type { Desk } from '../../src/desk.ts';
import { listDossiers, openDossier } from '../../src/features/dossiers/index.ts';
import { remembered } from '../../src/platform/remembered.ts';
import { anotherServer, both, must, officer, onDatabases, openTestDesk, setUp } from '../testbed.ts';

let reads = 0;
const titles = (desk: Desk, tokens: readonly string[]): Promise<string[]> => remembered(desk.database, tokens, 'titles', async (lease) => {
  reads++;
  return (await listDossiers(lease, { limit: 10 })).map((d) => d.title.en!);
});
const open = async (desk: Desk, title: string, marking = 'parties'): Promise<void> => void must<object>(await desk.perform(officer, openDossier({ title: both(title), marking, named: [] }, null)));

onDatabases((kind) => {
  test('what was read is remembered until the next act, for readers of the same tokens alone', async () => {
    const desk = await openTestDesk(kind);
    await setUp(desk);
    await open(desk, 'first');
    await open(desk, 'second', 'secretariat');
    reads = 0;
    const all = [PUBLIC, PARTIES, SECRETARIAT];
    expect([await titles(desk, all), await titles(desk, [...all].reverse())]).toEqual([['second', 'first'], ['second', 'first']]);
    expect(await titles(desk, [PUBLIC, PARTIES])).toEqual(['first']);
    expect(await titles(desk, [PUBLIC])).toEqual([]);
    expect(reads).toBe(3);
    await open(desk, 'third');
    expect(await titles(desk, [PUBLIC, PARTIES])).toEqual(['third', 'first']);
    expect(reads).toBe(4);
  });

  test('the head is not asked for inside a lease, where it would wait for itself', async () => {
    const { database } = await openTestDesk(kind);
    await expect(database.read([PUBLIC], () => database.head())).rejects.toThrow('while one is held');
    expect(await database.head()).toEqual({ seq: 0, hash: '0'.repeat(64) });
  });
});

test.skipIf(inject('postgres') === null)('an act of another server is seen by whoever asks after it', async () => {
  const desk = await openTestDesk('postgresql');
  await setUp(desk);
  const other = await anotherServer(desk);
  for (let n = 1; n <= 20; n++) {
    await open(n % 2 === 0 ? desk : other, `title ${n}`);
    expect((await titles(desk, [PUBLIC, PARTIES]))[0]).toBe(`title ${n}`);
  }
});
