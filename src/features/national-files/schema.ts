import { z } from 'zod';
import { isDate } from '../../core/charter/dates.ts';
import { wordsSchema } from '../../core/words.ts';

const party = z.string().max(40);
/** `secretariat` or `party:ARM`. */
export const reader = z.string().regex(/^(?:secretariat|party:[A-Z]{2,8})$/);

export const entered = z.strictObject({
  party, kind: z.enum(['figure', 'words']), indicator: wordsSchema(200), value: z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/).nullable(), unit: wordsSchema(60).nullable(), words: wordsSchema(2000).nullable(),
  on: z.string().refine(isDate, 'a date'), source: z.string().trim().min(1).max(300),
});
export type Entered = z.infer<typeof entered>;

export const withdrawn = z.strictObject({ party, entry: z.number().int().min(1) });
export type Withdrawn = z.infer<typeof withdrawn>;

export const opened = z.strictObject({ party, readers: z.array(reader).min(1).max(60) });
export const closed = z.strictObject({ party, readers: z.array(reader).min(1).max(60) });
export type Opened = z.infer<typeof opened>;
