import type { Audience, Context, Decision } from '../../core/act.ts';
import { canonical } from '../../core/canonical.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { maySetScenarios } from './rights.ts';
import { FEWEST, MOST, type Outcome, type ScenariosResolved, type ScenariosSet } from './schema.ts';

/** A set as a command finds it. */
export type Standing = { readonly id: string; readonly revision: number; readonly outcomes: readonly Outcome[]; readonly title: Words; readonly horizon: Instant; readonly outcome: string | null };
export type SetState = { readonly dossier: { readonly id: string; readonly audience: Audience } | null; readonly next: number; readonly before: Standing | null };
/** `percent` is null where nothing was entered; `changes` is the set that is changed, `revision` the one that the page showed. */
export type SetScenarios = {
  readonly dossier: string; readonly changes: string | null; readonly revision: number | null; readonly title: Words; readonly horizon: Instant | null;
  readonly outcomes: readonly { readonly id: string; readonly title: Words; readonly percent: number | null; readonly indicators: Words; readonly plan: Words }[]; readonly why: Words;
};

const said = (words: Words): boolean => Object.keys(words).length > 0;

/** Sets outcomes with their probabilities, or changes them: what they were before is kept. */
export function setScenarios(state: SetState, command: SetScenarios, { actor, now }: Context<Charter>): Decision {
  if (!maySetScenarios(actor)) return refuse('scenarios.not_allowed');
  const { dossier, before } = state;
  if (!dossier) return refuse('dossier.not_found', { dossier: command.dossier });
  if (command.changes !== null) {
    if (!before) return refuse('scenarios.not_found', { set: command.changes });
    if (before.outcome !== null) return refuse('scenarios.resolved_already', { set: before.id });
    if (before.revision !== command.revision) return refuse('scenarios.changed_meanwhile', { set: before.id, revision: before.revision });
  }
  const fault = faultIn(command, now);
  if (fault) return fault;
  const { title, horizon } = command;
  const outcomes = command.outcomes.map((one): Outcome => ({ ...one, percent: one.percent! }));
  if (before && canonical({ title, horizon, outcomes }) === canonical({ title: before.title, horizon: before.horizon, outcomes: before.outcomes })) return refuse('scenarios.unchanged', { set: before.id });
  if (before && !said(command.why)) return refuse('scenarios.no_why', {}, 'why');
  const payload: ScenariosSet = { id: before?.id ?? `SC-${state.next}`, dossier: dossier.id, revision: (before?.revision ?? 0) + 1, title, horizon: horizon!, outcomes, why: before ? command.why : null };
  return { acts: [{ kind: 'scenarios.set', dossier: dossier.id, payload, audience: dossier.audience }] };
}

function faultIn({ title, horizon, outcomes }: SetScenarios, now: Instant): Refusal | null {
  if (!said(title)) return refuse('scenarios.no_title', {}, 'title');
  if (horizon === null) return refuse('scenarios.no_horizon', {}, 'horizon');
  if (horizon <= now) return refuse('scenarios.horizon_past', {}, 'horizon');
  if (outcomes.length < FEWEST || outcomes.length > MOST) return refuse('scenarios.how_many', { n: outcomes.length, fewest: FEWEST, most: MOST }, 'outcomes');
  for (const [i, one] of outcomes.entries()) {
    if (!said(one.title) || !said(one.indicators) || !said(one.plan)) return refuse('scenarios.incomplete', { outcome: i + 1 }, `outcome${i + 1}`);
    if (one.percent === null || !Number.isInteger(one.percent) || one.percent < 0 || one.percent > 100) return refuse('scenarios.bad_percent', { outcome: i + 1 }, `outcome${i + 1}`);
  }
  const sum = outcomes.reduce((all, one) => all + one.percent!, 0);
  return sum === 100 ? null : refuse('scenarios.sum', { sum, off: Math.abs(sum - 100) }, 'outcomes');
}

export type ResolveState = { readonly set: Standing | null; readonly dossier: string; readonly audience: Audience };

/** Says which outcome came. The probabilities are scored as they stood then. */
export function resolveScenarios({ set, dossier, audience }: ResolveState, command: { set: string; outcome: string; words: Words }, { actor }: Context<Charter>): Decision {
  if (!maySetScenarios(actor)) return refuse('scenarios.not_allowed');
  if (!set) return refuse('scenarios.not_found', { set: command.set });
  if (set.outcome !== null) return refuse('scenarios.resolved_already', { set: set.id });
  if (!set.outcomes.some((one) => one.id === command.outcome)) return refuse('scenarios.no_outcome', {}, 'outcome');
  if (!said(command.words)) return refuse('scenarios.no_words', {}, 'words');
  const payload: ScenariosResolved = { id: set.id, revision: set.revision, outcome: command.outcome, words: command.words };
  return { acts: [{ kind: 'scenarios.resolved', dossier, payload, audience, refs: [set.id] }] };
}

/** Brier's score over all outcomes, from 0 to 2, and the bits that the one that came was worth; null where it had been ruled out. Smaller is better. */
export function scoreScenarios(outcomes: readonly Pick<Outcome, 'id' | 'percent'>[], came: string): { brier: number; bits: number | null } {
  const p = outcomes.find((one) => one.id === came)!.percent / 100;
  return { brier: outcomes.reduce((sum, one) => sum + (one.percent / 100 - (one.id === came ? 1 : 0)) ** 2, 0), bits: p === 0 ? null : Math.max(0, -Math.log2(p)) };
}
