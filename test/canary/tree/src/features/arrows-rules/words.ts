// must fail: arrows rules-decide-alone
export { now } from '../../platform/clock.ts';
