import { sql, type Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import { canonical, digest } from '../../core/canonical.ts';
import { unpackDraws } from '../../core/forecast/packed.ts';
import { summaryOf, type Summary } from '../../core/forecast/summary.ts';
import type { Instant } from '../../core/time.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { takeNumber } from '../../platform/numbers.ts';
import type { Fault } from '../../platform/verify.ts';
import type { Issued, Left, MonthScores, Resolved, Scores } from './schema.ts';
import type { Scored } from './score.ts';

export type Forecast = {
  id: string; number: number; target: string; import: string; vintage: string; origin: string; covers_to: string; horizons: number; model: string; version: string; size: number; seed: number;
  areas: readonly string[]; left_out: readonly Left[]; rows: number; rows_digest: string; issued_by: string; issued_at: Instant; seq: number; audience: Audience; example: boolean;
};
export type Row = { forecast: string; area: string; month: string } & Summary;
export type Resolution = {
  id: string; number: number; forecast: string; target: string; model: string; origin: string; ahead: boolean; import: string; vintage: string; months: readonly MonthScores[]; rows: number; rows_digest: string;
  resolved_by: string; resolved_at: Instant; seq: number; audience: Audience; example: boolean;
};
export type ScoreRow = { resolution: string; forecast: string; area: string; month: string; observed: number; inside50: boolean; inside90: boolean; beside: Readonly<Record<string, Scores>> } & Scores;
type Tables = { forecasts: Forecast; forecast_rows: Row & { draws: unknown; audience: Audience }; forecast_resolutions: Resolution; forecast_scores: ScoreRow & { audience: Audience } };
const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;
const CHUNK = 500;

/** A row of draws, packed and as hexadecimal digits. */
export type Packed = { readonly area: string; readonly month: string; readonly hex: string };
export const drawsDigest = (rows: readonly Packed[]): string => digest(canonical(rows.map(({ area, month, hex }) => [area, month, hex])));
export const scoresDigest = (rows: readonly Scored[]): string => digest(canonical(rows.map(({ area, month, observed, own, inside50, inside90, beside }) => [area, month, observed, own, inside50, inside90, beside])));
const bytesOf = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const inOrder = <T extends { area: string; month: string }>(rows: readonly T[]): T[] => [...rows].sort((a, b) => (a.area < b.area || (a.area === b.area && a.month < b.month) ? -1 : 1));

export async function projectIssued(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Issued;
  const number = Number(p.id.slice(2));
  await tables(lease).insertInto('forecasts').values({
    id: p.id, number, target: p.target, import: p.import, vintage: p.vintage, origin: p.origin, covers_to: p.coversTo, horizons: p.horizons, model: p.model, version: p.version, size: p.size, seed: p.seed,
    areas: p.areas, left_out: json(p.left), rows: p.rows, rows_digest: p.rowsDigest, issued_by: act.person, issued_at: act.effectiveAt, seq: act.seq, audience: act.audience, example: act.example,
  }).execute();
  await takeNumber(lease, 'F', number);
}

export async function projectResolved(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Resolved;
  const number = Number(p.id.slice(3));
  await tables(lease).insertInto('forecast_resolutions').values({
    id: p.id, number, forecast: p.forecast, target: p.target, model: p.model, origin: p.origin, ahead: p.ahead, import: p.import, vintage: p.vintage, months: json(p.months), rows: p.rows, rows_digest: p.rowsDigest,
    resolved_by: act.person, resolved_at: act.effectiveAt, seq: act.seq, audience: act.audience, example: act.example,
  }).execute();
  await takeNumber(lease, 'FR', number);
}

/** Draws travel beside their act, in its transaction. */
export async function insertRows(lease: WriteLease, forecast: string, rows: readonly Packed[], audience: Audience): Promise<void> {
  for (let i = 0; i < rows.length; i += CHUNK) {
    await tables(lease).insertInto('forecast_rows').values(rows.slice(i, i + CHUNK).map(({ area, month, hex }) => ({ forecast, area, month, draws: sql`decode(${hex}, 'hex')`, ...summaryOf(unpackDraws(bytesOf(hex))), audience }))).execute();
  }
}

export async function insertScores(lease: WriteLease, resolution: string, forecast: string, rows: readonly Scored[], audience: Audience): Promise<void> {
  for (let i = 0; i < rows.length; i += CHUNK) {
    await tables(lease).insertInto('forecast_scores').values(rows.slice(i, i + CHUNK).map(({ own, beside, ...row }) => ({ resolution, forecast, ...row, ...own, beside: json(beside), audience }))).execute();
  }
}

export async function forecastById(lease: ReadLease, id: string): Promise<Forecast | null> {
  return (await tables(lease).selectFrom('forecasts').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The latest origin first; of one origin the newest first. */
export async function listForecasts(lease: ReadLease, options: { target?: string | undefined; limit: number }): Promise<Forecast[]> {
  let query = tables(lease).selectFrom('forecasts').selectAll().orderBy('origin', 'desc').orderBy('number', 'desc').limit(options.limit);
  if (options.target !== undefined) query = query.where('target', '=', options.target);
  return query.execute();
}

export async function sameForecast(lease: ReadLease, { target, model, origin, import: from }: Pick<Issued, 'target' | 'model' | 'origin' | 'import'>): Promise<string | null> {
  const row = await tables(lease).selectFrom('forecasts').select('id').where('target', '=', target).where('model', '=', model).where('origin', '=', origin).where('import', '=', from).executeTakeFirst();
  return row?.id ?? null;
}

const SUMMARY = ['forecast', 'area', 'month', 'q05', 'q25', 'median', 'q75', 'q95', 'p1', 'p25', 'p100'] as const;

/** What pages read, without the draws: of some forecasts, in all countries or in one. */
export async function rowsOf(lease: ReadLease, forecasts: readonly string[], area?: string): Promise<Row[]> {
  if (forecasts.length === 0) return [];
  let query = tables(lease).selectFrom('forecast_rows').select(SUMMARY).where('forecast', 'in', [...forecasts]).orderBy('forecast').orderBy('area').orderBy('month');
  if (area !== undefined) query = query.where('area', '=', area);
  return query.execute();
}

const withHex = sql<string>`encode(draws, 'hex')`.as('hex');

/** Draws in rising order, with where they stand. */
export async function drawsOf(lease: ReadLease, forecast: string, options: { area?: string | undefined; months?: readonly string[] } = {}): Promise<{ area: string; month: string; draws: Float64Array }[]> {
  let query = tables(lease).selectFrom('forecast_rows').select(['area', 'month', withHex]).where('forecast', '=', forecast).orderBy('area').orderBy('month');
  if (options.area !== undefined) query = query.where('area', '=', options.area);
  if (options.months !== undefined) query = query.where('month', 'in', [...options.months]);
  return (await query.execute()).map(({ area, month, hex }) => ({ area, month, draws: unpackDraws(bytesOf(hex)) }));
}

/** Oldest first: a later one of the same month stands for it. */
export async function listResolutions(lease: ReadLease, options: { forecasts?: readonly string[]; target?: string | undefined } = {}): Promise<Resolution[]> {
  if (options.forecasts?.length === 0) return [];
  let query = tables(lease).selectFrom('forecast_resolutions').selectAll().orderBy('number');
  if (options.forecasts !== undefined) query = query.where('forecast', 'in', [...options.forecasts]);
  if (options.target !== undefined) query = query.where('target', '=', options.target);
  return query.execute();
}

/** The scores that stand: of each forecast, country and month the latest. */
export async function scoresOf(lease: ReadLease, forecasts: readonly string[], area?: string): Promise<ScoreRow[]> {
  if (forecasts.length === 0) return [];
  let query = tables(lease).selectFrom('forecast_scores').innerJoin('forecast_resolutions', 'forecast_resolutions.id', 'forecast_scores.resolution')
    .select(['forecast_scores.resolution', 'forecast_scores.forecast', 'area', 'month', 'observed', 'crps', 'ign', 'mis', 'inside50', 'inside90', 'beside'])
    .distinctOn(['forecast_scores.forecast', 'area', 'month']).where('forecast_scores.forecast', 'in', [...forecasts])
    .orderBy('forecast_scores.forecast').orderBy('area').orderBy('month').orderBy('forecast_resolutions.number', 'desc');
  if (area !== undefined) query = query.where('area', '=', area);
  return query.execute();
}

/** For `verify`: draws and scores have the digests that their acts carry and the audience they were written for, what pages read follows from the draws, and no rows belong to none. */
export async function checkForecasts(lease: ReadLease): Promise<Fault[]> {
  const faults: Fault[] = [];
  const db = tables(lease);
  for (const { id, rows, rows_digest: kept, audience } of await db.selectFrom('forecasts').selectAll().orderBy('number').execute()) {
    const found = inOrder(await db.selectFrom('forecast_rows').select([...SUMMARY, withHex, 'audience']).where('forecast', '=', id).execute());
    if (found.length !== rows || drawsDigest(found) !== kept) faults.push({ where: `forecast ${id}`, what: 'its draws are not the ones that were issued' });
    else if (found.some(({ hex, ...row }) => Object.entries(summaryOf(unpackDraws(bytesOf(hex)))).some(([name, value]) => row[name as keyof Summary] !== value))) faults.push({ where: `forecast ${id}`, what: 'what is read of its draws does not follow from them' });
    if (found.some((row) => String(row.audience) !== String(audience))) faults.push({ where: `forecast ${id}`, what: 'not all its draws have its audience' });
  }
  for (const { id, rows, rows_digest: kept } of await db.selectFrom('forecast_resolutions').selectAll().orderBy('number').execute()) {
    const found = inOrder(await db.selectFrom('forecast_scores').selectAll().where('resolution', '=', id).execute()).map(({ crps, ign, mis, ...row }): Scored => ({ ...row, own: { crps, ign, mis } }));
    if (found.length !== rows || scoresDigest(found) !== kept) faults.push({ where: `resolution ${id}`, what: 'its scores are not the ones that were recorded' });
  }
  const astray = await db.selectFrom('forecast_rows').leftJoin('forecasts', 'forecasts.id', 'forecast_rows.forecast').select('forecast_rows.forecast').distinct().where('forecasts.id', 'is', null).execute();
  const loose = await db.selectFrom('forecast_scores').leftJoin('forecast_resolutions', 'forecast_resolutions.id', 'forecast_scores.resolution').select('forecast_scores.resolution').distinct().where('forecast_resolutions.id', 'is', null).execute();
  for (const row of astray) faults.push({ where: `forecast ${row.forecast}`, what: 'has draws, but no act says so' });
  for (const row of loose) faults.push({ where: `resolution ${row.resolution}`, what: 'has scores, but no act says so' });
  return faults;
}
