// must fail: arrows rules-decide-alone
export type { Alpha } from '../alpha/index.ts';
