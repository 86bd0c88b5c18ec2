import { z } from 'zod';
import { POSITIONS } from '../../core/procedure/silence.ts';
import { wordsSchema } from '../../core/words.ts';

const revision = z.number().int().min(1).max(10_000);
/** What an instruction is about: a text or a consultation, by its number. */
export const subject = z.string().regex(/^(T|C)-\d{1,9}$/);

/** What the capital told, in a new version. */
export const noted = z.strictObject({ party: z.string().max(40), subject, version: revision, words: wordsSchema(4000) });
export type Noted = z.infer<typeof noted>;

/** A position as it would be released: what `procedures` takes, without who. `seen` is the newest act of the party then. */
export const content = z.strictObject({
  kind: z.enum(POSITIONS), paragraphs: z.array(z.number().int().min(1)).max(60), words: wordsSchema(2000).nullable(), hash: z.string().regex(/^[0-9a-f]{64}$/), seen: z.number().int().nullable(),
});
export type Content = z.infer<typeof content>;
export const prepared = z.strictObject({ party: z.string().max(40), procedure: z.string().regex(/^S-\d{1,9}$/), revision, content });
export type Prepared = z.infer<typeof prepared>;
export const settled = z.strictObject({ party: z.string().max(40), procedure: z.string(), revision, how: z.enum(['released', 'dropped']) });
export type Settled = z.infer<typeof settled>;
