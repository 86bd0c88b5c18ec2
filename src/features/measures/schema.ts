import { z } from 'zod';
import { isDate } from '../../core/charter/dates.ts';
import { isInstant } from '../../core/time.ts';
import { wordsSchema } from '../../core/words.ts';

export const KINDS = ['political_diplomatic', 'military_technical', 'humanitarian', 'law_enforcement'] as const;
export type MeasureKind = (typeof KINDS)[number];
export const USES = ['used', 'partly', 'not_used'] as const;
export type Use = (typeof USES)[number];
export const optionId = z.string().regex(/^MO-\d{1,9}$/);
export const packageId = z.string().regex(/^MP-\d{1,9}$/);

/** What the organisation can do: who decides, how long it takes, what it costs, and when it was done before. Planning alone: nothing here says how. */
export const optionSet = z.strictObject({
  id: optionId, revision: z.number().int().min(1).max(10_000), kind: z.enum(KINDS), title: wordsSchema(300), body: z.string().max(40), leadHours: z.number().int().min(0).max(87_600),
  cost: wordsSchema(300), precedent: wordsSchema(600), source: z.string().trim().max(300).nullable(),
});
export type OptionSet = z.infer<typeof optionSet>;

/** Options bundled in answer to a warning. The horizon is that of the warning, or another one. */
export const packageSet = z.strictObject({
  id: packageId, dossier: z.string(), warning: z.string().regex(/^W-\d{1,9}$/), revision: z.number().int().min(1).max(10_000), title: wordsSchema(300), horizon: z.string().refine(isInstant, 'an instant'),
  options: z.array(optionId).min(1).max(24), words: wordsSchema(1000).nullable(),
});
export type PackageSet = z.infer<typeof packageSet>;

/** Whether an option of a package was used, and what came of it. */
export const useRecorded = z.strictObject({ package: packageId, option: optionId, use: z.enum(USES), on: z.string().refine((day) => day.length === 10 && isDate(day), 'a day'), came: wordsSchema(1000) });
export type UseRecorded = z.infer<typeof useRecorded>;
