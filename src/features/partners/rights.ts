import type { Actor } from '../../core/act.ts';
import { holds } from '../../core/rights.ts';

/** Relations with partners are kept by the secretariat: a desk officer, the Secretary General or the special representative. */
export const mayKeepPartners = (actor: Actor): boolean => ['desk_officer', 'secretary_general', 'special_representative'].some((office) => holds(actor, office));
