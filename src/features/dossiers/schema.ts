import { z } from 'zod';
import { wordsSchema } from '../../core/words.ts';

export const dossierId = z.string().regex(/^D-\d{1,9}$/);
export const opened = z.strictObject({ id: dossierId, title: wordsSchema(200), marking: z.string().max(40), named: z.array(z.string().max(40)).max(60) });
export type Opened = z.infer<typeof opened>;
