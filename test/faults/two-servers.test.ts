import { expect, inject, it } from 'vitest';
import { openUnmigrated } from '../testbed.ts';
import { losses, prepare, reopen, startWriter, type Acknowledged } from './kill.ts';

it.skipIf(inject('postgres') === null)('gives two processes with eight writers one sequence without gap or repeat', { timeout: 120_000 }, async () => {
  const { url } = await openUnmigrated('postgresql');
  await prepare(url!);
  const writers = ['one', 'two'].map((name) => startWriter(url!, name, { writers: 4, most: 150 }));
  expect(await Promise.all(writers.map((writer) => writer.ended)), writers.map((w) => w.errors()).join('\n')).toEqual([0, 0]);
  const numbers = writers.flatMap((writer) => [...writer.acknowledged.keys()]).sort((a, b) => a - b);
  const first = numbers[0]!;
  expect(numbers).toEqual(Array.from({ length: 300 }, (_, i) => first + i));
  const [one, two] = writers.map((writer) => [...writer.acknowledged.keys()]);
  expect(Math.min(...two!), 'the two wrote at the same time').toBeLessThan(Math.max(...one!));
  expect(Math.min(...one!)).toBeLessThan(Math.max(...two!));
  const database = reopen(url!);
  try {
    const all: Acknowledged = new Map(writers.flatMap((writer) => [...writer.acknowledged]));
    expect(await losses(database, all)).toEqual([]);
    expect(await losses(database, new Map([[first, 'another title']])), 'a changed act is noticed').toHaveLength(1);
  } finally {
    await database.close();
  }
});
