import type { Instant } from '../../core/time.ts';
import type { Alpha } from './schema.ts';

export const decide = (state: Alpha, now: Instant): string => `${state.id} ${now}`;
