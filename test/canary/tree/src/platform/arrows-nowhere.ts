// must fail: arrows no-unresolved
// must fail: types TS2307
export { nothing } from './nowhere.ts';
