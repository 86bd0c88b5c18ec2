import type { Actor } from '../../core/act.ts';
import { holds } from '../../core/rights.ts';

/** A desk officer, or an analyst of any centre, says what a signal is and that something was missed. */
export const mayHandle = (actor: Actor): boolean => holds(actor, 'desk_officer') || holds(actor, 'analyst');

/** A desk officer sets a threshold. */
export const maySetThreshold = (actor: Actor): boolean => holds(actor, 'desk_officer');
