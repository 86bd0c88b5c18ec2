// must fail: arrows front-door
export { load } from '../alpha/store.ts';
