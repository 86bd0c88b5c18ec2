// must fail: arrows front-door
export type { Alpha } from '../alpha/schema.ts';
