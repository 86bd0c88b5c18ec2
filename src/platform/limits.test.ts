import { expect, test } from 'vitest';
import { limiter } from './limits.ts';

test('so many at once, then so many a second, each key for itself', () => {
  let now = 0;
  const wait = limiter({ burst: 3, perSecond: 0.5 }, () => now);
  expect([wait('a'), wait('a'), wait('a'), wait('a'), wait('b')]).toEqual([0, 0, 0, 2, 0]);
  now += 1999;
  expect(wait('a')).toBe(1);
  now += 1;
  expect([wait('a'), wait('a')]).toEqual([0, 2]);
  now += 3_600_000;
  expect([1, 2, 3, 4].map(() => wait('a')), 'never more than the burst').toEqual([0, 0, 0, 2]);
});

test('it forgets whoever was heard of longest ago, and does not grow', () => {
  const wait = limiter({ burst: 1, perSecond: 0.001 }, () => 0);
  expect([wait('first'), wait('first')]).toEqual([0, 1000]);
  for (let n = 0; n < 20_000; n++) wait(`k${n}`);
  expect(wait('first')).toBe(0);
});
