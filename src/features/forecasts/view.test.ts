import { expect, test } from 'vitest';
import type { Resolution } from './store.ts';
import { confidenceOf, recordOf, trustOf, type Past } from './view.ts';

const scores = (crps: number) => ({ crps, ign: 1, mis: 2 });
const month = (name: string, crps: number | null, observed = 5, inside = true): Past['months'][number] => ({
  forecast: 'F-1', area: 'AFG', month: name, q05: 1, q25: 2, median: 3, q75: 4, q95: 5, p1: 1, p25: 0, p100: 0, observed: crps === null ? null : observed,
  score: crps === null ? null : { resolution: 'FR-1', forecast: 'F-1', area: 'AFG', month: name, observed, ...scores(crps), inside50: false, inside90: inside, beside: {} },
});

test('how past forecasts fared', () => {
  const past: Past[] = [
    { year: '2020', forecast: 'F-1', months: [month('2020-01', 4), month('2020-02', 90, 200, false)], own: scores(47), beside: { last: scores(60), 'nb-12': scores(50) } },
    { year: '2021', forecast: 'F-2', months: [month('2021-01', 9, 3), month('2021-02', null)], own: scores(9), beside: { last: scores(8) } },
    { year: '2022', forecast: 'F-3', months: [month('2022-01', null)], own: null, beside: {} },
  ];
  const trust = trustOf(past);
  expect(trust).toMatchObject({ months: 3, inside90: 2, inside50: 0, years: 2, won: 1, last: { year: '2021', months: 1, outside: 0 }, worst: { month: '2020-02' } });
  expect([trust.reached(5), trust.reached(100)]).toEqual([2, 1]);
  expect(trustOf([])).toMatchObject({ months: 0, last: null, worst: null });
});

test('confidence follows from the record and says why', () => {
  expect([{ months: 12, inside90: 12 }, { months: 100, inside90: 79 }, { months: 100, inside90: 90 }, { months: 200, inside90: 180 }].map((one) => Object.values(confidenceOf(one)).join(' '))).toEqual(['low few', 'low narrow', 'moderate held', 'high held']);
});

test('the record of a month counts each forecast once, by its latest resolution, and what was computed afterwards apart', () => {
  const one = (id: string, forecast: string, ahead: boolean, crps: number) => ({ id, forecast, ahead, model: 'nb-12', months: [{ month: '2022-05', areas: 2, inside50: 1, inside90: 2, own: scores(crps), beside: { last: scores(crps + 1), 'nb-12': scores(crps) } }] }) as unknown as Resolution;
  const record = recordOf([one('FR-1', 'F-1', true, 50), one('FR-2', 'F-1', true, 4), one('FR-3', 'F-2', true, 6), one('FR-4', 'F-3', false, 8)]);
  // The model that is measured does not stand beside itself.
  expect(Object.keys(record[0]!.beside)).toEqual(['last']);
  expect(record.map(({ ahead, forecasts, areas, own, beside }) => [ahead, forecasts, areas, own.crps, beside['last']!.crps])).toEqual([[true, 2, 4, 5, 6], [false, 1, 2, 8, 9]]);
});
