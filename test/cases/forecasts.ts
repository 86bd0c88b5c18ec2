import type { Decision } from '../../src/core/act.ts';
import { isRefusal, type Refusal } from '../../src/core/refusal.ts';
import { shiftPeriod } from '../../src/core/series/period.ts';
import type { Desk } from '../../src/desk.ts';
import { issueForecast as issue, makeForecast, makeResolution, type Ask } from '../../src/features/forecasts/index.ts';
import { issueForecast, resolveForecast } from '../../src/features/forecasts/rules.ts';
import type { Issued, Resolved } from '../../src/features/forecasts/schema.ts';
import { importSeries } from '../../src/features/series/index.ts';
import { admin, analyst, as, chair, general, must, officer, setUp } from '../testbed.ts';
import type { DeskCase } from './desk.ts';
import type { RefusalCase } from './refusal.ts';
import { table } from './series.ts';

const HASH = 'a'.repeat(64);
export const issuable: Omit<Issued, 'id'> = {
  target: 'ucdp-deaths', import: 'I-1', vintage: 'GED 25.1', origin: '2022-04', coversTo: '2022-04', horizons: 14, model: 'nb-12', version: '1', size: 1000, seed: 7, areas: ['AFG'], left: [{ area: 'TJK', why: 'hole' }], rows: 14, rowsDigest: HASH,
};
const scores = { crps: 1, ign: 2, mis: 3 };
export const resolvable: Omit<Resolved, 'id'> = {
  forecast: 'F-1', target: 'ucdp-deaths', model: 'nb-12', origin: '2022-04', ahead: true, import: 'I-2', vintage: 'GED 26.1', rows: 1, rowsDigest: HASH,
  months: [{ month: '2022-05', areas: 1, inside50: 0, inside90: 1, own: scores, beside: { last: scores } }],
};
export const issuing = (same: string | null = null, context = as(officer)): Decision => issueForecast({ next: 1, same }, issuable, context);
export const resolving = (newest: string | null = null, context = as(officer)): Decision => resolveForecast({ next: 1, newest }, resolvable, null, context);

export const forecastRefusals: readonly RefusalCase[] = [
  ['forecasts.not_allowed', 'a forecast by a delegate', () => issuing(null, as(chair))],
  ['forecasts.not_allowed', 'a forecast by the Secretary General', () => issuing(null, as(general))],
  ['forecasts.twice', 'the same forecast again', () => issuing('F-3'), { facts: { forecast: 'F-3' } }],
  ['forecasts.resolve_not_allowed', 'a resolution by a delegate', () => resolving(null, as(chair))],
  ['forecasts.overtaken', 'a resolution that another one overtook', () => resolving('FR-2'), { facts: { resolution: 'FR-2' } }],
];

/** A file of monthly deaths; null is a month without a row. */
export function deaths(from: string, months: number, areas: Readonly<Record<string, (i: number) => number | null>>): string {
  return table(...Object.entries(areas).flatMap(([area, of]) => Array.from({ length: months }, (_, i) => of(i)).flatMap((value, i) => (value === null ? [] : [`${area},${shiftPeriod(from, i)},${value}`]))));
}
export const bring = async (desk: Desk, text: string): Promise<void> =>
  void must(await desk.perform(officer, must(importSeries({ source: 'ucdp-deaths', file: 'deaths.csv', bytes: new TextEncoder().encode(text), once: null }))));
export const readingOf = (desk: Desk) => <T>(work: Parameters<typeof desk.database.read<T>>[1]): Promise<T> => desk.database.read(officer.tokens, work);
export const making = (desk: Desk, ask: Partial<Ask> = {}, actor = analyst) => makeForecast(readingOf(desk), actor, { target: 'ucdp-deaths', origin: null, model: 'nb-12', ...ask });

const refused = async (answer: Promise<object | Refusal>): Promise<unknown> => { const found = await answer; return isRefusal(found) ? found : 'not refused'; };
const withFigures = async (desk: Desk): Promise<Desk> => {
  await setUp(desk);
  await bring(desk, deaths('2019-01', 40, { AFG: (i) => 100 + i, TJK: (i) => (i === 35 ? null : 0), UZB: (i) => (i < 30 || i === 35 ? null : 1) }));
  return desk;
};

/** What is refused before anything is drawn. */
export const forecastDeskCases: readonly DeskCase[] = [
  ['forecasts.not_allowed', 'a delegate asks for a forecast', (desk) => refused(making(desk, {}, chair))],
  ['forecasts.unknown_series', 'a series that nobody imported', (desk) => refused(making(desk))],
  ['forecasts.unknown_model', 'a model that there is not', (desk) => refused(making(desk, { model: 'oracle' }))],
  ['forecasts.bad_origin', 'an origin that is no month', async (desk) => refused(making(await withFigures(desk), { origin: 'spring' }))],
  ['forecasts.origin_late', 'an origin after the figures', async (desk) => refused(making(await withFigures(desk), { origin: '2022-05' }))],
  ['forecasts.no_history', 'an origin before the figures', async (desk) => refused(making(await withFigures(desk), { origin: '2018-12' }))],
  ['forecasts.no_history', 'an origin with a year before it', async (desk) => refused(making(await withFigures(desk), { origin: '2020-01' }))],
  ['forecasts.no_history', 'a model that learns, from two years', async (desk) => refused(making(await withFigures(desk), { origin: '2021-01', model: 'best' }))],
  ['forecasts.origin_hole', 'an origin that no country has a figure for', async (desk) => {
    await setUp(desk);
    await bring(desk, deaths('2019-01', 40, { AFG: (i) => (i === 35 ? null : 3) }));
    return refused(making(desk, { origin: '2021-12' }));
  }],
  ['forecasts.nothing_new', 'a resolution before a month has come in', async (desk) => {
    must(await desk.perform(analyst, issue(must(await making(await withFigures(desk))), null)));
    return refused(makeResolution(readingOf(desk), officer, 'F-1'));
  }],
  ['forecasts.not_found', 'a resolution of what is not there', async (desk) => refused(makeResolution(readingOf(desk), admin, 'F-9'))],
];
