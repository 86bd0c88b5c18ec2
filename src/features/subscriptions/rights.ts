import { personToken, type Actor } from '../../core/act.ts';

/** Whoever has an account subscribes, for nobody but themselves. */
export const maySubscribe = (actor: Actor): boolean => actor.tokens.includes(personToken(actor.person));
