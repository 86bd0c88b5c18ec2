import type { Actor } from '../../core/act.ts';
import type { Charter, Matter } from '../../core/charter/schema.ts';
import { actsAs } from '../../core/rights.ts';
import type { Instant } from '../../core/time.ts';

/** Whoever the charter lets announce the outcome of the matter. */
export const mayAnnounce = (actor: Actor, matter: Matter, charter: Charter, now: Instant): boolean =>
  matter.announcedBy.some((office) => actsAs(actor, office, charter, now));
