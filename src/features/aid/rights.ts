import type { Actor } from '../../core/act.ts';
import { holds, isDelegate } from '../../core/rights.ts';

/** A desk officer or the Secretary General keeps the ledgers. */
export const mayKeepLedgers = (actor: Actor): boolean => holds(actor, 'desk_officer') || holds(actor, 'secretary_general');

/** A delegate enters what the own party gives. */
export const mayEnterAid = (actor: Actor, giver: string | null): boolean => mayKeepLedgers(actor) || (giver !== null && isDelegate(actor) && actor.party === giver);
