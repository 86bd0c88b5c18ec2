import { z } from 'zod';
import type { Audience } from '../../core/act.ts';
import { isInstant, type Instant } from '../../core/time.ts';
import { wordsSchema, type Words } from '../../core/words.ts';

export const CONFIDENCE = ['low', 'moderate', 'high'] as const;
export type Confidence = (typeof CONFIDENCE)[number];
const at = z.string().refine(isInstant, 'an instant');

export const evidence = z.strictObject({
  import: z.string().max(20), series: z.string().max(60), area: z.string().max(60), period: z.string().max(10),
  /** What the area is called, where its code is no country's. */
  name: wordsSchema(120).optional(),
  /** null where the period is not covered: a gap can be evidence too. */
  value: z.number().nullable(),
  unit: wordsSchema(60), source: z.string().max(400), vintage: z.string().max(60),
  /** The mark of the detector on that period, as it stood when the warning was issued; `key` is the signal that a run raised ("file/series.area.period"). */
  signal: z.strictObject({ expected: z.number(), low: z.number().int(), high: z.number().int(), months: z.number().int().optional(), key: z.string().max(220).optional() }).optional(),
  /** What a forecast said of that month, as it stood when the warning was issued; it has no figure yet. `probability` is of `threshold` or more. */
  forecast: z.strictObject({ id: z.string().regex(/^F-\d{1,9}$/), origin: z.string().max(10), threshold: z.number().int().min(1), probability: z.number().min(0).max(1) }).optional(),
});
export type Evidence = z.infer<typeof evidence>;

export const option = z.strictObject({ what: wordsSchema(400), leadHours: z.number().int().min(0).max(87_600) });
export type Option = z.infer<typeof option>;

/** A warning without its number: what is proposed, and what is issued. */
const content = {
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
};
export type Content = Omit<Issued, 'id' | 'approves'>;

const revision = z.number().int().min(1).max(10_000);
const proposalId = z.string().regex(/^WP-\d{1,9}$/);

export const issued = z.strictObject({
  id: z.string().regex(/^W-\d{1,9}$/),
  ...content,
  /** Where somebody else wrote it: what was approved, and by whom it was written. */
  approves: z.strictObject({ proposal: proposalId, revision, hash: z.string().regex(/^[0-9a-f]{64}$/), writtenBy: z.string().max(40) }).optional(),
});
export type Issued = z.infer<typeof issued>;

export const proposed = z.strictObject({ id: proposalId, revision, ...content });
export type Proposed = z.infer<typeof proposed>;
export const returned = z.strictObject({ proposal: proposalId, revision, words: wordsSchema(1000) });
export type Returned = z.infer<typeof returned>;
export const withdrawn = z.strictObject({ proposal: proposalId, revision });
export type Withdrawn = z.infer<typeof withdrawn>;

/** A proposal as it stands. */
export type Proposal = {
  id: string; dossier: string; revision: number; hash: string; content: Content; proposed_by: string; proposed_at: Instant; state: 'open' | 'returned' | 'withdrawn' | 'approved';
  decided_by: string | null; decided_at: Instant | null; words: Words | null; warning: string | null; seq: number; audience: Audience; example: boolean;
};
