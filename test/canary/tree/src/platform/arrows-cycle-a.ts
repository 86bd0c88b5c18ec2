// must fail: arrows no-cycle
import { b } from './arrows-cycle-b.ts';

export const a = (): number => b();
