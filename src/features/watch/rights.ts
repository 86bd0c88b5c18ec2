import type { Actor } from '../../core/act.ts';
import { holds } from '../../core/rights.ts';

/** A desk officer or an administrator puts a watch file in force. */
export const maySetFile = (actor: Actor): boolean => holds(actor, 'desk_officer') || holds(actor, 'administrator');

/** A desk officer, or an analyst of any centre, says what a signal is. */
export const mayNoteSignal = (actor: Actor): boolean => holds(actor, 'desk_officer') || holds(actor, 'analyst');
