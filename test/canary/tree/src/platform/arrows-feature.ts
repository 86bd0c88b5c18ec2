// must fail: arrows platform-below-features
export { load } from '../features/alpha/index.ts';
