import type { Said } from '../../platform/feature.ts';
import type { DigestMade, SubscriptionEnded, SubscriptionSet } from './schema.ts';

export const saysSet = ({ id }: SubscriptionSet): Said => [{ key: 'act_set', facts: { id } }];
export const saysEnded = ({ id }: SubscriptionEnded): Said => [{ key: 'act_ended', facts: { id } }];
export const saysDigest = ({ subscription, period }: DigestMade): Said => [{ key: 'act_digest', facts: { id: subscription, period } }];
