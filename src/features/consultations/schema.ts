import { z } from 'zod';
import { isInstant } from '../../core/time.ts';
import { wordsSchema } from '../../core/words.ts';

export const ANSWERS = ['accept', 'more', 'reject'] as const;
export type AnswerKind = (typeof ANSWERS)[number];
const at = z.string().refine(isInstant, 'an instant');

export const requested = z.strictObject({
  id: z.string().regex(/^C-\d{1,9}$/),
  dossier: z.string(),
  warning: z.string(),
  matter: z.string(),
  body: z.string(),
  article: z.string(),
  question: wordsSchema(800),
  party: z.string(),
  roster: z.array(z.string()).min(1).max(60),
  answerBy: at,
  charter: z.number().int(),
});
export type Requested = z.infer<typeof requested>;

export const answered = z.strictObject({ consultation: z.string(), party: z.string(), answer: z.enum(ANSWERS), reason: wordsSchema(2000).nullable() });
export type Answered = z.infer<typeof answered>;
