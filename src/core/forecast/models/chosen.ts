import type { Model } from '../model.ts';
import { BASELINES, BEST, MODELS } from './models.ts';

/** The model that the desk forecasts with where nobody chooses another. */
export const CHOSEN: Model = BEST;

/** What a forecast of the desk is scored beside, whatever made it. */
export const BESIDE = ['conflictology-12', 'last', 'nb-12'] as const;

/** Those that may be asked for, the chosen one first. */
export const KNOWN_MODELS: readonly Model[] = [CHOSEN, ...MODELS.filter((one) => one.id !== CHOSEN.id && !BASELINES.includes(one)), ...BASELINES];

export const modelById = (id: string): Model | null => KNOWN_MODELS.find((one) => one.id === id) ?? null;
