import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boost, probabilityOf, type BoostOptions } from './boost.ts';
import { growForest, type ForestOptions } from './forest.ts';
import { randomOf } from './random.ts';
import { binned, binOf, parted, valueOf } from './trees.ts';

const SIZE = 2000;
const STEP = 0.6;
/** Two columns of chance; what there is to find is a step in the first. */
const random = randomOf(2);
const rows = Float32Array.from({ length: SIZE * 2 }, () => random.next());
const rowOf = (i: number): Float32Array => rows.subarray(i * 2, i * 2 + 2);
const above = (i: number): boolean => rows[i * 2]! > STEP;
const table = binned(rows, SIZE, 2);

describe('bins', () => {
  test('a value lies above the bound before its bin and not above its own', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.float({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 40 }), fc.float({ noNaN: true }), (bounds, value) => {
      const cuts = Float32Array.from(bounds).sort();
      const bin = binOf(cuts, value);
      if (bin > 0) expect(value).toBeGreaterThan(cuts[bin - 1]!);
      if (bin < cuts.length) expect(value).toBeLessThanOrEqual(cuts[bin]!);
      // What stands on a bound lies below it, as a row does that is compared with it.
      for (const [i, cut] of cuts.entries()) expect(binOf(cuts, cut) <= cuts.indexOf(cut) || cuts[i - 1] === cut).toBe(true);
    }));
  });

  test('bounds rise, are 250 at most, and few distinct values are all told apart', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.nat(3), fc.nat(1e6)), { minLength: 1, maxLength: 400 }), (values) => {
      const { bins, cuts } = binned(Float32Array.from(values), values.length, 1);
      expect(cuts[0]!.length).toBeLessThanOrEqual(250);
      expect([...cuts[0]!]).toEqual([...new Set(cuts[0]!)].sort((a, b) => a - b));
      const distinct = new Set(values);
      if (distinct.size <= 48) expect(new Set(bins).size).toBe(distinct.size);
      for (const [i, value] of values.entries()) expect(bins[i]).toBe(binOf(cuts[0]!, value));
    }));
  });

  test('no case makes no bounds', () => {
    expect(binned(new Float32Array(0), 0, 2).cuts.map((bounds) => bounds.length)).toEqual([0, 0]);
  });
});

test('a parting is stable, loses nobody, and leaves what lies outside', () => {
  fc.assert(fc.property(fc.array(fc.nat(SIZE - 1), { minLength: 1, maxLength: 60 }), fc.nat(60), fc.nat(60), fc.nat(1), fc.nat(47), (picked, a, b, column, bin) => {
    const [from, to] = [Math.min(a, b, picked.length), Math.min(Math.max(a, b), picked.length)];
    const parting = Int32Array.from(picked);
    const middle = parted(table, column, bin, parting, from, to, new Int32Array(picked.length));
    const goesLeft = (row: number): boolean => table.bins[column * SIZE + row]! <= bin;
    const inside = picked.slice(from, to);
    expect([...parting]).toEqual([...picked.slice(0, from), ...inside.filter(goesLeft), ...inside.filter((row) => !goesLeft(row)), ...picked.slice(to)]);
    expect(middle).toBe(from + inside.filter(goesLeft).length);
  }));
});

describe('a forest', () => {
  const OPTIONS: ForestOptions = { trees: 8, tried: 2, leaf: 20, depth: 6, share: 0.5 };
  const targets = Float32Array.from({ length: SIZE }, (_, i) => (above(i) ? 10 : 0) + 0.1 * randomOf(9, i).normal());
  const grown = growForest(table, [targets], OPTIONS, randomOf(1));

  test('splits first where the step is', () => {
    for (const { tree } of grown) {
      expect(tree.feature[0]).toBe(0);
      expect(Math.abs(tree.cut[0]! - STEP)).toBeLessThan(0.02);
    }
  });

  test('has its leaf cases in order, all of them, each where its row falls, and none of fewer than it may', () => {
    for (const { tree, starts, cases } of grown) {
      const leaves = tree.feature.filter((column) => column < 0).length;
      expect([starts.length, starts[0], starts.at(-1), cases.length]).toEqual([leaves + 1, 0, SIZE / 2, SIZE / 2]);
      for (let leaf = 0; leaf < leaves; leaf++) {
        expect(starts[leaf + 1]! - starts[leaf]!).toBeGreaterThanOrEqual(OPTIONS.leaf);
        for (const one of cases.subarray(starts[leaf]!, starts[leaf + 1]!)) expect(valueOf(tree, rowOf(one))).toBe(leaf);
      }
    }
  });

  test('goes no deeper than it may, splits nothing where all is one, and differs from tree to tree', () => {
    for (const { tree } of growForest(table, [targets], { ...OPTIONS, depth: 1 }, randomOf(1))) expect(tree.feature.length).toBe(3);
    for (const { tree } of growForest(table, [new Float32Array(SIZE).fill(3)], OPTIONS, randomOf(1))) expect([...tree.feature]).toEqual([-1]);
    expect([...grown[0]!.cases]).not.toEqual([...grown[1]!.cases]);
  });

  test('finds a step of any of its targets', () => {
    const flat = new Float32Array(SIZE);
    for (const both of [[flat, targets], [targets, flat]]) expect(growForest(table, both, { ...OPTIONS, trees: 1, depth: 1 }, randomOf(1))[0]!.tree.feature[0]).toBe(0);
  });
});

describe('boosting', () => {
  const OPTIONS: BoostOptions = { rounds: 80, rate: 0.2, depth: 2, leaf: 5, ridge: 1, cases: 0.7, columns: 1 };
  const [LOW, HIGH] = [0.1, 0.7];
  const chance = randomOf(6);
  const yes = Uint8Array.from({ length: SIZE }, (_, i) => (chance.next() < (above(i) ? HIGH : LOW) ? 1 : 0));
  const even = new Float32Array(SIZE).fill(1);

  test('splits first where the step is', () => {
    const { trees } = boost(table, yes, even, { ...OPTIONS, rounds: 1, depth: 1, cases: 1 }, randomOf(1));
    expect(trees[0]!.feature[0]).toBe(0);
    expect(Math.abs(trees[0]!.cut[0]! - STEP)).toBeLessThan(0.03);
  });

  test('comes to the probabilities that were planted, the nearer the longer, and stays between 0 and 1', () => {
    const off = (rounds: number): number => {
      const boosted = boost(table, yes, even, { ...OPTIONS, rounds, depth: 1 }, randomOf(1));
      return [0.1, 0.3, 0.5, 0.7, 0.9].reduce((sum, x) => sum + Math.abs(probabilityOf(boosted, Float32Array.of(x, 0.5)) - (x > STEP ? HIGH : LOW)), 0) / 5;
    };
    expect(off(0)).toBeGreaterThan(0.2);
    expect(off(60)).toBeLessThan(0.04);
    expect(off(60)).toBeLessThan(off(2));
    const boosted = boost(table, yes, even, OPTIONS, randomOf(1));
    fc.assert(fc.property(fc.float({ noNaN: true }), fc.float({ noNaN: true }), (a, b) => {
      const p = probabilityOf(boosted, Float32Array.of(a, b));
      expect(p > 0 && p < 1).toBe(true);
    }));
  });

  test('is sure of what never was otherwise, yet never quite', () => {
    for (const all of [0, 1]) {
      const p = probabilityOf(boost(table, new Uint8Array(SIZE).fill(all), even, OPTIONS, randomOf(1)), rowOf(0));
      expect(Math.abs(p - all)).toBeLessThan(0.001);
      expect(p).not.toBe(all);
    }
  });

  test('a case of weight 3 counts as three', () => {
    const heavy = even.map((_, i) => (yes[i] === 1 ? 3 : 1));
    const share = (weights: Float32Array): number => probabilityOf(boost(table, yes, weights, { ...OPTIONS, rounds: 0 }, randomOf(1)), rowOf(0));
    const odds = (p: number): number => p / (1 - p);
    expect(odds(share(heavy)) / odds(share(even))).toBeCloseTo(3, 1);
  });
});
