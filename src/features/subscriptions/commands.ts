import { DESK } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { daysOf, dayStart } from '../../core/rhythm.ts';
import { addDays, addHours } from '../../core/time.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { charterInForce } from '../charter/index.ts';
import { fileById } from '../watch/index.ts';
import { knownIn } from './known.ts';
import { offeredBy } from './offered.ts';
import { digestKey, endSubscription as decideEnd, makeDigest as decideDigest, present, setSubscription as decideSet, type DigestState, type SetState, type SetSubscription, type Subscription } from './rules.ts';
import { digestsMade, subscriptionsOf } from './store.ts';

/** A lease of the person reads only the own ones; the rule looks again. */
const subscriptionOf = async (lease: ReadLease, id: string): Promise<Subscription | null> => (await subscriptionsOf(lease, id))[0] ?? null;

export function setSubscription(input: SetSubscription, once: string | null): Command<Charter, SetState> {
  return {
    dossier: DESK,
    once,
    load: async (lease) => {
      const found = await fileById(lease, input.file);
      const all = await subscriptionsOf(lease);
      return { offered: found && offeredBy(found.file), before: all.find((one) => one.id === input.change) ?? null, held: all.filter((one) => !present(one).ended).length, next: await nextNumber(lease, 'SUB') };
    },
    decide: (state, context) => decideSet(state, input, context),
  };
}

export function endSubscription(input: { subscription: string }, once: string | null): Command<Charter, { before: Subscription | null }> {
  return { dossier: DESK, once, load: async (lease) => ({ before: await subscriptionOf(lease, input.subscription) }), decide: (state, context) => decideEnd(state, input, context) };
}

/** Days before the end of a period in which what its digest holds was raised: a week, and the day on which a rhythm was changed. */
const REACH_DAYS = 8;

/** The key of the command is the digest's own: a second one is refused by the database, whichever process sends it. */
export function makeDigest(input: { subscription: string; period: string }): Command<Charter, DigestState> {
  return {
    dossier: DESK,
    once: `digest:${input.subscription}:${input.period}`,
    load: async (lease) => {
      const days = daysOf(input.period);
      const zone = (await charterInForce(lease))?.charter.seat.zone ?? 'UTC';
      const range = days && { after: dayStart(addDays(days.to, -REACH_DAYS), zone), upTo: addHours(dayStart(days.to, zone), 1) };
      return {
        subscription: await subscriptionOf(lease, input.subscription), items: range ? (await knownIn(lease, range)).items : [],
        made: (await digestsMade(lease, input.subscription)).has(digestKey(input.subscription, input.period)),
      };
    },
    decide: (state, context) => decideDigest(state, input, context),
  };
}
