import type { Actor } from '../../core/act.ts';
import { holds } from '../../core/rights.ts';

/** An administrator opens and closes accounts and gives offices. */
export const mayManagePeople = (actor: Actor): boolean => holds(actor, 'administrator');
