import type { Actor } from '../../core/act.ts';
import { holds, isDelegate } from '../../core/rights.ts';

/** A mission planner, a desk officer or the Secretary General keeps the file of an operation. */
export const mayKeepOperation = (actor: Actor): boolean => holds(actor, 'mission_planner') || holds(actor, 'desk_officer') || holds(actor, 'secretary_general');

/** What the Council decided, and that a file is closed, is recorded by a desk officer or the Secretary General. */
export const mayRecordMandate = (actor: Actor): boolean => holds(actor, 'desk_officer') || holds(actor, 'secretary_general');

/** Whoever keeps the file records a request; a delegate records that of the own party. */
export const mayRequestOperation = (actor: Actor, host: string): boolean => mayKeepOperation(actor) || (isDelegate(actor) && actor.party === host);

/** A delegate offers units of the own party, and reports their movements, strength, equipment and situation. */
export const mayReportFor = (actor: Actor, party: string | null): boolean => mayKeepOperation(actor) || (isDelegate(actor) && party !== null && actor.party === party);

/** Has this person anything to record here at all? */
export const mayRecordSome = (actor: Actor): boolean => mayKeepOperation(actor) || isDelegate(actor);
