import { z } from 'zod';
import { isDate } from '../../core/charter/dates.ts';
import { wordsSchema } from '../../core/words.ts';

/** What a document may state, in the order of the page. */
export const KINDS = [
  'source', 'state', 'external', 'person', 'office', 'non-state', 'population', 'organisation', 'body', 'instrument', 'event', 'metric', 'threat', 'driver', 'capability',
  'decision', 'plan', 'proposal', 'pledge', 'assessment',
] as const;
export type Kind = (typeof KINDS)[number];

/** Its name in the document's own list: "THR2". */
export const factCode = z.string().regex(/^[A-Z]{2,4}\d{1,4}$/);
const sourceId = z.string().regex(/^SO-\d{1,9}$/);
/** As precise as the source: "2022-05-16", "2022-05", "2022". */
const date = z.string().refine(isDate, 'a date');

export const noted = z.strictObject({
  source: sourceId, fact: factCode, kind: z.enum(KINDS), what: wordsSchema(300),
  /** Who says or does it; null where the document names nobody. */
  who: wordsSchema(200).nullable(),
  /** When it was, or is to be: plans have days to come. */
  on: date.nullable(), until: date.nullable(),
  /** The very words, at most twelve, and the characters of the copy where they stand. */
  quote: z.string().trim().min(1).max(400), from: z.number().int().min(0), to: z.number().int().min(1),
  /** How the page of its place shows it. */
  value: wordsSchema(200),
  /** Its place on the desk: the act that recorded it there, and the page that shows the act. */
  place: z.strictObject({ act: z.number().int().min(1), page: z.string().regex(/^\/[a-z-]+(\/[A-Za-z0-9_-]{1,60})?$/) }),
  /** Other values of the same fact, each with its source; none is preferred. */
  rivals: z.array(z.strictObject({ value: wordsSchema(200), source: sourceId })).max(6),
});
export type Noted = z.infer<typeof noted>;
