import { z } from 'zod';
import { silenceMore } from '../../core/charter/rule.ts';
import { POSITIONS } from '../../core/procedure/silence.ts';
import { isInstant } from '../../core/time.ts';
import { wordsSchema } from '../../core/words.ts';

const at = z.string().refine(isInstant, 'an instant');
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const silenceRule = z.strictObject({
  kind: z.literal('silence'), minHours: z.number().int(), asideBlocks: z.boolean(), scope: z.enum(['whole', 'paragraphs']), onObjection: z.enum(['breaks', 'counts_at_expiry']),
  ...silenceMore,
});

/** A text is circulated: everything the outcome will depend on is pinned here. */
export const circulated = z.strictObject({
  id: z.string().regex(/^S-\d{1,9}$/),
  dossier: z.string(), text: z.string(), version: z.number().int().min(1), hash, paragraphs: z.number().int().min(1),
  matter: z.string(), body: z.string(), ruleId: z.string(), rule: silenceRule, verified: z.boolean(),
  roster: z.array(z.string()).min(1).max(60), deadline: at, charter: z.number().int(),
  /** The procedure on the same text that this one closes, if any. */
  closes: z.string().nullable(),
});
export type Circulated = z.infer<typeof circulated>;

export const positionTaken = z.strictObject({
  procedure: z.string(), party: z.string(), kind: z.enum(POSITIONS), paragraphs: z.array(z.number().int().min(1)).max(60), hash,
  /** Reason of an objection, words of a reservation. */
  words: wordsSchema(2000).nullable(),
  /** Who of the delegation prepared it, where another released it. */
  preparedBy: z.string().max(40).optional(),
});
export type PositionTaken = z.infer<typeof positionTaken>;

export const objectionWithdrawn = z.strictObject({ procedure: z.string(), party: z.string(), paragraphs: z.array(z.number().int().min(1)).max(60) });
export type ObjectionWithdrawn = z.infer<typeof objectionWithdrawn>;

/** The newest position of a party, taken back within the window of the charter. */
export const takenBack = z.strictObject({ procedure: z.string(), party: z.string(), act: z.number().int().min(1) });
export type TakenBack = z.infer<typeof takenBack>;
