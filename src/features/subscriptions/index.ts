/**
 * Subscriptions and digests: who wants to be told of what, and what was told.
 *
 * A subscription is a person's own: its acts, its digests and what they hold are read by nobody else, which the database
 * sees to. A digest belongs to a day or a week that has ended at the seat, holds everything within the subscription as it
 * stood at that end, and is made once: `dueDigests` depends on acts and the hour alone, and the key of a digest is taken once.
 * What is told as it happens is no digest: it is computed on reading.
 */
import type { Feature } from '../../platform/feature.ts';
import { saysDigest, saysEnded, saysSet } from './says.ts';
import { digestMade, subscriptionEnded, subscriptionSet } from './schema.ts';
import { projectDigest, projectEnded, projectSet } from './store.ts';
import { words } from './words.ts';

export const subscriptions: Feature = {
  name: 'subscriptions',
  acts: {
    'subscriptions.set': { payload: subscriptionSet, project: projectSet, says: saysSet },
    'subscriptions.ended': { payload: subscriptionEnded, project: projectEnded, says: saysEnded },
    'digests.made': { payload: digestMade, project: projectDigest, says: saysDigest },
  },
  projections: { subscriptions: "id || ' ' || lpad(seq::text, 18, '0')", digests: "subscription || ' ' || period" },
  words,
};

export { endSubscription, makeDigest, setSubscription } from './commands.ts';
export { readSubscription } from './form.ts';
export { knownIn, type Known } from './known.ts';
export { keepDigests, makeDigests } from './make.ts';
export { countriesOf, offeredBy, seriesOf } from './offered.ts';
export { maySubscribe } from './rights.ts';
export { isWithin, MOST, present, reachOf, toldAtOnce, wouldHaveSent, type Item, type Preview, type SetSubscription, type Subscription } from './rules.ts';
export { KINDS, LEVELS, type Asked } from './schema.ts';
export { countDigests, digestOf, digestsMade, keepLook, lastLook, listDigests, subscriptionsOf, type Digest } from './store.ts';
export { words as subscriptionsWords } from './words.ts';
