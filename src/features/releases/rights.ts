import type { Actor } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { actsAs, holds } from '../../core/rights.ts';
import type { Instant } from '../../core/time.ts';

/** The office in which somebody releases: the Secretary General, or one that the charter lets announce what was decided, among those who read at the node. Null where there is none. */
export function releasesAs(actor: Actor, readers: readonly string[], charter: Charter, now: Instant): string | null {
  if (!readers.some((token) => actor.tokens.includes(token))) return null;
  if (holds(actor, 'secretary_general')) return 'secretary_general';
  return charter.matters.flatMap(({ announcedBy }) => announcedBy).find((office) => actsAs(actor, office, charter, now)) ?? null;
}
