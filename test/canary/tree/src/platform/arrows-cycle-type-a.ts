// must fail: arrows no-cycle
import type { B } from './arrows-cycle-type-b.ts';

export type A = { b: B | null };
