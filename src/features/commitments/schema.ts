import { z } from 'zod';
import { isDate } from '../../core/charter/dates.ts';
import { wordsSchema } from '../../core/words.ts';

export const sourceId = z.string().regex(/^SO-\d{1,9}$/);
export const commitmentId = z.string().regex(/^CM-\d{1,9}$/);
const textId = z.string().regex(/^T-\d{1,9}$/);
const language = z.string().regex(/^[a-z]{2,3}$/);
/** As precise as the source: "2013-09-23", "2021-08", "2024". */
const date = z.string().refine(isDate, 'a date');
const sequence = z.number().int().min(1);

export const GRADES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
/** Admiralty code: 1 confirmed by other sources, 6 cannot be judged. */
export const CREDIBILITIES = [1, 2, 3, 4, 5, 6] as const;
export const STATUSES = ['open', 'continuing', 'partly', 'decided', 'done', 'withdrawn', 'not_verified'] as const;
export type Status = (typeof STATUSES)[number];
export type Grade = (typeof GRADES)[number];

/** A document that a pledge or a claim is taken from. Only what is quoted of it is kept; its hash says which copy was read. */
export const sourceAdded = z.strictObject({
  id: sourceId, title: z.string().trim().min(1).max(300), publisher: z.string().trim().min(1).max(200),
  /** Whose it is, and what that owner has at stake in the matter. */
  owner: wordsSchema(400), language, published: date.nullable(), url: z.url({ protocol: /^https?$/ }).max(500).nullable(), hash: z.string().regex(/^[0-9a-f]{64}$/).nullable(),
  /** Length of the copy in characters, where places in it are given by character. */
  chars: z.number().int().min(1).max(10_000_000).nullable(), grade: z.enum(GRADES),
});
export type SourceAdded = z.infer<typeof sourceAdded>;

/** Where the quote stands: characters of a source, or a paragraph of a text of the desk. */
export const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('source'), source: sourceId, from: z.number().int().min(0).nullable(), to: z.number().int().min(1).nullable() }),
  z.strictObject({ kind: z.literal('text'), text: textId, version: z.number().int().min(1).nullable(), paragraph: z.number().int().min(1) }),
]);
export type Place = z.infer<typeof place>;

export const recorded = z.strictObject({
  id: commitmentId, what: wordsSchema(300), quote: z.string().trim().min(1).max(400), language, place,
  /** The party that owes it; null where nobody of the parties alone does. */
  party: z.string().max(40).nullable(), pledger: wordsSchema(200), addressee: wordsSchema(200).nullable(), made: date, due: date.nullable(),
});
export type Recorded = z.infer<typeof recorded>;

export const claimed = z.strictObject({
  commitment: commitmentId, status: z.enum(STATUSES),
  /** When what it tells of happened: a date, or the first and last of several; null where the source does not say. */
  on: date.nullable(), until: date.nullable(), words: wordsSchema(600), source: sourceId.nullable(), credibility: z.number().int().min(1).max(6),
});
export type Claimed = z.infer<typeof claimed>;

export const claimWithdrawn = z.strictObject({ commitment: commitmentId, claim: sequence, why: wordsSchema(400) });
export type ClaimWithdrawn = z.infer<typeof claimWithdrawn>;

export const milestoneSet = z.strictObject({ commitment: commitmentId, no: sequence.max(50), what: wordsSchema(300), by: wordsSchema(200).nullable(), due: date.nullable() });
export type MilestoneSet = z.infer<typeof milestoneSet>;

export const milestoneMet = z.strictObject({ commitment: commitmentId, no: sequence.max(50), on: date, words: wordsSchema(400), source: sourceId });
export type MilestoneMet = z.infer<typeof milestoneMet>;

/** A figure of use, not of stock: how often, how much of it, was used. */
export const useReported = z.strictObject({ commitment: commitmentId, indicator: wordsSchema(200), value: z.string().regex(/^\d{1,15}(\.\d{1,6})?$/), unit: wordsSchema(60), on: date, source: sourceId });
export type UseReported = z.infer<typeof useReported>;
