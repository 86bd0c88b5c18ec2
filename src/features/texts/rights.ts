import type { Actor } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { holds, isChair } from '../../core/rights.ts';
import type { Instant } from '../../core/time.ts';

/** A desk officer drafts, and so does the chair. */
export const mayDraft = (actor: Actor, charter: Charter, now: Instant): boolean => holds(actor, 'desk_officer') || isChair(actor, charter, now);
