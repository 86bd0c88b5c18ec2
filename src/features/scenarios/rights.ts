import type { Actor } from '../../core/act.ts';
import { holds } from '../../core/rights.ts';

/** A desk officer, or an analyst of any centre, sets scenarios, changes them and says which one came. */
export const maySetScenarios = (actor: Actor): boolean => holds(actor, 'desk_officer') || holds(actor, 'analyst');
