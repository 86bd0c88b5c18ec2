import { z } from 'zod';
import { wordsSchema } from '../../core/words.ts';

const period = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** The act of an import: what came in, from where, and the digest of the rows that were kept. */
export const imported = z.strictObject({
  id: z.string().regex(/^I-\d{1,9}$/),
  series: z.string().max(60),
  title: wordsSchema(200),
  unit: wordsSchema(60),
  source: z.string().max(400),
  licence: z.string().max(120),
  cadence: z.enum(['month', 'year']),
  from: period,
  to: period,
  vintage: z.string().min(1).max(60),
  rows: z.number().int().min(1),
  rowsDigest: hash,
  file: z.string().max(200),
  fileDigest: hash,
});
export type Imported = z.infer<typeof imported>;
