import type { Actor } from '../../core/act.ts';

/** Whoever belongs to a delegation, whatever the office: notes what the capital says, and prepares a position. */
export const mayInstruct = (actor: Actor): boolean => actor.party !== null && actor.centre === null;
