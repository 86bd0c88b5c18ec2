import type { Actor } from '../../core/act.ts';
import { holds } from '../../core/rights.ts';

/** An administrator keeps the desk: backups, verification, and the figures of the machine. */
export const mayKeepDesk = (actor: Actor): boolean => holds(actor, 'administrator');
