import { expect, test } from 'vitest';
import { layoutErrors } from './errors.ts';
import { layoutShares } from './shares.ts';

const day = (n: number): number => Date.UTC(2022, 4, n);

test('probabilities go in steps, and each line has its name at the right end, none over another', () => {
  const { lines, xTicks } = layoutShares({ steps: [{ at: day(1), percent: [50, 25, 25] }, { at: day(6), percent: [20, 40, 40] }], names: ['A: 20 %', 'B: 40 %', 'C: 40 %'], until: day(11), width: 400, height: 200, sayDay: (at) => new Date(at).toISOString().slice(5, 10) });
  expect(lines[0]!.paths[0]!.map(({ y }) => y)).toEqual([92, 92, 142.4, 142.4]);
  const ends = lines.map(({ end }) => end!.y).sort((a, b) => a - b);
  expect(ends[1]! - ends[0]! >= 14 && ends[2]! - ends[1]! >= 14).toBe(true);
  expect(xTicks.map(({ label }) => label)).toEqual(['05-01', '05-06']);
});

test('errors: a month that was not scored is a gap, and a month alone is there', () => {
  const { gaps, lines } = layoutErrors({ lines: [{ name: 'ours', own: true, points: [{ month: '2021-01', value: 3 }, { month: '2021-02', value: 4 }, { month: '2021-05', value: 9 }] }, { name: 'last', own: false, points: [{ month: '2021-01', value: 8 }] }], width: 400, height: 200, say: String });
  expect([gaps.length, lines[0]!.paths.map((path) => path.length), lines[1]!.dash]).toEqual([1, [2, 1], '5 3']);
});
