import type { Actor } from '../../core/act.ts';
import { holds } from '../../core/rights.ts';

/** A desk officer or the Secretary General opens a dossier. */
export const mayOpenDossier = (actor: Actor): boolean => holds(actor, 'desk_officer') || holds(actor, 'secretary_general');

/** Whoever opens dossiers also records in them what happened before the desk or outside it. */
export const mayRecordFact = mayOpenDossier;
