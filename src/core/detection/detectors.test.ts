import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { best } from './best.ts';
import { calibrate, wouldHaveFired } from './calibrate.ts';
import { chanceOf } from './chance.ts';
import { changesOf } from './change-point.ts';
import { cusum } from './cusum.ts';
import { byCalendar, bySeasons } from './detector.ts';
import { earsC1, earsC3 } from './ears.ts';
import { believed } from './false-discovery.ts';
import { baselineOf } from './baseline.ts';
import { METHODS } from './methods.ts';
import { farringtonFlexible } from './farrington-flexible.ts';
import { DESIGN, SCENARIOS, simulate } from './simulate.ts';

const repeat = (count: number, weeks: number): number[] => Array<number>(weeks).fill(count);
/** Counts about a level, the same ones each time. */
const wavy = (level: number, weeks: number): number[] => Array.from({ length: weeks }, (_, i) => Math.max(0, Math.round(level + Math.sqrt(level) * Math.sin(i * i))));

/** Series as they come: sparse, dense, constant, with leaps, of any length. */
const anySeries = fc.oneof(
  fc.array(fc.nat(3), { minLength: 1, maxLength: 400 }),
  fc.array(fc.nat(300), { minLength: 1, maxLength: 400 }),
  fc.array(fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(1_000_000) }), { minLength: 1, maxLength: 400 }),
  fc.tuple(fc.nat(1_000_000_000), fc.integer({ min: 1, max: 400 })).map(([count, weeks]) => repeat(count, weeks)),
);

describe.each(METHODS.map((method) => [method.name, method.detector] as const))('%s', (name, detector) => {
  test('is online: what comes later changes no verdict', () => {
    fc.assert(fc.property(anySeries, fc.array(fc.nat(500), { maxLength: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (before, after, where) => {
      const week = Math.floor(where * (before.length - 1));
      expect(detector([...before.slice(0, week + 1), ...after])(week)).toEqual(detector(before)(week));
    }), { numRuns: 40 });
  });

  test('gives the same verdict whatever week was asked about before', () => {
    const counts = simulate(SCENARIOS[7]!, 5).counts;
    const judge = detector(counts);
    const asked = [600, 580, 623].map((week) => judge(week));
    expect(asked).toEqual([600, 580, 623].map((week) => detector(counts)(week)));
  });

  test('never fails, and an alarm is a count above the bound where there is one', () => {
    fc.assert(fc.property(anySeries, (counts) => {
      for (const week of [0, Math.floor(counts.length / 2), counts.length - 1]) {
        const { alarm, upper } = detector(counts)(week);
        if (upper !== null) {
          expect(Number.isFinite(upper)).toBe(true);
          expect(alarm).toBe(counts[week]! > upper);
        } else if (name !== 'change_point') expect(alarm).toBe(false);
      }
    }), { numRuns: 60 });
  });

  test('marks no week of none, and none of a series that never moves', () => {
    for (const counts of [repeat(0, 624), repeat(40, 624), repeat(1_000_000, 400)]) expect([counts.length - 1, 350].map((week) => detector(counts)(week).alarm)).toEqual([false, false]);
  });
});

describe('best', () => {
  const judge = best();

  test('finds more outbreaks than Farrington-flexible and marks fewer than one quiet week in a hundred', () => {
    const found = [judge, farringtonFlexible()].map((detector) => {
      let [outbreaks, detected, quiet, wrong] = [0, 0, 0, 0];
      for (const { counts, outbreak } of SCENARIOS.map((scenario) => simulate(scenario, 1000 + scenario.number))) {
        const verdict = detector(counts);
        const weeks = Array.from({ length: DESIGN.judged.below - DESIGN.judged.from }, (_, i) => ({ held: outbreak[DESIGN.judged.from + i]! > 0, alarm: verdict(DESIGN.judged.from + i).alarm }));
        if (weeks.some(({ held }) => held)) outbreaks++;
        if (weeks.some(({ held, alarm }) => held && alarm)) detected++;
        quiet += weeks.filter(({ held }) => !held).length;
        wrong += weeks.filter(({ held, alarm }) => !held && alarm).length;
      }
      return { power: detected / outbreaks, wrong: wrong / quiet };
    });
    expect(found[0]!.wrong).toBeLessThan(0.01);
    expect(found[0]!.power).toBeGreaterThan(found[1]!.power);
  }, 90_000);

  test('judges nothing before a year of history, and the week after it', () => {
    expect(judge(repeat(3, 60))(51)).toEqual({ alarm: false, upper: null });
    expect(judge(repeat(3, 60))(52).upper).not.toBeNull();
  });

  test('two weeks that are each unremarkable are remarkable together', () => {
    const counts = wavy(20, 300);
    const [high] = [judge([...counts, 20])(300).upper!];
    expect(judge([...counts, high])(300).alarm).toBe(false);
    expect(judge([...counts, high - 2, high - 2])(301)).toMatchObject({ alarm: true });
  });

  test('a change of level that stays becomes the level, and does not fire for ever', () => {
    const counts = [...wavy(10, 300), ...wavy(40, 100)];
    expect(judge(counts)(300).alarm).toBe(true);
    expect(Array.from({ length: 40 }, (_, i) => judge(counts)(340 + i).alarm).filter(Boolean)).toHaveLength(0);
    expect(judge([...counts, 80])(400).alarm).toBe(true);
  });

  test('past outbreaks do not hide the next one', () => {
    const counts = wavy(10, 520);
    const clean = judge([...counts, 10])(520).upper!;
    for (const week of [330, 380, 430, 480]) counts[week]! += 60;
    expect(judge([...counts, 10])(520).upper! - clean).toBeLessThanOrEqual(2);
  });

  test('what follows from an event that is known is no news, where this series has shown that it follows', () => {
    const chance = chanceOf(5);
    const calm = Array.from({ length: 400 }, () => chance.poisson(10));
    let last = 10;
    const excited = Array.from({ length: 8 }, () => calm.map(() => (last = chance.poisson(3 + 0.7 * last))));
    expect(baselineOf(calm).carry).toBe(0);
    expect(Math.min(...excited.map((counts) => baselineOf(counts).carry))).toBeGreaterThan(0.3);
    const marked = excited.map((counts) => wouldHaveFired(best(), counts)!);
    expect(marked.reduce((sum, fired) => sum + fired, 0) / excited.length / 52).toBeLessThan(0.02);
  });

  test('a count that is nearly impossible is marked, whatever its shape', () => {
    const counts = Array.from({ length: 300 }, (_, i) => (i % 29 === 0 ? 6 : 0));
    expect(judge([...counts, 200])(300).alarm).toBe(true);
  });

  test('says how likely such a count is if nothing has changed', () => {
    const counts = wavy(10, 300);
    expect(judge([...counts, 10])(300).chance).toBeGreaterThan(0.3);
    expect(judge([...counts, 60])(300).chance).toBeLessThan(1e-9);
  });
});

describe('the others', () => {
  test('EARS moves with the unit of the counts', () => {
    const counts = wavy(9, 80);
    for (const week of [20, 50, 79]) expect(earsC1()(counts.map((y) => 3 * y))(week).upper!).toBeCloseTo(3 * earsC1()(counts)(week).upper!, 9);
  });

  test('C3 counts the two weeks before, and is not known where a baseline does not vary', () => {
    const counts = [...wavy(9, 40), 20, 20, 9];
    expect(earsC3()(counts)(42).alarm).toBe(true);
    expect(earsC3()(repeat(4, 40))(39)).toEqual({ alarm: false, upper: null });
  });

  test('a cumulative sum finds a small rise that lasts, and begins anew after an alarm', () => {
    const counts = [...wavy(4, 208), ...wavy(8, 26)];
    const marked = Array.from({ length: 26 }, (_, i) => cusum()(counts)(208 + i).alarm);
    expect(marked.slice(0, 8)).toContain(true);
    expect(marked.filter(Boolean).length).toBeGreaterThan(1);
    expect(marked.filter(Boolean).length).toBeLessThan(20);
  });

  test('the change point says since when', () => {
    const counts = [...wavy(6, 230), ...wavy(18, 6)];
    const runs = changesOf(counts, baselineOf(counts.slice(0, 156)), 156, 235);
    const likeliest = runs.reduce((a, b) => (b.probability > a.probability ? b : a));
    expect(Math.abs(likeliest.since - 230)).toBeLessThanOrEqual(1);
    expect(runs.reduce((sum, run) => sum + run.probability, 0)).toBeCloseTo(1, 2);
  });

  test('by the calendar the year has 52 or 53 weeks', () => {
    const monday = byCalendar(Date.UTC(2003, 11, 29) / 86_400_000);
    expect([430, 400].map((week) => week - monday(week, 3))).toEqual([157, 156]);
    expect(bySeasons(430, 3)).toBe(430 - 156);
  });
});

describe('many tests and many thresholds', () => {
  // Benjamini and Hochberg (1995), section 3.2, their worked example at 5 %: the four smallest.
  test('false discoveries are kept to their share', () => {
    const chances = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
    expect(believed(chances, 0.05).filter(Boolean)).toHaveLength(4);
    expect(believed([0.9, null, 0.0001], 0.05)).toEqual([false, false, true]);
    expect(believed([0.04, 0.05, 0.05], 0.05)).toEqual([true, true, true]);
    expect(believed([], 0.05)).toEqual([]);
  });

  test('a threshold says how often it would have fired', () => {
    const counts = wavy(10, 400);
    counts[380]! += 50;
    counts[381] = 5;
    expect(wouldHaveFired(best(), counts)).toBe(1);
    expect(wouldHaveFired(best(), repeat(3, 20))).toBeNull();
    const found = calibrate(counts, best, [1, 5, 25, 100], 2)!;
    expect(found.fired).toBeLessThanOrEqual(2);
    expect(wouldHaveFired(best(found.threshold), counts)).toBe(found.fired);
    expect(calibrate(counts, best, [0.0001], 0)).toBeNull();
  });
});
