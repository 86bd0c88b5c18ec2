import { z } from 'zod';
import { wordsSchema } from '../../core/words.ts';

export const MOST_PARAGRAPHS = 60;
export const paragraph = z.strictObject({ part: z.enum(['preambular', 'operative']), heading: wordsSchema(120).nullable(), words: wordsSchema(4000) });
const textId = z.string().regex(/^T-\d{1,9}$/);
const content = { title: wordsSchema(200), paragraphs: z.array(paragraph).max(MOST_PARAGRAPHS) };
const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const drafted = z.strictObject({ id: textId, dossier: z.string(), consultation: z.string().nullable(), ...content });
export type Drafted = z.infer<typeof drafted>;
export const revised = z.strictObject({ id: textId, revision: z.number().int().min(2), ...content });
export type Revised = z.infer<typeof revised>;
export const frozen = z.strictObject({
  id: textId, version: z.number().int().min(1), hash, ...content,
  files: z.record(z.string(), z.strictObject({ sha256: hash, bytes: z.number().int() })),
});
export type Frozen = z.infer<typeof frozen>;
