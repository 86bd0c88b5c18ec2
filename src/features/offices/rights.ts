import type { Actor } from '../../core/act.ts';
import { holds } from '../../core/rights.ts';

/** Who holds which office, and by what mandate, is recorded by the Secretary General or a desk officer. */
export const mayKeepOffices = (actor: Actor): boolean => holds(actor, 'secretary_general') || holds(actor, 'desk_officer');

/** The log and the reports of an office are written by its holder, or by the secretariat for one. */
export const mayReport = (actor: Actor, office: string, holder: string | null): boolean => mayKeepOffices(actor) || holds(actor, office) || (holder !== null && actor.person === holder);

/** Who presides is recorded by the Secretary General: rights follow from it. */
export const mayRecordChair = (actor: Actor): boolean => holds(actor, 'secretary_general');
