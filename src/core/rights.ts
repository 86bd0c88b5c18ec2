import type { Actor } from './act.ts';
import { chairOn } from './charter/chair.ts';
import type { Charter } from './charter/schema.ts';
import { dayOf, type Instant } from './time.ts';

/** Building blocks of the sentences in each feature's `rights.ts`. */
export const holds = (actor: Actor, office: string): boolean => actor.offices.includes(office);

export const isDelegate = (actor: Actor): boolean => actor.party !== null && holds(actor, 'permanent_delegate');

/** The chair is whoever represents the party that presides on the day, by the rotation of the charter. */
export function isChair(actor: Actor, charter: Charter, now: Instant): boolean {
  return isDelegate(actor) && chairOn(charter, dayOf(now, charter.seat.zone))?.party === actor.party;
}

/** Holds an office by appointment, or the chair by rotation. */
export function actsAs(actor: Actor, office: string, charter: Charter, now: Instant): boolean {
  return office === 'chair' ? isChair(actor, charter, now) : holds(actor, office);
}
