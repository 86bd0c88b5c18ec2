import type { A } from './arrows-cycle-type-a.ts';

export type B = { a: A | null };
