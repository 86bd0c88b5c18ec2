import { z } from 'zod';
import { RHYTHMS } from '../../core/rhythm.ts';

/** What somebody can be sent. */
export const KINDS = ['signals', 'warnings'] as const;
export const LEVELS = ['medium', 'high'] as const;
export type Level = (typeof LEVELS)[number];
const id = z.string().regex(/^SUB-\d{1,9}$/);
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What is asked for, without whose it is. An empty list of series or areas is all of them, also those that come later. */
const asked = {
  file: z.string().max(50),
  series: z.array(z.string().max(60)).max(60),
  areas: z.array(z.string().max(60)).max(300),
  level: z.enum(LEVELS),
  kinds: z.array(z.enum(KINDS)).min(1).max(KINDS.length),
  rhythm: z.enum(RHYTHMS),
  quiet: z.strictObject({ from: hour, to: hour, zone: z.string().max(60) }).nullable(),
};
export const subscriptionSet = z.strictObject({ id, ...asked });
export type SubscriptionSet = z.infer<typeof subscriptionSet>;
export type Asked = Omit<SubscriptionSet, 'id'>;

export const subscriptionEnded = z.strictObject({ id });
export type SubscriptionEnded = z.infer<typeof subscriptionEnded>;

/** A digest names what it holds; the figures stay where they are. */
export const digestMade = z.strictObject({
  subscription: id,
  period: z.string().regex(/^\d{4}-(\d\d-\d\d|W\d\d)$/),
  signals: z.array(z.string().max(240)).max(5000),
  warnings: z.array(z.string().max(20)).max(5000),
});
export type DigestMade = z.infer<typeof digestMade>;
