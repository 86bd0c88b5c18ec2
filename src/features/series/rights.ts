import type { Actor } from '../../core/act.ts';
import { holds } from '../../core/rights.ts';

/** A desk officer or an administrator imports series. */
export const mayImport = (actor: Actor): boolean => holds(actor, 'desk_officer') || holds(actor, 'administrator');
