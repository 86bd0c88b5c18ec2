import type { Context, Decision } from '../../core/act.ts';
import { audienceOf } from '../../core/audience.ts';
import { markingOf } from '../../core/charter/members.ts';
import { isMember } from '../../core/charter/members.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { refuse } from '../../core/refusal.ts';
import { dayOf, daysBetween, type Day } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { mayOpenDossier } from './rights.ts';

export type OpenDossier = { title: Words; marking: string; named: readonly string[] };

/** Opens a dossier. `next` is the next number of the series D. */
export function openDossier(state: { next: number }, command: OpenDossier, { actor, charter, now }: Context<Charter>): Decision {
  if (!mayOpenDossier(actor)) return refuse('dossiers.not_allowed');
  if (Object.keys(command.title).length === 0) return refuse('dossiers.no_title', {}, 'title');
  const marking = markingOf(charter, command.marking);
  if (!marking || marking.audience === 'public') {
    return refuse('dossiers.unknown_marking', { marking: command.marking, known: charter.markings.filter((m) => m.audience !== 'public').map((m) => m.id) }, 'marking');
  }
  const day = dayOf(now, charter.seat.zone);
  const stranger = command.named.find((party) => !isMember(charter, party, day));
  if (stranger !== undefined) return refuse('dossiers.not_a_member', { party: stranger }, 'named');
  if (marking.audience === 'named' && command.named.length === 0) return refuse('dossiers.nobody_named', {}, 'named');
  const named = marking.audience === 'named' ? [...command.named] : [];
  const id = `D-${state.next}`;
  return {
    acts: [{ kind: 'dossiers.opened', dossier: id, payload: { id, title: command.title, marking: marking.id, named }, audience: audienceOf(marking.audience, named) }],
  };
}

/** The warning-response gap: whole days from the first warning to the decision, at the organisation's seat. */
export type Gap =
  | { state: 'no_warning' }
  | { state: 'running'; from: Day; days: number }
  | { state: 'closed'; from: Day; to: Day; days: number };

/**
 * @param warnings days of the warnings of the dossier.
 * @param decisions days of its decisions; the first that does not precede the first warning closes the gap.
 */
export function gapOf(warnings: readonly Day[], decisions: readonly Day[], today: Day): Gap {
  const from = warnings.reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null);
  if (from === null) return { state: 'no_warning' };
  const to = decisions.filter((day) => day >= from).reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null);
  if (to === null) return { state: 'running', from, days: daysBetween(from, today) };
  return { state: 'closed', from, to, days: daysBetween(from, to) };
}
