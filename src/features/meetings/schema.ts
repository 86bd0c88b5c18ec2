import { z } from 'zod';
import { decision } from '../../core/charter/rule.ts';
import { POSITIONS } from '../../core/procedure/silence.ts';
import { isInstant } from '../../core/time.ts';
import { wordsSchema } from '../../core/words.ts';

export const meetingId = z.string().regex(/^M-\d{1,9}$/);
const at = z.string().refine(isInstant, 'an instant');
const party = z.string().min(1).max(40);
const no = z.number().int().min(1).max(99);

/** What an item is about and which papers it has: things of the desk, by their numbers or symbols. */
export const LINKS = ['dossier', 'text', 'warning', 'consultation', 'statement'] as const;
export const link = z.strictObject({ kind: z.enum(LINKS), id: z.string().min(1).max(80) });
export type Link = z.infer<typeof link>;

/** Who sits is pinned when it is convened: the members of its bodies on the day. */
export const convened = z.strictObject({
  id: meetingId, bodies: z.array(z.string()).min(1).max(6), format: z.string(), title: wordsSchema(300), place: wordsSchema(200).nullable(), at,
  /** Members that asked for it, the request for consultation that it answers, and whether what it decides counts. */
  requestedBy: z.array(party).max(60), consultation: z.string().nullable(), decides: z.boolean(), roster: z.array(party).min(1).max(200), charter: z.number().int(),
});
export type Convened = z.infer<typeof convened>;

/** An item as it stands from now on: the same number again replaces it. `matter` is under which it may be decided. */
export const itemSet = z.strictObject({ meeting: meetingId, no, title: wordsSchema(300), about: link.nullable(), matter: z.string().nullable(), documents: z.array(link).max(20) });
export type ItemSet = z.infer<typeof itemSet>;

export const LEVELS = ['head', 'minister', 'secretary', 'permanent', 'deputy', 'expert'] as const;
export type Level = (typeof LEVELS)[number];
export const attended = z.strictObject({ meeting: meetingId, party, present: z.boolean(), level: z.enum(LEVELS).nullable(), head: wordsSchema(200).nullable() });
export type Attended = z.infer<typeof attended>;

/** Who said what in which words. Null for a party is whoever speaks for the organisation. */
export const intervened = z.strictObject({ meeting: meetingId, no: z.number().int().min(1).max(999), item: no, party: party.nullable(), speaker: wordsSchema(200).nullable(), words: wordsSchema(4000) });
export type Intervened = z.infer<typeof intervened>;

const seat = z.strictObject({ party, suspended: z.boolean(), excluded: z.boolean(), absent: z.boolean(), weights: z.record(z.string(), z.number().int()) });
/** What was put to the meeting and where each stood, with the rule, the seats and the groups as they were: what it comes to is computed. */
export const decided = z.strictObject({
  meeting: meetingId, item: no, matter: z.string(), words: wordsSchema(4000), rule: decision, way: z.number().int().min(0).max(5), article: z.string().max(120).nullable(), ruleVerified: z.boolean(),
  seats: z.array(seat).min(1).max(200), groups: z.record(z.string(), z.array(party)),
  positions: z.array(z.strictObject({ party, position: z.enum(POSITIONS), words: wordsSchema(2000).nullable() })).max(200), formObjected: z.array(party).max(60),
});
export type Decided = z.infer<typeof decided>;

export const moved = z.strictObject({ meeting: meetingId, at, place: wordsSchema(200).nullable(), why: wordsSchema(400) });
export type Moved = z.infer<typeof moved>;
export const cancelled = z.strictObject({ meeting: meetingId, why: wordsSchema(400) });
export type Cancelled = z.infer<typeof cancelled>;
export const held = z.strictObject({ meeting: meetingId });
export type Held = z.infer<typeof held>;
