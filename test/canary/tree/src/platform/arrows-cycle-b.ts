import { a } from './arrows-cycle-a.ts';

export const b = (): number => (a() > 1 ? 1 : 2);
