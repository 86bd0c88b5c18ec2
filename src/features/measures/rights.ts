import type { Actor } from '../../core/act.ts';
import { holds } from '../../core/rights.ts';

/** A desk officer, a mission planner or the Secretary General keeps the catalogue, bundles measures and says what came of them. */
export const mayKeepMeasures = (actor: Actor): boolean => holds(actor, 'desk_officer') || holds(actor, 'mission_planner') || holds(actor, 'secretary_general');
