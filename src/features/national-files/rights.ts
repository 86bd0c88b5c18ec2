import type { Actor } from '../../core/act.ts';
import { isDelegate } from '../../core/rights.ts';

/** A party's file is written, opened and closed by its own delegate and nobody else: whoever keeps the desk has no part in it. */
export const mayKeepFile = (actor: Actor, party: string): boolean => isDelegate(actor) && actor.party === party;
