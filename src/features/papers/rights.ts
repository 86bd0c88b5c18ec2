import type { Actor } from '../../core/act.ts';
import { holds } from '../../core/rights.ts';

/** Desk officers and analysts make papers. */
export const mayMakePapers = (actor: Actor): boolean => holds(actor, 'desk_officer') || holds(actor, 'analyst');
