// must fail: arrows core-tests-alone
export { now } from '../platform/clock.ts';
