import { z } from 'zod';
import { isDate } from '../../core/charter/dates.ts';
import { CARRIES, LANES } from '../../core/step.ts';
import { wordsSchema } from '../../core/words.ts';

export const dossierId = z.string().regex(/^D-\d{1,9}$/);
export const opened = z.strictObject({ id: dossierId, title: wordsSchema(200), marking: z.string().max(40), named: z.array(z.string().max(40)).max(60) });
export type Opened = z.infer<typeof opened>;

/** As precise as the source: "2013-09-23", "2021-08", "2024". */
const date = z.string().refine(isDate, 'a date');
const words = wordsSchema(400);

/** A fact of the past, which happened before the desk or outside it. It has a source, or it is not recorded. */
export const factRecorded = z.strictObject({
  dossier: dossierId,
  lane: z.enum(LANES),
  from: date,
  /** Last date of what took several days; null for one date. */
  to: date.nullable(),
  /** report: one report, or a text nobody here has seen. */
  precision: z.enum(['day', 'span', 'year', 'report']),
  what: words,
  who: wordsSchema(200).nullable(),
  source: z.strictObject({ title: z.string().trim().min(1).max(300), published: date.nullable(), url: z.url({ protocol: /^https?$/ }).max(500).nullable() }),
  /** Other values of the same fact, and who gives them. */
  rivals: words.nullable(),
  /** For a warning: what it named of what a warning should carry. */
  carried: z.array(z.strictObject({ part: z.enum(CARRIES), how: z.enum(['stated', 'part']), words })).max(CARRIES.length),
});
export type FactRecorded = z.infer<typeof factRecorded>;

/** A fact is taken back, for a reason: it stays in the chain and on the page, and no longer counts. */
export const factWithdrawn = z.strictObject({ dossier: dossierId, fact: z.number().int().min(1), why: words });
export type FactWithdrawn = z.infer<typeof factWithdrawn>;
