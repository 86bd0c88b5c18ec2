import type { Actor } from '../../core/act.ts';
import { holds, isDelegate } from '../../core/rights.ts';

/** A desk officer or the Secretary General enters a pledge into the register and sets its milestones. */
export const mayRecordCommitment = (actor: Actor): boolean => holds(actor, 'desk_officer') || holds(actor, 'secretary_general');

/** What became of a pledge is said by whoever knows: also delegates and analysts, each under the own name and with a source. */
export const mayClaim = (actor: Actor): boolean => mayRecordCommitment(actor) || isDelegate(actor) || holds(actor, 'analyst');
