import type { Model } from '../model.ts';
import { moments } from './moments.ts';
import { bootstrap, conflictology, conflictologyNeighbours, last, zero } from './simple.ts';

/** What a forecast is measured against. */
export const BASELINES: readonly Model[] = [zero, last, conflictology(12), conflictology(24), conflictologyNeighbours, bootstrap, moments(12), moments(24)];
