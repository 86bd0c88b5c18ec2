import type { Actor } from '../../core/act.ts';
import { holds } from '../../core/rights.ts';

/** A desk officer or an administrator imports the files of sources. */
export const mayImportSource = (actor: Actor): boolean => holds(actor, 'desk_officer') || holds(actor, 'administrator');
