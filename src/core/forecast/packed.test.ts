import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packDraws, unpackDraws } from './packed.ts';
import { orderStatistic, reaching, summaryOf } from './summary.ts';

const draws = fc.array(fc.oneof(fc.nat(3), fc.nat(20_000), fc.nat(Number.MAX_SAFE_INTEGER)), { minLength: 1, maxLength: 300 });
const rising = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

test('what is packed comes out again, in rising order', () => {
  fc.assert(fc.property(draws, (values) => { expect([...unpackDraws(packDraws(values))]).toEqual(rising(values)); }));
});

test('the same draws have the same bytes, in whatever order they came', () => {
  fc.assert(fc.property(draws, (values) => { expect(packDraws([...values].reverse())).toEqual(packDraws(values)); }));
});

test('a quiet row takes a byte a draw', () => {
  expect(packDraws(new Float32Array(1000)).length).toBe(1000);
});

test('what is no whole number is not packed, and half a number is not read', () => {
  for (const bad of [0.5, -1, Number.NaN, Infinity]) expect(() => packDraws([1, bad])).toThrow(RangeError);
  expect(() => unpackDraws(Uint8Array.of(1, 200))).toThrow('the bytes end within a draw');
});

test('a summary holds shares of draws and draws themselves', () => {
  fc.assert(fc.property(draws, (values) => {
    const sorted = rising(values);
    const { q05, q25, median, q75, q95, p1, p25, p100 } = summaryOf(sorted);
    for (const one of [q05, q25, median, q75, q95]) expect(sorted).toContain(one);
    expect(q05 <= q25 && q25 <= median && median <= q75 && q75 <= q95).toBe(true);
    expect([p1, p25, p100]).toEqual([1, 25, 100].map((least) => values.filter((one) => one >= least).length / values.length));
  }));
  expect(() => summaryOf([])).toThrow('no draw');
});

test('order statistics of a hundred draws', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
  expect([0.05, 0.25, 0.5, 0.95].map((p) => orderStatistic(hundred, p))).toEqual([5, 25, 50, 95]);
  expect([1, 50, 101].map((least) => reaching(hundred, least))).toEqual([1, 0.51, 0]);
});
