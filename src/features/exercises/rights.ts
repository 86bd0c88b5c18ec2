import type { Actor } from '../../core/act.ts';
import { holds, isDelegate } from '../../core/rights.ts';

/** A desk officer or the Secretary General plans exercises and keeps their record. */
export const mayPlanExercise = (actor: Actor): boolean => holds(actor, 'desk_officer') || holds(actor, 'secretary_general');

/** The host's own delegate says whether it consents; who plans records what the host said elsewhere. */
export const mayConsent = (actor: Actor, host: string): boolean => mayPlanExercise(actor) || (isDelegate(actor) && actor.party === host);

/** A delegate says for the own party whether it takes part. */
export const mayAttend = (actor: Actor, party: string): boolean => mayPlanExercise(actor) || (isDelegate(actor) && actor.party === party);

/** Whoever took part may have learnt something. */
export const mayLearn = (actor: Actor): boolean => mayPlanExercise(actor) || isDelegate(actor);
