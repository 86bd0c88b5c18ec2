/**
 * Forecasts: how many deaths the months to come may bring, country by country, and what came of it.
 *
 * A forecast is one act with the series, import, origin, model, seed and the digest of its draws; the draws stand beside it. It is never
 * edited. When a later import knows its months, it is resolved: scored beside simple methods that were given the same figures and the
 * same chance, in an act that anybody may read.
 */
import type { Feature } from '../../platform/feature.ts';
import { issued, resolved } from './schema.ts';
import { projectIssued, projectResolved } from './store.ts';
import { words } from './words.ts';

export const forecasts: Feature = {
  name: 'forecasts',
  acts: {
    'forecasts.issued': { payload: issued, project: projectIssued },
    'forecasts.resolved': { payload: resolved, project: projectResolved },
  },
  projections: { forecasts: 'id', forecast_resolutions: 'id' },
  words,
};

export { issueForecast, resolveAfter, resolveForecast } from './commands.ts';
export { makeForecast, readPanel, targetsOf, type Ask, type Reading } from './make.ts';
export { basisOf, FEWEST_MONTHS, monthNumber, periodOfMonth } from './panel.ts';
export { makeResolution } from './resolve.ts';
export { mayIssueForecast, mayResolveForecast } from './rights.ts';
export type { MonthScores, Scores } from './schema.ts';
export { meanScores } from './score.ts';
export { checkForecasts, drawsOf, forecastById, listForecasts, listResolutions, rowsOf, scoresOf, type Forecast, type Resolution, type Row, type ScoreRow } from './store.ts';
export { allAreas, areaView, confidenceOf, forecastBefore, latestForecasts, recordOf, trustOf, type AllAreas, type AreaView, type MonthOfRecord, type Past, type Similar, type Trust } from './view.ts';
export { cards as modelCards, type Card } from './model-words.ts';
export { forecastWitness } from './witness.ts';
export { words as forecastsWords } from './words.ts';
