import { z } from 'zod';
import { isDate } from '../charter/dates.ts';
import { isInstant } from '../time.ts';
import { wordsSchema } from '../words.ts';
import { envelopeSchema, keyidSchema, keySchema, signatureSchema } from './envelope.ts';

export const instantSchema = z.string().refine(isInstant, 'an instant');
export const hashSchema = z.string().regex(/^sha256:[0-9a-f]{64}$/);
export const recordId = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
export const nodeId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/);

const prose = wordsSchema(20_000);
const line = wordsSchema(400);
const several = z.array(line).max(50);
const probability = z.number().min(0).max(1);

/** Reliability of the source A to F, credibility of what it says 1 to 6 (the Admiralty scale). */
const source = z.strictObject({ title: z.string().trim().min(1).max(400), grade: z.string().regex(/^[A-F][1-6]$/), published: z.string().refine(isDate, 'a date').nullable() });
const assessment = z.strictObject({
  title: line,
  judgement: prose,
  /** Probability that the judgement is right, as a range. */
  likelihood: z.strictObject({ low: probability, high: probability }).refine(({ low, high }) => low <= high, 'low to high'),
  confidence: z.enum(['low', 'moderate', 'high']),
  sources: z.array(source).max(200),
  assumptions: several,
  alternatives: several,
  /** What would change it. */
  changes: several,
});

/** What whoever got a record did with it. */
export const OUTCOMES = ['refused', 'hidden', 'purged', 'kept'] as const;
export const SCOPES = ['withdraw', 'delete', 'narrow'] as const;
const receiptItem = z.strictObject({
  /** Place in the lane to whoever sends the receipt. */
  epoch: z.number().int().min(1),
  seq: z.number().int().min(1),
  hash: hashSchema,
  outcome: z.enum(OUTCOMES),
  /** The code of the refusal. */
  why: z.string().regex(/^[a-z_]+\.[a-z_]+$/).nullable(),
});

/** What a record of each kind says. Probabilities are 0 to 1; instants are UTC with milliseconds. */
export const BODIES = {
  assessment,
  warning: z.strictObject({ title: line, consequence: prose, options: several.min(1), addressee: z.array(z.string().min(1).max(60)).min(1).max(60), answerBy: instantSchema, probability: probability.nullable(), sources: z.array(source).max(200), /** The exercise that it belongs to; left out where it is meant. */ exercise: z.string().trim().min(1).max(120).optional() }),
  forecast: z.strictObject({ question: line, probability, horizon: z.string().refine(isDate, 'a date'), rule: prose, because: prose.nullable() }),
  tasking: z.strictObject({ question: line, background: prose.nullable(), answerBy: instantSchema }),
  answer: assessment,
  paper: z.strictObject({ title: line, version: z.number().int().min(1), paragraphs: z.array(prose).min(1).max(400), dissents: z.array(hashSchema).max(400), expires: instantSchema.nullable() }),
  comment: z.strictObject({ text: prose }),
  dissent: z.strictObject({ text: prose, paragraph: z.number().int().min(1).nullable() }),
  proposal: z.strictObject({ text: prose, paragraph: z.number().int().min(1).nullable() }),
  recall: z.strictObject({ id: recordId, reason: line, scope: z.enum(SCOPES), keep: z.array(nodeId).max(200) }),
  /** The origin lets whoever holds this text pass it on, as it was signed, to these nodes and to nobody else. */
  consent: z.strictObject({ id: recordId, hash: hashSchema, to: z.array(nodeId).min(1).max(400) }),
  receipt: z.strictObject({ items: z.array(receiptItem).min(1).max(2000) }),
  key: z.strictObject({ retires: keyidSchema.nullable(), key: keySchema, from: instantSchema, endorsement: signatureSchema }),
  membership: z.strictObject({ version: z.number().int().min(1), directory: envelopeSchema }),
} as const;

export const KINDS = Object.keys(BODIES) as Kind[];
export type Kind = keyof typeof BODIES;
export type Body<K extends Kind> = z.infer<(typeof BODIES)[K]>;

/** What a record of this kind must point at. */
export const MUST_REFER: Readonly<Partial<Record<Kind, string>>> = { answer: 'answers', dissent: 'disputes', proposal: 'proposes', comment: 'comments' };
