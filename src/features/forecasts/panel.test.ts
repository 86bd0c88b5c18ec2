import { expect, test } from 'vitest';
import { seriesOf } from '../../core/forecast/panel.ts';
import { shiftPeriod } from '../../core/series/period.ts';
import { basisOf, panelOf, unitOf, type Figure } from './panel.ts';
import { byMonth, insideOf, scoreOf } from './score.ts';

const months = (area: string, from: string, n: number, value = (i: number) => i): Figure[] => Array.from({ length: n }, (_, i) => ({ area, period: shiftPeriod(from, i), value: value(i) }));

test('a month without a figure is missing, and not zero', () => {
  const panel = panelOf([{ area: 'TJK', period: '2022-01', value: 3 }, { area: 'TJK', period: '2022-03', value: 0 }, { area: 'AFG', period: '2022-02', value: 9 }], { from: '2022-01', to: '2022-03' });
  expect(panel.names).toEqual(['AFG', 'TJK']);
  expect([0, 1].map((unit) => [...seriesOf(panel, unit)])).toEqual([[NaN, 9, NaN], [3, NaN, 0]]);
});

test('countries follow their codes, so that units rise; those beside are places in the panel', () => {
  expect(['AAA', 'AAB', 'ZZZ'].map(unitOf)).toEqual([0, 1, 17575]);
  const panel = panelOf([...months('TJK', '2022-01', 1), ...months('AFG', '2022-01', 1)], { from: '2022-01', to: '2022-01' }, (area) => (area === 'AFG' ? ['TJK', 'IRN'] : []));
  expect([panel.units, panel.neighbours]).toEqual([[unitOf('AFG'), unitOf('TJK')], [[1], []]]);
});

test('who has no figure for the origin, or too short a history, is left out with the reason', () => {
  const panel = panelOf([...months('AFG', '2020-01', 36), ...months('TJK', '2020-01', 20), ...months('UZB', '2021-06', 19), ...months('KGZ', '2020-02', 24)], { from: '2020-01', to: '2022-12' });
  const at = (origin: string) => { const { units, left } = basisOf(panel, origin); return { units: units.map((unit) => panel.names[unit]), left }; };
  expect(at('2022-12')).toEqual({ units: ['AFG'], left: [{ area: 'KGZ', why: 'hole' }, { area: 'TJK', why: 'hole' }, { area: 'UZB', why: 'short' }] });
  expect(at('2022-01')).toEqual({ units: ['AFG', 'KGZ'], left: [{ area: 'TJK', why: 'hole' }, { area: 'UZB', why: 'short' }] });
});

test('scores of a row, against figures worked out by hand', () => {
  // mean|x - 3| = (3 + 1 + 1 + 1) / 4, less half the mean distance of two draws.
  const { crps, mis, ign } = scoreOf([0, 2, 2, 4], 3);
  const pairs = [0, 2, 2, 4].flatMap((a) => [0, 2, 2, 4].map((b) => Math.abs(a - b))).reduce((sum, one) => sum + one, 0);
  expect(crps).toBeCloseTo(1.5 - pairs / (2 * 16), 12);
  // Linear quantiles of four draws: 5 % at 0.3, 95 % at 3.7.
  expect(mis).toBeCloseTo(3.4, 12);
  expect(ign).toBeCloseTo(-Math.log2(2 / 15), 12);
  expect(scoreOf([5, 5], 1).mis).toBe(80);
  expect([insideOf([0, 2, 2, 4], 4, 0.9), insideOf([0, 2, 2, 4], 4, 0.5), insideOf([0, 2, 2, 4], 5, 0.9)]).toEqual([true, false, false]);
});

test('means by month', () => {
  const one = (area: string, month: string, crps: number, inside: boolean) => ({ area, month, observed: 1, own: { crps, ign: 1, mis: 2 }, inside50: false, inside90: inside, beside: { last: { crps: 2 * crps, ign: 1, mis: 2 } } });
  expect(byMonth([one('TJK', '2022-02', 4, true), one('AFG', '2022-02', 2, false), one('AFG', '2022-01', 1, true)])).toEqual([
    { month: '2022-01', areas: 1, inside50: 0, inside90: 1, own: { crps: 1, ign: 1, mis: 2 }, beside: { last: { crps: 2, ign: 1, mis: 2 } } },
    { month: '2022-02', areas: 2, inside50: 0, inside90: 1, own: { crps: 3, ign: 1, mis: 2 }, beside: { last: { crps: 6, ign: 1, mis: 2 } } },
  ]);
});
