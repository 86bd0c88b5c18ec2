import type { Model } from '../model.ts';
import { nearest } from './analogues.ts';
import { best } from './best.ts';
import { moments } from './moments.ts';
import { bootstrap, conflictology, conflictologyNeighbours, last, zero } from './simple.ts';

/** What a forecast is measured against. */
export const BASELINES: readonly Model[] = [zero, last, conflictology(12), conflictology(24), conflictologyNeighbours, bootstrap, moments(12), moments(24)];

/** The model that forecasts where nobody chooses another. */
export const CHOSEN: Model = best;

/** What a forecast of the desk is scored beside, whatever made it. */
export const BESIDE = ['conflictology-12', 'last', 'nb-12'] as const;

/** All that may be asked for, the chosen one first. */
export const MODELS: readonly Model[] = [CHOSEN, nearest, ...BASELINES];

export const modelById = (id: string): Model | null => MODELS.find((one) => one.id === id) ?? null;
