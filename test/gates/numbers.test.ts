import { expect, test } from 'vitest';
import { read, sources } from './files.ts';

/** Each kind of thing has numbers of its own: two that shared a letter would share their numbers too, and a number would name two things. */
const taken = (text: string): string[] => [...text.matchAll(/takeNumber\(\w+, '([A-Z]+)'/g)].map(([, letters]) => letters!);
const twice = (all: readonly (readonly [where: string, letters: string])[]): string[] => all.filter(([, letters], i) => all.findIndex(([, one]) => one === letters) !== i).map(([where, letters]) => `${letters} in ${where}`);

test('no two projectors take numbers of the same letters', () => {
  const all = sources('.ts').filter((file) => file.startsWith('src/features/')).flatMap((file) => taken(read(file)).map((letters) => [file, letters] as const));
  expect(all.length).toBeGreaterThan(15);
  expect(twice(all)).toEqual([]);
});

test('the gate sees what is planted', () => {
  expect(taken("await takeNumber(lease, 'M', 3); await takeNumber(lease, key(p), 4);")).toEqual(['M']);
  expect(twice([['a', 'M'], ['b', 'W'], ['c', 'M']])).toEqual(['M in c']);
});
