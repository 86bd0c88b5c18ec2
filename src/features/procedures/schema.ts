import { z } from 'zod';
import { silenceMore } from '../../core/charter/rule.ts';
import { ENDINGS, POSITIONS } from '../../core/procedure/silence.ts';
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
  /** The period is shorter than usual, as the rule allows for what is urgent. */
  urgent: z.literal(true).optional(),
  /** Only these paragraphs are before the parties again; what was said on the others stands, as `carried`. */
  open: z.array(z.number().int().min(1)).max(60).optional(),
  carried: z.array(z.strictObject({ party: z.string(), kind: z.enum(POSITIONS), paragraph: z.number().int().min(1) })).max(3600).optional(),
  /** The procedure in another body that this one takes up. */
  escalates: z.string().optional(),
  /** The proposal to decide by silence to which nobody objected. */
  proposal: z.string().optional(),
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

const procedure = z.string().regex(/^S-\d{1,9}$/);
const why = wordsSchema(600);

/** The hour is moved forward, before it has passed. */
export const extended = z.strictObject({ procedure, deadline: at, was: at, why });
export type Extended = z.infer<typeof extended>;

/** A period ends before its hour, and its text is not adopted by it: taken back, sent to a meeting, or to another body. */
export const ended = z.strictObject({ procedure, how: z.enum(ENDINGS).exclude(['circulated']), /** The body, and the procedure it decides by. */ to: z.strictObject({ body: z.string(), procedure: z.string() }).nullable(), why });
export type Ended = z.infer<typeof ended>;

/** What silence adopted is confirmed by letter, where the rule wants that before it is announced. */
export const confirmed = z.strictObject({ procedure, hash });
export type Confirmed = z.infer<typeof confirmed>;

/** It is proposed to decide a version by silence, where the rule wants consent to that. */
export const proposed = z.strictObject({ id: z.string().regex(/^SP-\d{1,9}$/), dossier: z.string(), text: z.string(), version: z.number().int().min(1), hash, matter: z.string(), body: z.string(), roster: z.array(z.string()).min(1).max(60), deadline: at });
export type Proposed = z.infer<typeof proposed>;

/** A party does not agree that silence decides; the version then goes to a meeting. */
export const useObjected = z.strictObject({ proposal: z.string(), party: z.string(), words: wordsSchema(2000) });
export type UseObjected = z.infer<typeof useObjected>;

/** The newest position of a party, taken back within the window of the charter. */
export const takenBack = z.strictObject({ procedure: z.string(), party: z.string(), act: z.number().int().min(1) });
export type TakenBack = z.infer<typeof takenBack>;
