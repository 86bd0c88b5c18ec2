import { expect, test } from 'vitest';
import { sharing } from './shared.ts';

test('of what is equal the first is given, of what is not, each', () => {
  const one = sharing();
  const first = ['ARM', 'BLR'];
  expect(one(first)).toBe(first);
  expect(one(['ARM', 'BLR'])).toBe(first);
  const other = ['BLR', 'ARM'];
  expect(one(other)).toBe(other);
  expect(one(null)).toBeNull();
  expect(sharing()(['ARM', 'BLR']), 'nothing is kept beyond one query').not.toBe(first);
});
