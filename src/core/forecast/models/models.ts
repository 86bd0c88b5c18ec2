import type { Model } from '../model.ts';
import { nearest } from './analogues.ts';
import { best } from './best.ts';
import { moments } from './moments.ts';
import { bootstrap, conflictology, conflictologyNeighbours, last, zero } from './simple.ts';

/** What a forecast is measured against. */
export const BASELINES: readonly Model[] = [zero, last, conflictology(12), conflictology(24), conflictologyNeighbours, bootstrap, moments(12), moments(24)];

export const BEST = best;

/** All of them, ours last. */
export const MODELS: readonly Model[] = [...BASELINES, nearest, best];
export const modelOf = (id: string): Model | null => MODELS.find((model) => model.id === id) ?? null;
