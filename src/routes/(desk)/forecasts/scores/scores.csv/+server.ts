import type { Cell } from '#core/csv.ts';
import { listForecasts, scoresOf } from '#features/forecasts/index.ts';
import { read, requireActor } from '../../../../edge.ts';
import { tableFile } from '../../../../exports.server.ts';
import { METHODS } from '../../../../record.ts';
import type { RequestHandler } from './$types';

const MOST = 400;

/** Every score that stands, country by country and month by month. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const found = await read(event.locals, async (lease) => {
    const forecasts = await listForecasts(lease, { limit: MOST });
    return { forecasts: new Map(forecasts.map((one) => [one.id, one])), scores: await scoresOf(lease, forecasts.map((one) => one.id)) };
  });
  const rows = found.scores.map((s): Cell[] => {
    const { target, model, origin, vintage } = found.forecasts.get(s.forecast)!;
    return [s.forecast, target, model, origin, vintage, s.area, s.month, s.observed, s.crps, s.ign, s.mis, s.inside50 ? 'yes' : 'no', s.inside90 ? 'yes' : 'no', ...METHODS.flatMap((name) => [s.beside[name]?.crps ?? null, s.beside[name]?.ign ?? null, s.beside[name]?.mis ?? null]), s.resolution];
  });
  return tableFile(['forecast', 'scores'], { columns: ['forecast', 'target', 'model', 'origin', 'vintage', 'area', 'month', 'observed', 'crps', 'ignorance_bits', 'interval_score_90', 'inside_50', 'inside_90', ...METHODS.flatMap((name) => ['crps', 'ignorance_bits', 'interval_score_90'].map((score) => `${score}_${name}`)), 'resolution'], rows });
};
