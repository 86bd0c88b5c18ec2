import { z } from 'zod';
import { recordId } from '../../core/exchange/bodies.ts';
import { wordsSchema } from '../../core/words.ts';

const lines = z.array(wordsSchema(400)).max(50);
const chance = z.number().min(0).max(1).nullable();
/** An answer as far as it is written. What of it may be sent is said by the bodies of the exchange. Probabilities are 0 to 1. */
export const draftBody = z.strictObject({
  title: wordsSchema(400).nullable(), judgement: wordsSchema(20_000).nullable(), low: chance, high: chance, confidence: z.enum(['low', 'moderate', 'high']).nullable(),
  sources: z.array(z.strictObject({ title: z.string().trim().max(400), grade: z.string().trim().max(2), published: z.string().trim().max(20) })).max(200),
  assumptions: lines, alternatives: lines, changes: lines,
});
export type DraftBody = z.infer<typeof draftBody>;
export const EMPTY: DraftBody = { title: null, judgement: null, low: null, high: null, confidence: null, sources: [], assumptions: [], alternatives: [], changes: [] };

export const drafted = z.strictObject({ tasking: recordId, home: z.string().max(80), revision: z.number().int().min(1).max(10_000), body: draftBody });
export type Drafted = z.infer<typeof drafted>;
