import { centreToken, partyToken, SECRETARIAT, type Actor } from '../../core/act.ts';
import { holds } from '../../core/rights.ts';

/** Where somebody writes: at the centre, in the secretariat, in a delegation. Colleagues there read the draft, and nobody else. */
export const homeOf = (actor: Actor): string | null =>
  actor.centre !== null ? centreToken(actor.centre) : actor.secretariat ? SECRETARIAT : actor.party !== null ? partyToken(actor.party) : null;

/** Analysts of a centre and desk officers write answers. */
export const mayDraftAnswer = (actor: Actor): boolean => (holds(actor, 'analyst') || holds(actor, 'desk_officer')) && homeOf(actor) !== null;
