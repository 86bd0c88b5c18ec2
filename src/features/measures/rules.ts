import { DESK, PARTIES, type Audience, type Context, type Decision } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { refuse } from '../../core/refusal.ts';
import { addHours, dayOf, type Day, type Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { mayKeepMeasures } from './rights.ts';
import { KINDS, USES, type OptionSet, type PackageSet, type UseRecorded } from './schema.ts';

const said = (words: Words): boolean => Object.keys(words).length > 0;

export type SetOption = { change: string | null; revision: number | null; kind: string; title: Words; body: string; leadHours: number | null; cost: Words; precedent: Words; source: string };
export type OptionState = { readonly next: number; readonly before: { readonly id: string; readonly revision: number } | null };

/** Puts an option into the catalogue, or changes it there; packages made before keep what they were made of by its number. */
export function setOption(state: OptionState, command: SetOption, { actor, charter }: Context<Charter>): Decision {
  if (!mayKeepMeasures(actor)) return refuse('measures.not_allowed');
  if (command.change !== null && !state.before) return refuse('measures.option_not_found', { option: command.change });
  if (state.before && state.before.revision !== command.revision) return refuse('measures.changed_meanwhile', { option: state.before.id });
  const kind = KINDS.find((one) => one === command.kind);
  if (kind === undefined) return refuse('measures.no_kind', {}, 'kind');
  if (!said(command.title)) return refuse('measures.no_title', {}, 'title');
  if (!charter.bodies.some((body) => body.id === command.body)) return refuse('measures.no_body', {}, 'body');
  if (command.leadHours === null) return refuse('measures.no_lead', {}, 'lead');
  if (!said(command.cost)) return refuse('measures.no_cost', {}, 'cost');
  if (!said(command.precedent)) return refuse('measures.no_precedent', {}, 'precedent');
  const payload: OptionSet = { id: state.before?.id ?? `MO-${state.next}`, revision: (state.before?.revision ?? 0) + 1, kind, title: command.title, body: command.body, leadHours: command.leadHours, cost: command.cost, precedent: command.precedent, source: command.source || null };
  return { acts: [{ kind: 'measures.option_set', dossier: DESK, payload, audience: [PARTIES] }] };
}

export type SetPackage = { warning: string; change: string | null; revision: number | null; title: Words; horizon: Instant | null; options: readonly string[]; words: Words };
export type PackageState = {
  readonly next: number; readonly before: { readonly id: string; readonly warning: string; readonly revision: number } | null; readonly known: readonly string[];
  readonly warning: { readonly id: string; readonly dossier: string; readonly horizon: Instant; readonly audience: Audience } | null;
};

/** Bundles options in answer to a warning. An act-by date that has gone by already is shown, not refused: late is late. */
export function setPackage({ next, before, known, warning }: PackageState, command: SetPackage, { actor }: Context<Charter>): Decision {
  if (!mayKeepMeasures(actor)) return refuse('measures.not_allowed');
  if (!warning) return refuse('measures.warning_not_found', { warning: command.warning });
  if (command.change !== null && before?.warning !== warning.id) return refuse('measures.package_not_found', { package: command.change });
  if (before && before.revision !== command.revision) return refuse('measures.changed_meanwhile', { option: before.id });
  if (!said(command.title)) return refuse('measures.no_title', {}, 'title');
  const options = [...new Set(command.options)];
  if (options.length === 0) return refuse('measures.no_options', {}, 'options');
  const unknown = options.find((one) => !known.includes(one));
  if (unknown !== undefined) return refuse('measures.option_not_found', { option: unknown }, 'options');
  const payload: PackageSet = { id: before?.id ?? `MP-${next}`, dossier: warning.dossier, warning: warning.id, revision: (before?.revision ?? 0) + 1, title: command.title, horizon: command.horizon ?? warning.horizon, options, words: said(command.words) ? command.words : null };
  return { acts: [{ kind: 'measures.package_set', dossier: warning.dossier, payload, audience: warning.audience, refs: [warning.id] }] };
}

export type RecordUse = { package: string; option: string; use: string; on: Day | null; came: Words };
export type UseState = { readonly package: { readonly id: string; readonly dossier: string; readonly options: readonly string[]; readonly audience: Audience } | null };

/** Says whether an option was used, and what came of it. Said again, the newest stands. */
export function recordUse(state: UseState, command: RecordUse, { actor, now, recordedAt, charter }: Context<Charter>): Decision {
  if (!mayKeepMeasures(actor)) return refuse('measures.not_allowed');
  if (!state.package) return refuse('measures.package_not_found', { package: command.package });
  if (!state.package.options.includes(command.option)) return refuse('measures.option_not_found', { option: command.option }, 'option');
  const use = USES.find((one) => one === command.use);
  if (use === undefined) return refuse('measures.no_use', {}, 'use');
  const on = command.on ?? dayOf(now, charter.seat.zone);
  if (on > dayOf(recordedAt, charter.seat.zone)) return refuse('measures.ahead', { day: on }, 'on');
  if (!said(command.came)) return refuse('measures.no_outcome', {}, 'came');
  const payload: UseRecorded = { package: state.package.id, option: command.option, use, on, came: command.came };
  return { acts: [{ kind: 'measures.use_recorded', dossier: state.package.dossier, payload, audience: state.package.audience, refs: [state.package.id] }] };
}

/** Act-by = horizon less the longest lead time of the options; after it, not all of them can take effect in time. */
export function actByOf(horizon: Instant, options: readonly { readonly leadHours: number }[]): { at: Instant; leadHours: number } {
  const leadHours = Math.max(0, ...options.map((one) => one.leadHours));
  return { at: addHours(horizon, -leadHours), leadHours };
}

/** Options that could still take effect before the horizon if decided now. */
export const stillInTime = <T extends { readonly leadHours: number }>(horizon: Instant, options: readonly T[], now: Instant): T[] => options.filter((one) => addHours(horizon, -one.leadHours) >= now);
