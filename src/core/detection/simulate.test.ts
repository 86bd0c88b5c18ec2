import { expect, test } from 'vitest';
import { chanceOf } from './chance.ts';
import { baselineOf } from './baseline.ts';
import { DESIGN, meanOf, SCENARIOS, simulate } from './simulate.ts';

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

test('the same seed draws the same, and another does not', () => {
  const [one, same, other] = [chanceOf(3), chanceOf(3), chanceOf(4)];
  const first = [one.uniform(), one.normal(), one.gamma(0.3), one.poisson(900)];
  expect([same.uniform(), same.normal(), same.gamma(0.3), same.poisson(900)]).toEqual(first);
  expect(other.uniform()).not.toBe(first[0]);
});

test('draws have the moments they should', () => {
  const chance = chanceOf(11);
  const many = (draw: () => number): number[] => Array.from({ length: 20_000 }, draw);
  expect(mean(many(chance.uniform))).toBeCloseTo(0.5, 1);
  expect(mean(many(() => chance.normal() ** 2))).toBeCloseTo(1, 1);
  expect(mean(many(() => chance.gamma(0.4)))).toBeCloseTo(0.4, 1);
  for (const rate of [0.2, 7, 800]) expect(mean(many(() => chance.poisson(rate))) / rate).toBeCloseTo(1, 1);
});

test('there are 42 scenarios, numbered by set, trend and waves', () => {
  expect(SCENARIOS).toHaveLength(42);
  expect(SCENARIOS[13]).toEqual({ number: 14, level: 1.5, trend: 0, cosine: 0.2, sine: -0.4, dispersion: 1, harmonics: 1 });
  expect(meanOf(SCENARIOS[9]!, 52)).toBeCloseTo(Math.exp(-2 + 0.005 * 52), 12);
});

test('a series has the mean and the dispersion of its scenario, and its outbreak where it is to be found', () => {
  const scenario = SCENARIOS[24]!;
  const quiet = Array.from({ length: 20 }, (_, i) => simulate(scenario, i).counts.slice(0, 312)).flat();
  expect(mean(quiet) / Math.exp(2.5)).toBeCloseTo(1, 1);
  expect(mean(quiet.map((y) => (y - Math.exp(2.5)) ** 2)) / Math.exp(2.5) / 3).toBeCloseTo(1, 1);
  const { counts, outbreak } = simulate(scenario, 4);
  expect(counts).toHaveLength(DESIGN.weeks);
  expect(outbreak.findIndex((cases) => cases > 0)).toBeGreaterThanOrEqual(DESIGN.judged.from);
  expect(outbreak.every((cases, week) => cases <= counts[week]!)).toBe(true);
});

test.each([1, 11, 17, 24, 30, 36])('the baseline of scenario %d is its mean and dispersion, outbreaks or not', (number) => {
  const scenario = SCENARIOS[number - 1]!;
  const found = Array.from({ length: 12 }, (_, i) => {
    const expected = baselineOf(simulate(scenario, 100 + i).counts.slice(0, 576)).at(600);
    return { mean: Math.log(expected.mean / meanOf(scenario, 601)), dispersion: expected.dispersion / scenario.dispersion };
  });
  expect(Math.abs(mean(found.map((one) => one.mean)))).toBeLessThan(0.15);
  expect(Math.abs(mean(found.map((one) => one.dispersion)) - 1)).toBeLessThan(0.15);
});
