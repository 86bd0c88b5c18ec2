/**
 * The handover file: what an outgoing chair hands to the incoming one, computed at an instant from what the reader may read, and
 * stored nowhere. It has the words of `features/offices`, beside whose pages it stands.
 */
export { handoverAt, type Handover } from './make.ts';
