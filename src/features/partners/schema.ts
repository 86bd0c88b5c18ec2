import { z } from 'zod';
import { isDate } from '../../core/charter/dates.ts';
import { wordsSchema } from '../../core/words.ts';

/** What a partner's sheet holds: who answers there, what is planned together, meetings, what they were told, who spoke where. */
export const KINDS = ['counterpart', 'plan', 'meeting', 'notification', 'speech'] as const;
export type Kind = (typeof KINDS)[number];
export const STATES = ['planned', 'done', 'dropped'] as const;
export type State = (typeof STATES)[number];

export const entryId = z.string().regex(/^PE-\d{1,9}$/);
const date = z.string().refine(isDate, 'a date');

export const source = z.strictObject({ title: z.string().trim().min(1).max(300), published: date.nullable(), url: z.url({ protocol: /^https?$/ }).max(500).nullable() });
export type Source = z.infer<typeof source>;

/** An entry as it was first written; how it stands changes by `changed`. */
export const entered = z.strictObject({
  id: entryId, partner: z.string().min(1).max(40), kind: z.enum(KINDS), what: wordsSchema(400),
  /** A date as precise as its source: "2022-05-16", "2022-05", "2022". Null only for what is planned without one. */
  on: date.nullable(),
  /** Who of the organisation spoke, met, told or answers for it. */
  who: wordsSchema(200).nullable(),
  /** The platform or place. */
  where: wordsSchema(200).nullable(),
  state: z.enum(STATES),
  /** Where it is known from; what the desk itself plans needs none. */
  source: source.nullable(),
  /** A statement of the desk that was spoken or sent, by its symbol. */
  statement: z.string().max(80).nullable(),
});
export type Entered = z.infer<typeof entered>;

export const changed = z.strictObject({ id: entryId, state: z.enum(STATES), on: date.nullable(), why: wordsSchema(400) });
export type Changed = z.infer<typeof changed>;
