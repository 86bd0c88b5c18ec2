import type { Instant } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { signalId, signalsRaised as raisedIn, type Signal as Raised } from '../signals/index.ts';

/** A signal with the figures that a reader is told. */
export type Signal = Raised & { readonly id: string; readonly observed: number; readonly expected: number };

/** Raised after one instant and up to another, in order. */
export async function signalsRaised(lease: ReadLease, range: { after: Instant; upTo: Instant }): Promise<Signal[]> {
  return (await raisedIn(lease, range)).map((one) => ({ ...one, id: signalId(one), observed: one.mark.observed, expected: one.mark.expected }));
}
