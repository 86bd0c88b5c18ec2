export { load } from './store.ts';
export { decide } from './rules.ts';
export type { Alpha } from './schema.ts';
