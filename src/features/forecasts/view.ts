import { analogues } from '../../core/forecast/models/analogues.ts';
import { HORIZONS } from '../../core/forecast/model.ts';
import { knownAt, seriesOf, type Panel } from '../../core/forecast/panel.ts';
import { periodsBetween, shiftPeriod } from '../../core/series/period.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { importById, observationsOf, presentImport, type Import } from '../series/index.ts';
import { readPanel } from './make.ts';
import { monthNumber, periodOfMonth, unitOf } from './panel.ts';
import type { Scores } from './schema.ts';
import { meanScores } from './score.ts';
import { forecastById, listForecasts, listResolutions, rowsOf, scoresOf, type Forecast, type Resolution, type Row, type ScoreRow } from './store.ts';

const MOST = 400;

/** The forecast of the latest origin of each series, the newest of it. */
export async function latestForecasts(lease: ReadLease): Promise<Forecast[]> {
  const all = await listForecasts(lease, { limit: MOST });
  return [...new Map([...all].reverse().map((one) => [one.target, one])).values()];
}

/** The one before: of the same series and model, the latest earlier origin. */
export async function forecastBefore(lease: ReadLease, one: Forecast): Promise<Forecast | null> {
  return (await listForecasts(lease, { target: one.target, limit: MOST })).find((other) => other.model === one.model && other.origin < one.origin) ?? null;
}

export type AllAreas = {
  readonly forecast: Forecast; readonly series: Import | null; readonly before: Forecast | null; readonly month: string;
  /** The row of one month in each country, with the row that the forecast before had for the same month. */
  readonly areas: readonly { readonly row: Row; readonly earlier: Row | null; readonly observed: number | null }[];
  readonly months: readonly string[]; readonly resolutions: readonly Resolution[];
};

/** @param asked a month that is forecast; the first where it is none */
export async function allAreas(lease: ReadLease, id: string, asked: string | null): Promise<AllAreas | null> {
  const forecast = await forecastById(lease, id);
  if (!forecast) return null;
  const months = periodsBetween(shiftPeriod(forecast.origin, 1), shiftPeriod(forecast.origin, forecast.horizons));
  const month = months.find((one) => one === asked) ?? months[0]!;
  const before = await forecastBefore(lease, forecast);
  const rows = await rowsOf(lease, before ? [id, before.id] : [id]);
  const scores = await scoresOf(lease, [id]);
  return {
    forecast, before, months, month, series: await importById(lease, forecast.import), resolutions: await listResolutions(lease, { forecasts: [id] }),
    areas: rows.filter((row) => row.forecast === id && row.month === month).map((row) => ({
      row, earlier: rows.find((other) => other.forecast === before?.id && other.area === row.area && other.month === month) ?? null, observed: scores.find((one) => one.area === row.area && one.month === month)?.observed ?? null,
    })),
  };
}

/** Months of a past forecast that are drawn and scored in its picture. */
const YEAR = 12;

/** A forecast made at the end of a year, with the twelve months that followed. */
export type Past = { readonly year: string; readonly forecast: string; readonly months: readonly (Row & { readonly observed: number | null; readonly score: ScoreRow | null })[]; /** Means over its scored months; null where none is. */ readonly own: Scores | null; readonly beside: Readonly<Record<string, Scores>> };
export type Similar = { readonly area: string; readonly month: string; readonly distance: number; readonly before: readonly { month: string; value: number | null }[]; readonly after: readonly { month: string; value: number }[] };

export type AreaView = {
  readonly forecast: Forecast; readonly series: Import; readonly rows: readonly Row[]; readonly area: string;
  readonly history: readonly { month: string; value: number | null }[];
  /** Observed since, in the newest import. */
  readonly later: readonly { month: string; value: number }[]; readonly latest: Import;
  readonly past: readonly Past[]; readonly similar: readonly Similar[]; readonly resolutions: readonly Resolution[]; readonly scores: readonly ScoreRow[];
};
const SIMILAR = 4;

/** Everything that the page of a country says of a forecast. */
export async function areaView(lease: ReadLease, id: string, area: string): Promise<AreaView | null> {
  const forecast = await forecastById(lease, id);
  const series = forecast && (await importById(lease, forecast.import));
  if (!forecast || !series || !forecast.areas.includes(area)) return null;
  const latest = (await presentImport(lease, forecast.target)) ?? series;
  const known = new Map((await observationsOf(lease, series.id, area)).map((one) => [one.period, one.value]));
  const end = shiftPeriod(forecast.origin, forecast.horizons);
  return {
    forecast, series, area, latest, rows: await rowsOf(lease, [id], area), scores: await scoresOf(lease, [id], area), resolutions: await listResolutions(lease, { forecasts: [id] }),
    history: periodsBetween(series.covers_from, forecast.origin).map((month) => ({ month, value: known.get(month) ?? null })),
    later: (await observationsOf(lease, latest.id, area)).filter(({ period }) => period > forecast.origin && period <= end).map(({ period, value }) => ({ month: period, value })),
    past: await pastOf(lease, forecast, area), similar: similarTo(await readPanel(lease, series), forecast.origin, area),
  };
}

async function pastOf(lease: ReadLease, { target, model, origin }: Forecast, area: string): Promise<Past[]> {
  const found = new Map((await listForecasts(lease, { target, limit: MOST })).filter((one) => one.model === model && one.origin < origin && one.origin.endsWith('-12') && one.areas.includes(area)).reverse().map((one) => [one.origin, one]));
  const all = [...found.values()];
  const [rows, scores] = [await rowsOf(lease, all.map((one) => one.id), area), await scoresOf(lease, all.map((one) => one.id), area)];
  return all.map((one): Past => {
    const months = rows.filter((row) => row.forecast === one.id).slice(0, YEAR).map((row) => {
      const score = scores.find((other) => other.forecast === one.id && other.month === row.month) ?? null;
      return { ...row, observed: score?.observed ?? null, score };
    });
    const scored = months.flatMap(({ score }) => score ?? []);
    const names = Object.keys(scored[0]?.beside ?? {});
    return { year: months[0]!.month.slice(0, 4), forecast: one.id, months, own: scored.length === 0 ? null : meanScores(scored), beside: Object.fromEntries(names.map((name) => [name, meanScores(scored.map((score) => score.beside[name]!))])) };
  });
}

/** So many are looked at for a few that lie apart: months of one episode resemble alike. */
const LOOKED = 120;
function apart<T extends { readonly unit: number; readonly month: number }>(all: readonly T[]): T[] {
  const kept: T[] = [];
  for (const one of all) if (kept.length < SIMILAR && kept.every((other) => other.unit !== one.unit || Math.abs(other.month - one.month) >= YEAR)) kept.push(one);
  return kept;
}

/** Countries and months whose course resembles, with what followed there; nothing later than the origin is looked at. */
function similarTo(panel: Panel, origin: string, area: string): Similar[] {
  const known = knownAt(panel, monthNumber(origin));
  const unit = known.units.indexOf(unitOf(area));
  if (unit === -1) return [];
  return apart(analogues(known, unit, LOOKED)).map(({ unit: other, month: at, distance }) => {
    const counts = seriesOf(known, other);
    const of = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, i) => ({ month: periodOfMonth(known.first + from + i), value: counts[from + i]! }));
    return {
      area: known.names[other]!, month: periodOfMonth(known.first + at), distance,
      before: of(Math.max(0, at - 2 * YEAR + 1), at + 1).map(({ month: one, value }) => ({ month: one, value: Number.isNaN(value) ? null : value })), after: of(at + 1, Math.min(counts.length, at + 1 + HORIZONS)).filter(({ value }) => !Number.isNaN(value)),
    };
  });
}

export type Trust = {
  /** Scored months, and how many lay inside nine in ten and half of the draws. */
  readonly months: number; readonly inside90: number; readonly inside50: number;
  /** Scored years, and those in which the forecast was better than each method beside it. */
  readonly years: number; readonly won: number;
  /** The last scored year, its scored months and how many lay outside nine in ten. */
  readonly last: { readonly year: string; readonly months: number; readonly outside: number } | null;
  /** The month that was missed by most. */
  readonly worst: Past['months'][number] | null;
  /** How many scored months reached a number. */
  reached(least: number): number;
};

/** How past forecasts of the country fared. */
export function trustOf(past: readonly Past[]): Trust {
  const months = past.flatMap((one) => one.months.filter(({ score }) => score !== null));
  const scored = past.filter((one) => one.own !== null);
  const last = scored.at(-1);
  return {
    months: months.length, inside90: months.filter(({ score }) => score!.inside90).length, inside50: months.filter(({ score }) => score!.inside50).length,
    years: scored.length, won: scored.filter(({ own, beside }) => Object.values(beside).every((other) => own!.crps < other.crps)).length,
    last: last ? { year: last.year, months: last.months.filter(({ score }) => score).length, outside: last.months.filter(({ score }) => score && !score.inside90).length } : null,
    worst: months.reduce<Past['months'][number] | null>((worst, one) => (worst === null || one.score!.crps > worst.score!.crps ? one : worst), null),
    reached: (least) => months.filter(({ observed }) => observed! >= least).length,
  };
}

/** How sure one may be of the probabilities, from the record: enough months, and intervals that held what they promised. */
export function confidenceOf({ months, inside90 }: Pick<Trust, 'months' | 'inside90'>): { level: 'low' | 'moderate' | 'high'; why: 'few' | 'narrow' | 'held' } {
  if (months < ENOUGH) return { level: 'low', why: 'few' };
  const share = inside90 / months;
  if (share < NARROW) return { level: 'low', why: 'narrow' };
  return { level: months >= MANY ? 'high' : 'moderate', why: 'held' };
}
const [ENOUGH, MANY, NARROW] = [36, 120, 0.85];

/** Months of what came, over all forecasts of a series and model that stand: the latest resolution of each forecast and month. */
export type MonthOfRecord = { readonly month: string; readonly forecasts: number; readonly areas: number; readonly inside90: number; readonly ahead: boolean; readonly own: Scores; readonly beside: Readonly<Record<string, Scores>> };

/** Our errors month by month, the newest first; of what was issued ahead and what was computed afterwards apart. Anybody may ask. */
export function recordOf(resolutions: readonly Resolution[]): MonthOfRecord[] {
  const standing = new Map(resolutions.flatMap((one) => one.months.map((month) => [`${one.forecast} ${month.month}`, { ...month, ahead: one.ahead }] as const)));
  const groups = Map.groupBy(standing.values(), ({ month, ahead }) => `${month} ${ahead ? 1 : 0}`);
  return [...groups.entries()].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, all]) => {
    const names = Object.keys(all[0]!.beside).filter((name) => all.every((one) => name in one.beside));
    return {
      month: all[0]!.month, ahead: all[0]!.ahead, forecasts: all.length, areas: all.reduce((n, one) => n + one.areas, 0), inside90: all.reduce((n, one) => n + one.inside90, 0),
      own: meanScores(all.map((one) => one.own)), beside: Object.fromEntries(names.map((name) => [name, meanScores(all.map((one) => one.beside[name]!))])),
    };
  });
}
