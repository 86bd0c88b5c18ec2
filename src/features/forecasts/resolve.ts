import type { Actor } from '../../core/act.ts';
import { rowOf, whole, type Draws } from '../../core/forecast/draws.ts';
import { BESIDE, modelById } from '../../core/forecast/models/models.ts';
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts';
import { shiftPeriod } from '../../core/series/period.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { drawnFrom } from '../../platform/forecasting.ts';
import { importById, observationsIn, presentImport, type Import } from '../series/index.ts';
import { readPanel, type Reading } from './make.ts';
import { basisOf, monthNumber, periodOfMonth, type Basis, type Figure } from './panel.ts';
import { mayResolveForecast } from './rights.ts';
import type { Resolved } from './schema.ts';
import { byMonth, insideOf, scoreOf, type Scored } from './score.ts';
import { drawsOf, forecastById, listResolutions, scoresDigest, scoresOf, type Forecast } from './store.ts';

export type MadeResolution = Omit<Resolved, 'id'> & { readonly scored: readonly Scored[]; /** The newest resolution when it was scored. */ readonly since: string | null };
type Seen = { one: Forecast; basis: Basis; present: Import; months: readonly string[]; observed: readonly Figure[]; drawn: readonly { area: string; month: string; draws: Float64Array }[]; since: string | null };

/** Months of a forecast that an import observes, and that are not scored yet, or on other figures. */
async function lookUp(lease: ReadLease, id: string): Promise<Seen | Refusal> {
  const one = await forecastById(lease, id);
  const [present, own] = one ? [await presentImport(lease, one.target), await importById(lease, one.import)] : [null, null];
  if (!one || !present || !own) return refuse('forecasts.not_found', { forecast: id });
  const last = shiftPeriod(one.origin, one.horizons);
  const known = (await observationsIn(lease, [present.id], one.areas)).filter(({ period }) => period > one.origin && period <= last);
  const before = new Map((await scoresOf(lease, [id])).map((row) => [`${row.area} ${row.month}`, row.observed]));
  const changed = new Set(known.filter(({ area, period, value }) => before.get(`${area} ${period}`) !== value).map(({ period }) => period));
  if (changed.size === 0) return refuse('forecasts.nothing_new', { forecast: id, from: shiftPeriod(one.origin, 1), to: present.covers_to });
  const months = [...changed].sort();
  return {
    one, present, months, observed: known.filter(({ period }) => changed.has(period)), drawn: await drawsOf(lease, id, { months }),
    basis: basisOf(await readPanel(lease, own), one.origin), since: (await listResolutions(lease, { forecasts: [id] })).at(-1)?.id ?? null,
  };
}

/** Scores what can be scored of a forecast, and the methods beside it from what was known at its origin; recorded by `resolveForecast`. */
export async function makeResolution(read: Reading, actor: Actor, id: string): Promise<MadeResolution | Refusal> {
  if (!mayResolveForecast(actor)) return refuse('forecasts.resolve_not_allowed');
  const seen = await read((lease) => lookUp(lease, id));
  if (isRefusal(seen)) return seen;
  const { one, basis: { known, units }, present, months, observed, drawn, since } = seen;
  const ahead = months.map((month) => monthNumber(month) - monthNumber(one.origin));
  const beside: Draws[] = [];
  for (const id of BESIDE) beside.push(whole(await drawnFrom(modelById(id)!, known, { size: one.size, seed: one.seed, ahead }, { threads: 1 }, units)));
  const values = new Map(observed.map(({ area, period, value }) => [`${area} ${period}`, value]));
  const rows = new Map(units.flatMap((unit, u) => months.map((month, m) => [`${known.names[unit]} ${month}`, u * months.length + m] as const)));
  const scored = drawn.flatMap(({ area, month, draws }): Scored[] => {
    const [y, row] = [values.get(`${area} ${month}`), rows.get(`${area} ${month}`)];
    if (y === undefined || row === undefined) return [];
    const others = BESIDE.map((name, i) => [name, scoreOf(rowOf(beside[i]!, row).slice().sort(), y)] as const);
    return [{ area, month, observed: y, own: scoreOf(draws, y), inside50: insideOf(draws, y, 0.5), inside90: insideOf(draws, y, 0.9), beside: Object.fromEntries(others) }];
  });
  return {
    forecast: id, target: one.target, model: one.model, origin: one.origin, ahead: months[0]! > one.covers_to, import: present.id, vintage: present.vintage,
    months: byMonth(scored), rows: scored.length, rowsDigest: scoresDigest(scored), scored, since,
  };
}

/** Forecasts of a series that have months after their origin which nobody has scored. */
export async function waitingOf(lease: ReadLease, forecasts: readonly Forecast[]): Promise<Forecast[]> {
  const resolutions = await listResolutions(lease, { forecasts: forecasts.map(({ id }) => id) });
  return forecasts.filter(({ id, origin, horizons }) => {
    const done = new Set(resolutions.filter((one) => one.forecast === id).flatMap((one) => one.months.map(({ month }) => month)));
    return Array.from({ length: horizons }, (_, i) => periodOfMonth(monthNumber(origin) + i + 1)).some((month) => !done.has(month));
  });
}
