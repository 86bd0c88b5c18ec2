import type { Actor } from '../../core/act.ts';
import type { Charter, Matter } from '../../core/charter/schema.ts';
import { actsAs, isDelegate } from '../../core/rights.ts';
import type { Instant } from '../../core/time.ts';

/** Whoever the charter lets open the matter, for a party. */
export const mayRequest = (actor: Actor, matter: Matter, charter: Charter, now: Instant): boolean =>
  actor.party !== null && matter.openedBy.some((office) => actsAs(actor, office, charter, now));

/** The delegate of a party that was asked. */
export const mayAnswer = (actor: Actor, roster: readonly string[]): boolean => isDelegate(actor) && roster.includes(actor.party!);
