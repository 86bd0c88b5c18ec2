import type { Actor } from '../../core/act.ts';
import { holds } from '../../core/rights.ts';

/** A desk officer or the Secretary General issues a warning, or approves one that somebody else proposed. */
export const mayIssueWarning = (actor: Actor): boolean => holds(actor, 'desk_officer') || holds(actor, 'secretary_general');

/** An analyst of a centre, or a desk officer, proposes a warning for another's approval. */
export const mayProposeWarning = (actor: Actor): boolean => (actor.centre !== null && holds(actor, 'analyst')) || holds(actor, 'desk_officer');
