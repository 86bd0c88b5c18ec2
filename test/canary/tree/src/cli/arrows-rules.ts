// must fail: arrows front-door-from-outside
export { decide } from '../features/alpha/rules.ts';
