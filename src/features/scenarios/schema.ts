import { z } from 'zod';
import { isInstant } from '../../core/time.ts';
import { wordsSchema } from '../../core/words.ts';

export const scenarioId = z.string().regex(/^SC-\d{1,9}$/);
export const FEWEST = 2;
export const MOST = 6;

/** One of the outcomes; `id` stays the same over revisions. */
export const outcome = z.strictObject({
  id: z.string().regex(/^[a-f]$/),
  title: wordsSchema(200),
  percent: z.number().int().min(0).max(100),
  /** What would show that it is coming, one on a line. */
  indicators: wordsSchema(1500),
  /** What is done if it comes. */
  plan: wordsSchema(1500),
});
export type Outcome = z.infer<typeof outcome>;

/** A set as it is from this act on. Exactly one of the outcomes comes, so their per cent sum to 100. */
export const set = z.strictObject({
  id: scenarioId, dossier: z.string(), revision: z.number().int().min(1).max(10_000), title: wordsSchema(300), horizon: z.string().refine(isInstant, 'an instant'),
  outcomes: z.array(outcome).min(FEWEST).max(MOST).refine((all) => all.reduce((sum, one) => sum + one.percent, 0) === 100, 'sums to 100'),
  /** Why it was changed; null for the first. */
  why: wordsSchema(600).nullable(),
});
export type ScenariosSet = z.infer<typeof set>;

/** The outcome that came, and how one knows. */
export const resolved = z.strictObject({ id: scenarioId, revision: z.number().int().min(1), outcome: z.string().regex(/^[a-f]$/), words: wordsSchema(600) });
export type ScenariosResolved = z.infer<typeof resolved>;
