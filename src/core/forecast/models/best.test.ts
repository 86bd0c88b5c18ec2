import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST, panelOf, panelOfRows } from '../../../../test/cases/panels.ts';
import { existing, knownAt, lastMonth, seriesOf, type Panel } from '../panel.ts';
import { randomOf } from '../random.ts';
import { assemble, best, learnPiece, piecesOf, type Learned, type Piece, type Trial } from './best.ts';

const PRIOR = [0.3, 0.25, 0.25, 0.12, 0.08];
const [AHEAD, DRAWS] = [[2, 5, 8, 11, 14], 200];

/** The pieces of a panel with trials made up: each member draws around a multiple of what came. */
function madeUp(known: Panel, factors: readonly number[]): (readonly [Piece, unknown])[] {
  return piecesOf(known).map((piece) => {
    if (piece.trial === 0) return [piece, null] as const;
    const before = knownAt(known, lastMonth(known) - piece.trial);
    const random = randomOf(piece.member, piece.trial);
    const rows = existing(before).flatMap((unit) => AHEAD.map((ahead) => seriesOf(known, unit)[before.months - 1 + ahead]!)).filter((outcome) => !Number.isNaN(outcome));
    const draws = Float32Array.from(rows.flatMap((outcome) => [...Float32Array.from({ length: DRAWS }, () => random.poisson(outcome * factors[piece.member]! * random.gamma(20) / 20)).sort()]));
    return [piece, { draws } satisfies Trial] as const;
  });
}

describe('the pieces', () => {
  const known = panelOf({ months: 110 });
  const pieces = madeUp(known, [3, 1, 0.5, 2, 0]);
  const learned = assemble(known, pieces);

  test('are a member at the origin and each of its trials, those that learn first', () => {
    expect(piecesOf(known).length).toBe(5 * 4);
    expect(new Set(piecesOf(known).map(({ trial }) => trial))).toEqual(new Set([0, 14, 26, 38]));
    expect(piecesOf(known).slice(0, 12).every(({ member }) => member < 3)).toBe(true);
  });

  test('put together in any order give the same to the last bit', () => {
    fc.assert(fc.property(fc.shuffledSubarray(pieces, { minLength: pieces.length }), (shuffled) => { expect(assemble(known, shuffled)).toEqual(learned); }), { numRuns: 25 });
  });

  test('a member that was right in the trials gets more than was assumed, in every class that was tried', () => {
    expect(learned.weights.length).toBe(5);
    for (const weights of learned.weights) {
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      expect(weights.every((weight) => weight >= 0)).toBe(true);
    }
    for (const tried of [1, 2, 4]) expect(learned.weights[tried]![1]!).toBeGreaterThan(0.5);
  });

  test('a class that nobody was in, and one that all were right about, keep the weights that were assumed', () => {
    expect(learned.weights[3]).toEqual(PRIOR);
    const quiet = panelOfRows([new Array<number>(80).fill(0), new Array<number>(80).fill(0)]);
    expect(assemble(quiet, madeUp(quiet, [1, 1, 1, 1, 1])).weights[0]).toEqual(PRIOR);
  });

  test('without one of them nothing is learned', () => {
    expect(() => assemble(known, pieces.slice(1))).toThrow(TypeError);
  });
});

test('a trial needs five years before it; with less the weights are those assumed', () => {
  for (const [months, trials] of [[73, []], [74, [14]], [86, [14, 26]], [98, [14, 26, 38]]] as const) {
    expect([...new Set(piecesOf(panelOf({ months })).map(({ trial }) => trial))]).toEqual([0, ...trials]);
  }
  const short = panelOf({ months: 73 });
  expect(assemble(short, piecesOf(short).map((piece) => [piece, null] as const)).weights).toEqual([PRIOR, PRIOR, PRIOR, PRIOR, PRIOR]);
});

test('a trial knows nothing of what came after its own origin', { timeout: 60_000 }, () => {
  const known = panelOf({ months: 76 });
  const moved = panelOf({ months: 76, change: (unit, month, count) => (month >= 76 - 14 && unit > 2 ? count * 5 + 3 : count) });
  for (const member of [0, 3, 4]) expect(learnPiece(moved, { member, trial: 14 })).toEqual(learnPiece(known, { member, trial: 14 }));
  const earlier = panelOf({ months: 76, change: (unit, month, count) => (month === 76 - 15 && unit > 2 ? count * 5 + 3 : count) });
  for (const member of [0, 3, 4]) expect(learnPiece(earlier, { member, trial: 14 })).not.toEqual(learnPiece(known, { member, trial: 14 }));
});

describe('what was learned', { timeout: 60_000 }, () => {
  const known = panelOf({ months: 62 });
  const [unit, ahead] = [8, 5];
  const drawn = (learned: Learned, panel = known): number[] => { const out = new Float32Array(100); best.from(panel, learned).draw(unit, ahead, randomOf(2), out); return [...out]; };
  const learned = best.learn(known);

  test('is used in another thread as in this one', () => {
    expect(drawn(structuredClone(learned))).toEqual(drawn(learned));
    expect(drawn(learned).every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
  });

  test('of another version is refused, with the origin', () => {
    for (const members of [learned.members.slice(1), [...learned.members, null], []]) expect(() => best.from(known, { ...learned, members })).toThrow(/another version/);
    expect(() => best.from(knownAt(known, lastMonth(known) - 1), learned)).toThrow(/does not fit/);
    expect(() => best.from(known, { ...learned, units: 3 })).toThrow(/does not fit/);
  });

  test('a member that has all the weight draws alone, and shares follow the weights', () => {
    const only = (member: number): readonly (readonly number[])[] => learned.weights.map((weights) => weights.map((_, k) => (k === member ? 1 : 0)));
    const flat = panelOfRows([Array.from({ length: 62 }, () => 50)]);
    const of = (weights: readonly (readonly number[])[]): Float32Array => { const out = new Float32Array(1000); best.from(flat, { ...learned, origin: lastMonth(flat), units: flat.units.length, weights }).draw(0, 3, randomOf(1), out); return out; };
    // The negative binomial of a flat half year is a Poisson around 50; nothing of it lies below 20.
    const alone = of(only(3));
    expect(Math.min(...alone)).toBeGreaterThan(20);
    expect(Math.abs(alone.reduce((sum, x) => sum + x, 0) / 1000 - 50)).toBeLessThan(1.5);
    const half = of(learned.weights.map(() => [0, 0, 0, 0.5, 0.5]));
    expect([...half.subarray(0, 499)].every((x) => x > 20)).toBe(true);
  });
});

test('the first month of a made panel is a month that ViEWS numbers', () => expect(lastMonth(panelOf({ months: 1 }))).toBe(FIRST));
