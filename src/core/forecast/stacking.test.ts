import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crps, crpsWeighted } from '../scoring/crps.ts';
import { ignorance } from '../scoring/ignorance.ts';
import { randomOf } from './random.ts';
import { caseOf, crpsOf, distance, ignoranceOf, weigh, type Case } from './stacking.ts';

const count = fc.oneof(fc.nat(5), fc.nat(20_000));
const sample = (length: number) => fc.array(count, { minLength: length, maxLength: length }).map((values) => Float32Array.from(values).sort());
const ANY: readonly [number, number] = [0, Infinity];
const close = (a: number, b: number): void => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(a), Math.abs(b)));

describe('a pool', () => {
  test('distance is the mean over all pairs, of samples of any sizes', () => {
    fc.assert(fc.property(fc.array(count, { minLength: 1, maxLength: 30 }), fc.array(count, { minLength: 1, maxLength: 30 }), (one, other) => {
      const [a, b] = [Float32Array.from(one).sort(), Float32Array.from(other).sort()];
      let naive = 0;
      for (const x of a) for (const y of b) naive += Math.abs(x - y) / a.length / b.length;
      close(distance(a, b), naive);
      close(distance(b, a), distance(a, b));
    }));
  });

  test('has the CRPS of its draws, each weighed as its member is', () => {
    fc.assert(fc.property(sample(12), sample(12), sample(12), count, fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }).filter((parts) => parts.some((part) => part > 0)), (a, b, c, outcome, parts) => {
      const all = parts.reduce((sum, part) => sum + part, 0);
      const ours = crpsOf(caseOf([a, b, c], outcome, ANY), parts.map((part) => part / all));
      close(ours, crpsWeighted([...a, ...b, ...c], [a, b, c].flatMap((draws, k) => [...draws].map(() => parts[k]!)), outcome));
      close(ours, crps([a, b, c].flatMap((draws, k) => Array.from({ length: parts[k]! }, () => [...draws]).flat()), outcome));
    }));
  });

  test('has the ignorance of its draws where these are a thousand', () => {
    const random = randomOf(1);
    for (const [from, below, outcome] of [[0, 0.5, 0], [0.5, 2.5, 1], [5.5, 10.5, 8], [1000.5, Infinity, 4000]] as const) {
      const [a, b] = [2, 6].map((mean) => Float32Array.from({ length: 500 }, () => random.poisson(mean)).sort()) as [Float32Array, Float32Array];
      close(ignoranceOf(caseOf([a, b], outcome, [from, below]), [0.5, 0.5]), ignorance([...a, ...b], outcome));
    }
  });
});

/** Members that draw around a multiple of the truth, and what came of it. */
function casesOf(factors: readonly number[], size: number, seed: number, scale = 1): Case[] {
  const random = randomOf(seed);
  return Array.from({ length: size }, (_, i) => {
    const mean = [0.4, 4, 40, 400][i % 4]!;
    const outcome = random.poisson(mean);
    const draws = factors.map((factor) => Float32Array.from({ length: 60 }, () => random.poisson(mean * factor) * scale).sort());
    return caseOf(draws, outcome * scale, [Math.max(0, outcome * 0.8 - 1) * scale, (outcome * 1.25 + 1) * scale]);
  });
}
const apart = (weights: readonly number[], prior: readonly number[]): number => weights.reduce((sum, weight, k) => sum + Math.abs(weight - prior[k]!), 0);
const factors = fc.array(fc.constantFrom(0, 0.3, 0.8, 1, 1.3, 3, 20), { minLength: 2, maxLength: 5 });
const priorOf = (parts: readonly number[]): number[] => parts.map((part) => part / parts.reduce((sum, one) => sum + one, 0));

describe('weights', () => {
  test('add up to 1, none is below 0, and the loss is no more than under the prior', () => {
    fc.assert(fc.property(factors, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 5, maxLength: 5 }), fc.constantFrom(0.01, 0.1, 1), fc.nat(1000), (members, parts, pull, seed) => {
      const prior = priorOf(parts.slice(0, members.length));
      const cases = casesOf(members, 24, seed);
      const weights = weigh(cases, { prior, pull });
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      expect(weights.every((weight) => weight >= 0)).toBe(true);
      expect(lossOf(cases, prior, pull)(weights)).toBeLessThanOrEqual(lossOf(cases, prior, pull)(prior) + 1e-9);
    }), { numRuns: 60 });
  });

  test('no others do better by more than a hundredth', () => {
    fc.assert(fc.property(factors, fc.nat(1000), (members, seed) => {
      const prior = priorOf(members.map((_, k) => 1 + k));
      const cases = casesOf(members, 24, seed);
      const loss = lossOf(cases, prior, 0.1);
      const [reached, random] = [loss(weigh(cases, { prior, pull: 0.1 })), randomOf(seed)];
      for (let i = 0; i < 40; i++) expect(loss(priorOf(members.map(() => random.gamma(0.5) + 1e-4)))).toBeGreaterThan(reached - 0.01);
    }), { numRuns: 40 });
  });

  test('go to a member that is clearly better, wherever it stands', () => {
    for (const better of [0, 1, 2]) {
      const weights = weigh(casesOf([3, 3, 3].map((factor, k) => (k === better ? 1 : factor)), 60, 4), { prior: [1 / 3, 1 / 3, 1 / 3], pull: 0.02 });
      expect(weights[better]!).toBeGreaterThan(0.85);
    }
  });

  test('are those of the prior where there is no case, and where nothing can be told apart', () => {
    expect(weigh([], { prior: [0.3, 0.7], pull: 0.1 })).toEqual([0.3, 0.7]);
    const right = caseOf([Float32Array.of(0, 0), Float32Array.of(0, 0)], 0, [0, 0.5]);
    expect(weigh([right], { prior: [0.3, 0.7], pull: 0.1 })).toEqual([0.3, 0.7]);
    const alike = caseOf([Float32Array.of(0, 4), Float32Array.of(0, 4)], 1, [0.5, 2.5]);
    for (const [k, weight] of weigh([alike], { prior: [0.3, 0.7], pull: 0.1 }).entries()) expect(weight).toBeCloseTo([0.3, 0.7][k]!, 6);
  });

  test('stay the nearer to the prior the harder they are held', () => {
    fc.assert(fc.property(fc.nat(1000), (seed) => {
      const [prior, cases] = [[0.5, 0.3, 0.2], casesOf([1, 1.5, 3], 30, seed)];
      const moved = [0.02, 0.2, 2, 20].map((pull) => apart(weigh(cases, { prior, pull }), prior));
      for (let i = 1; i < moved.length; i++) expect(moved[i]!).toBeLessThan(moved[i - 1]! + 1e-6);
      expect(moved.at(-1)!).toBeLessThan(0.1);
    }), { numRuns: 20 });
  });

  test('are the same in deaths and in thousands of deaths', () => {
    const weighing = { prior: [0.5, 0.3, 0.2], pull: 0.1 };
    for (const [k, weight] of weigh(casesOf([1, 0.5, 3], 30, 8, 1024), weighing).entries()) expect(weight).toBeCloseTo(weigh(casesOf([1, 0.5, 3], 30, 8), weighing)[k]!, 9);
  });
});

/** What the weights make smallest: half of CRPS and half of ignorance, each against the prior, and the pull to the prior. */
function lossOf(cases: readonly Case[], prior: readonly number[], pull: number): (weights: readonly number[]) => number {
  const sum = (of: (one: Case) => number): number => cases.reduce((total, one) => total + of(one), 0);
  const [crpsThere, bitsThere] = [sum((one) => crpsOf(one, prior)), sum((one) => ignoranceOf(one, prior))];
  return (weights) => 0.5 * (sum((one) => crpsOf(one, weights)) / crpsThere + sum((one) => ignoranceOf(one, weights)) / bitsThere) - pull * prior.reduce((total, part, k) => total + part * Math.log(weights[k]!), 0);
}
