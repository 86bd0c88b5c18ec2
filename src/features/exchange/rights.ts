import { NODE, type Actor } from '../../core/act.ts';
import { holds } from '../../core/rights.ts';

/** The process that exchanges, which alone holds its token. */
export const isExchange = (actor: Actor): boolean => actor.tokens.includes(NODE);

/** The administrator of a node says which nodes it exchanges with, having compared fingerprints. */
export const mayAcceptPeers = (actor: Actor): boolean => holds(actor, 'administrator');

/** A directory counts by the signatures of its quorum, whoever brings it: the node takes it by itself too. */
export const mayTakeDirectory = (actor: Actor): boolean => mayAcceptPeers(actor) || isExchange(actor);

/** Whoever works at the node publishes in its name: analysts of the centre, desk officers and the Secretary General, the operator of the machine. */
export const mayPublish = (actor: Actor, readers: readonly string[]): boolean =>
  ['analyst', 'desk_officer', 'secretary_general', 'administrator'].some((office) => holds(actor, office)) && readers.some((token) => actor.tokens.includes(token));
