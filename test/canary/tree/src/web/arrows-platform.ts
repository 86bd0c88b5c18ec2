// must fail: arrows web-knows-only-core
export { now } from '../platform/clock.ts';
