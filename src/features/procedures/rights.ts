import type { Actor } from '../../core/act.ts';
import type { Charter, Matter } from '../../core/charter/schema.ts';
import { actsAs, isDelegate } from '../../core/rights.ts';
import type { Instant } from '../../core/time.ts';

/** Whoever the charter lets open the matter: for a joint statement, the chair. */
export const mayCirculate = (actor: Actor, matter: Matter, charter: Charter, now: Instant): boolean =>
  matter.openedBy.some((office) => actsAs(actor, office, charter, now));

/** The delegate of an entitled party. */
export const mayTakePosition = (actor: Actor, roster: readonly string[]): boolean => isDelegate(actor) && roster.includes(actor.party!);
