import { z } from 'zod';
import { isInstant } from '../../core/time.ts';
import { wordsSchema } from '../../core/words.ts';

export const CONFIDENCE = ['low', 'moderate', 'high'] as const;
export type Confidence = (typeof CONFIDENCE)[number];
const at = z.string().refine(isInstant, 'an instant');

export const evidence = z.strictObject({
  import: z.string().max(20), series: z.string().max(60), area: z.string().max(10), period: z.string().max(10),
  /** null where the period is not covered: a gap can be evidence too. */
  value: z.number().nullable(),
  unit: wordsSchema(60), source: z.string().max(400), vintage: z.string().max(60),
  /** The mark of the detector on that month, as it stood when the warning was issued. */
  signal: z.strictObject({ expected: z.number(), low: z.number().int(), high: z.number().int(), months: z.number().int() }).optional(),
});
export type Evidence = z.infer<typeof evidence>;

export const option = z.strictObject({ what: wordsSchema(400), leadHours: z.number().int().min(0).max(87_600) });
export type Option = z.infer<typeof option>;

export const issued = z.strictObject({
  id: z.string().regex(/^W-\d{1,9}$/),
  dossier: z.string(),
  sentence: wordsSchema(400),
  probability: z.strictObject({ from: z.number().int().min(0).max(100), to: z.number().int().min(0).max(100) }),
  confidence: z.enum(CONFIDENCE),
  consequence: wordsSchema(800),
  addressees: z.strictObject({ bodies: z.array(z.string()).max(20), parties: z.array(z.string()).max(60) }),
  options: z.array(option).min(1).max(12),
  horizon: at,
  answerBy: at,
  answerByReason: wordsSchema(400).nullable(),
  evidence: z.array(evidence).max(24),
});
export type Issued = z.infer<typeof issued>;
