export { load } from './store.ts';
