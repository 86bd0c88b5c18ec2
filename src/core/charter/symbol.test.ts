import { expect, test } from 'vitest';
import type { Series } from './schema.ts';
import { symbolFor } from './symbol.ts';

const series = (symbol: string): Series => ({ id: 's', name: { en: 'x' }, symbol, verified: true });

test.each([
  ['CSC/ST/{year}/{n}', { year: 2022, n: 7 }, 'CSC/ST/2022/7'],
  ['{body}.DEC/{n}/{year}', { year: 2011, n: 3, body: 'MC' }, 'MC.DEC/3/2011'],
  ['No {n}', { year: 2022, n: 1, body: 'unused' }, 'No 1'],
])('%s', (symbol, at, expected) => {
  expect(symbolFor(series(symbol), at)).toBe(expected);
});

test('a symbol is never published with a hole', () => {
  expect(() => symbolFor(series('{body}/{n}'), { year: 2022, n: 1 })).toThrow(RangeError);
});
