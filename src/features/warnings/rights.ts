import type { Actor } from '../../core/act.ts';
import { holds } from '../../core/rights.ts';

/** A desk officer or the Secretary General issues a warning. */
export const mayIssueWarning = (actor: Actor): boolean => holds(actor, 'desk_officer') || holds(actor, 'secretary_general');
