// must fail: arrows core-alone
export type { Alpha } from '../features/alpha/index.ts';
