import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALWAYS_QUIET, AT_WAR, panelOf, panelOfRows } from '../../../../test/cases/panels.ts';
import { forecast } from '../forecast.ts';
import { HORIZONS } from '../model.ts';
import { knownAt } from '../panel.ts';
import { randomOf } from '../random.ts';
import { hazard, UPTO, type HazardOptions } from './hazard.ts';

const OPTIONS: HazardOptions = { each: 2, seed: 5, half: 180, rounds: 50, rate: 0.15, depth: 4, leaf: 10, ridge: 5, cases: 0.6, columns: 0.6 };
const model = hazard(OPTIONS);
const binOf = (count: number): number => UPTO.findIndex((upTo) => count <= upTo);

test('bounds rise', () => {
  expect([...UPTO]).toEqual([...new Set(UPTO)].sort((a, b) => a - b));
  expect(UPTO[0]).toBe(0);
});

/** A hazard that is the same at every bound, so that the number of the bin is geometric. */
const constant = (stops: number) => ({ base: Math.log(stops / (1 - stops)), trees: [] });

describe('draws', () => {
  const panel = panelOfRows([Array.from({ length: 40 }, (_, i) => i % 5)]);
  test('fall into bins by the chances that were learned, each to a draw', () => {
    fc.assert(fc.property(fc.double({ min: 0.05, max: 0.95, noNaN: true }), fc.integer({ min: 1, max: HORIZONS }), fc.nat(1000), (stops, ahead, seed) => {
      const out = new Float32Array(500);
      model.from(panel, constant(stops)).draw(0, ahead, randomOf(seed), out);
      let left = 1;
      for (let bin = 0; left > 0.02 && bin < UPTO.length - 1; bin++, left *= 1 - stops) {
        const many = out.filter((count) => binOf(count) === bin).length;
        // Cut into equal shares, each drawn once: a bin can win or lose one at either end.
        expect(Math.abs(many - out.length * left * stops)).toBeLessThanOrEqual(2);
      }
    }), { numRuns: 40 });
  });

  test('are whole, not below 0 and not above the last bound, whatever the chances', () => {
    fc.assert(fc.property(fc.constantFrom(1e-9, 1e-3, 0.02, 0.5, 0.999, 1 - 1e-12), fc.integer({ min: 1, max: 300 }), fc.nat(1000), (stops, size, seed) => {
      const out = new Float32Array(size).fill(-1);
      model.from(panel, constant(stops)).draw(0, 3, randomOf(seed), out);
      for (const count of out) expect(Number.isInteger(count) && count >= 0 && count <= UPTO.at(-1)!).toBe(true);
    }));
  });

  test('reach the first and the last count of a bin, and lie evenly in its logarithm', () => {
    const out = new Float32Array(20_000);
    model.from(panel, constant(0.1)).draw(0, 3, randomOf(1), out);
    const inBin = [...out].filter((count) => binOf(count) === binOf(500));
    expect([Math.min(...inBin), Math.max(...inBin)].map((count) => Math.round(count / 5) * 5)).toEqual([350, 500]);
    expect(Math.abs(inBin.reduce((sum, count) => sum + count, 0) / inBin.length - 150 / Math.log(500.5 / 350.5))).toBeLessThan(1);
  });
});

describe('learned from a small world', () => {
  const panel = panelOf({ months: 132 });
  const fitted = model.fit(panel);
  const drawn = (unit: number, ahead: number): Float32Array => { const out = new Float32Array(500); fitted.draw(unit, ahead, randomOf(unit, ahead), out); return out.sort(); };

  test('a unit that was always quiet is quiet', () => {
    for (const ahead of [1, 7, 14]) expect(drawn(ALWAYS_QUIET, ahead).filter((count) => count === 0).length).toBeGreaterThan(470);
  });

  test('a unit at a thousand is not forecast at ten, nor one at two', () => {
    for (const ahead of [1, 7, 14]) {
      const [war, few] = [drawn(AT_WAR, ahead), drawn(6, ahead)];
      expect(war[250]!).toBeGreaterThan(300);
      expect(war[250]!).toBeLessThan(3000);
      expect(war.filter((count) => count <= 10).length).toBeLessThan(15);
      expect(few[250]!).toBeLessThan(10);
    }
  });
});

test('of a stationary world nine in ten months fall into the interval of nine in ten', () => {
  const [units, months, origin] = [16, 174, 130];
  const random = randomOf(8);
  const level = (unit: number): number => 4 * 1.5 ** unit;
  const panel = panelOfRows(Array.from({ length: units }, (_, unit) => Array.from({ length: months }, () => random.poisson((level(unit) * random.gamma(1.5)) / 1.5))));
  const learned = model.learn(knownAt(panel, panel.first + origin - 1));
  let [inside, below, all] = [0, 0, 0];
  for (let at = origin; at <= months - HORIZONS; at += HORIZONS) {
    const known = knownAt(panel, panel.first + at - 1);
    const draws = forecast(model.from(known, learned), known, { size: 200, seed: 3 });
    for (let row = 0; row < draws.units.length; row++) {
      const sorted = draws.values.slice(row * 200, (row + 1) * 200).sort();
      const came = panel.counts[(draws.units[row]! - 1) * months + draws.months[row]! - panel.first]!;
      all++;
      if (came >= sorted[9]! && came <= sorted[190]!) inside++;
      if (came < sorted[100]!) below++;
    }
  }
  expect(all).toBe(units * HORIZONS * 3);
  expect(inside / all).toBeGreaterThan(0.8);
  expect(inside / all).toBeLessThan(0.97);
  expect(Math.abs(below / all - 0.5)).toBeLessThan(0.1);
});
