import type { Actor } from '../../core/act.ts';
import { holds } from '../../core/rights.ts';

/** A document is read into the desk by a desk officer or by an analyst. */
export const mayNote = (actor: Actor): boolean => holds(actor, 'desk_officer') || holds(actor, 'analyst');
