import type { Instant } from '../core/time.ts';

export const now = (): Instant => new Date(Date.now()).toISOString();
