import type { Claim, DecisionRef, Kind, Measure, Payload, Readiness, ReportDuty, Source, StageEntry } from '../../core/operation/schema.ts';
import type { Day } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';

export { PAYLOADS as payloads, type Payload } from '../../core/operation/schema.ts';

/** What each form of an operation asks for. Null and no words are what was left empty; the rule says whether that will do. */
type On = { readonly on: Day | null };
type Sourced = { readonly source: Source | null };
/** A decision as it is entered: the procedure of this desk, or the day, body and source of one from elsewhere. */
export type DecisionIn = { readonly procedure: string | null; readonly body: string; readonly on: Day | null; readonly words: Words };
type Figures = { readonly held: number | null; readonly serviceable: number | null };

export type Entries = {
  decide: On & Sourced & { decision: DecisionIn; purpose: Words; tasks: Words; area: Words; command: Words; ceiling: Claim | null; from: Day | null; to: Day | null; review: Day | null; said: Words; basis: Words; basisBy: Words; reports: readonly (Omit<ReportDuty, 'first' | 'every'> & { first: Day | null; every: number | null })[] };
  review: On & { review: Day | null; words: Words };
  change: On & Sourced & { decision: DecisionIn; to: Day | null; review: Day | null; ceiling: Claim | null; purpose: Words; tasks: Words; words: Words };
  claim: On & Sourced & { about: string; statement: Words; by: Words; grade: string | null };
  notify: On & Sourced & { to: string; how: Words };
  report: On & Sourced & { duty: string; due: Day | null; words: Words };
  require: On & { name: Words; contingent: string; strength: number | null; readiness: string; words: Words };
  /** `unit` is one that was offered before, whose offer is changed. */
  offer: On & { unit: string | null; requirement: string | null; party: string; name: Words; contingent: string; strength: Claim | null; readiness: string };
  move: On & Sourced & { scope: string; direction: string; how: Words; from: Words; to: Words; strength: Claim | null };
  strength: On & { scope: string; measure: string; claim: Claim | null };
  equipment: On & Figures & { item: string | null; scope: string; name: Words; required: number | null; ordered: number | null; delivered: number | null };
  visit: On & Figures & { item: string; inspector: string; finding: Words };
  stage: On & Sourced & { stage: string; words: Words };
  close: On & { outcome: Words; lessons: Words };
  correct: { act: number; words: Words };
  sitrep: On & { kind: string; scope: string; places: Words; incidents: Words; present: number | null; leave: number | null; sick: number | null; vehicles: Figures; radios: Figures; needs: Words; assessment: Words; prepared: string };
};
export type What = keyof Entries;
export type Entry = { [W in What]: { readonly what: W } & Entries[W] }[What];
export const WHATS = ['decide', 'review', 'change', 'claim', 'notify', 'report', 'require', 'offer', 'move', 'strength', 'equipment', 'visit', 'stage', 'close', 'correct', 'sitrep'] as const satisfies readonly What[];

export type Draft = { [K in Kind]: { readonly kind: K; readonly payload: Payload<K> } }[Kind];
export type { Claim, DecisionRef, Kind, Measure, Readiness, StageEntry };
