import { z } from 'zod';
import { STANDINGS } from '../../core/procedure/silence.ts';
import { isInstant } from '../../core/time.ts';
import { wordsSchema } from '../../core/words.ts';

const at = z.string().refine(isInstant, 'an instant');
const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const reservation = z.strictObject({ paragraphs: z.array(z.number().int()), words: wordsSchema(2000) });
export const participant = z.strictObject({ party: z.string(), standing: z.enum(STANDINGS), reservations: z.array(reservation) });
export type Participant = z.infer<typeof participant>;

/** The announcement: the one public act of a matter. It carries all that the public page shows. */
export const announced = z.strictObject({
  symbol: z.string().max(80),
  series: z.string(), number: z.number().int(), year: z.number().int(),
  procedure: z.string(), text: z.string(), version: z.number().int(), body: z.string(),
  title: wordsSchema(200),
  paragraphs: z.array(z.strictObject({ part: z.enum(['preambular', 'operative']), heading: wordsSchema(120).nullable(), words: wordsSchema(4000) })),
  hash,
  files: z.record(z.string(), z.strictObject({ sha256: hash, bytes: z.number().int() })),
  participation: z.array(participant),
  decidedAt: at,
  /** Subjects of the charter; an announcement made before there were any names none. */
  subjects: z.array(z.string().max(40)).max(20).optional(),
});
export type Announced = z.infer<typeof announced>;
