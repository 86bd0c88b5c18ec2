import { isRefusal } from '../../core/refusal.ts';
import { addHours, type Instant } from '../../core/time.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { again, type Repeated } from '../../platform/again.ts';
import type { Desk } from '../../platform/desk.ts';
import { actorFrom, allPeople } from '../people/index.ts';
import { knownIn } from './known.ts';
import { makeDigest } from './commands.ts';
import { dueDigests, reachOf } from './rules.ts';
import { digestsMade, subscriptionsOf } from './store.ts';

/** Up to which hour this process has looked, for each desk: only what came to be due since is looked for again. */
const looked = new WeakMap<Desk<Charter>, Instant>();
/** What was not due at a look had an end less than a day before it, and holds nothing older than eight days before that. */
const BEHIND_HOURS = 24 * 10;

/**
 * Makes every digest that is due, each in the name and with the tokens of whom it is for, so that the database decides what it
 * may hold. It may be called at any time, by any number of processes: what is made already is refused, and then left alone.
 */
export async function makeDigests(desk: Desk<Charter>): Promise<{ made: number; people: number }> {
  const { database } = desk;
  const now = desk.clock.now();
  const { subscriptions, people, made, zone } = await database.audit(async (lease) => {
    const all = await subscriptionsOf(lease);
    return { subscriptions: all, people: all.length === 0 ? [] : await allPeople(lease), made: all.length === 0 ? new Set<string>() : await digestsMade(lease), zone: all.length === 0 ? 'UTC' : (await desk.charter(lease)).seat.zone };
  });
  const before = looked.get(desk);
  let count = 0;
  const told = new Set<string>();
  for (const [person, own] of Map.groupBy(subscriptions, (one) => one.person)) {
    const found = people.find((one) => one.person === person);
    if (!found || found.closed) continue;
    const actor = actorFrom(found);
    const begun = own.map(reachOf).reduce((a, b) => (a < b ? a : b));
    const after = before !== undefined && addHours(before, -BEHIND_HOURS) > begun ? addHours(before, -BEHIND_HOURS) : begun;
    const { items } = await database.read(actor.tokens, (lease) => knownIn(lease, { after, upTo: now }));
    for (const { subscription, period } of dueDigests(own, items, made, zone, now)) {
      const result = await desk.perform(actor, makeDigest({ subscription, period }));
      if (isRefusal(result)) continue;
      count++;
      told.add(person);
    }
  }
  looked.set(desk, now);
  if (count > 0) desk.log('digests.made', { made: count, people: told.size });
  return { made: count, people: told.size };
}

/** Looks for digests every so often. */
export const keepDigests = (desk: Desk<Charter>, seconds = 60): Repeated =>
  again(() => makeDigests(desk).catch((error: Error) => desk.log('digests.failed', { error: error.name, message: error.message })), seconds);
