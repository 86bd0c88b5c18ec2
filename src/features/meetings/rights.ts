import type { Actor } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { holds, isChair, isDelegate } from '../../core/rights.ts';
import type { Instant } from '../../core/time.ts';

/** The chair, a desk officer or the Secretary General convenes a meeting, keeps its agenda and its record. */
export const mayKeepMeetings = (actor: Actor, charter: Charter, now: Instant): boolean => holds(actor, 'desk_officer') || holds(actor, 'secretary_general') || isChair(actor, charter, now);

/** Whoever keeps the record enters anybody's words; a delegate the own party's. */
export const mayRecordWords = (actor: Actor, party: string | null, charter: Charter, now: Instant): boolean => mayKeepMeetings(actor, charter, now) || (isDelegate(actor) && actor.party === party);
