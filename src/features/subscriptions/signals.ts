import type { Audience } from '../../core/act.ts';
import type { Instant } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';

/** A signal that a run of the detectors raised. */
export type Signal = {
  key: string; id: string; file: string; indicator: string; area: string; areas: readonly string[]; period: string; level: 'medium' | 'high'; observed: number; expected: number;
  raised_at: Instant; seq: number; audience: Audience; example: boolean;
};

/** Raised after one instant and up to another, in order. */
export const signalsRaised = async (_lease: ReadLease, _range: { after: Instant; upTo: Instant }): Promise<Signal[]> => [];
