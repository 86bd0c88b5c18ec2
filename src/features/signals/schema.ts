import { z } from 'zod';
import { wordsSchema } from '../../core/words.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{1,49}$/);
const indicator = z.string().min(1).max(60);
const area = z.string().min(1).max(60);
const period = z.string().regex(/^\d{4}-(W\d\d|\d\d)$/);
const count = z.number().int().min(0);
/** "southern-borders/deadly-events.AF-BDS.2022-W18" */
const key = z.string().regex(/^[a-z][a-z0-9-]{1,49}\/[^/\s]{1,160}$/);

export const LEVELS = ['medium', 'high'] as const;
export type Level = (typeof LEVELS)[number];
/** What became of a mark: a signal; taken into an open signal of the same series; held by a signal of its country; not believed. */
export const FATES = ['raised', 'folded', 'held', 'not_believed'] as const;
export type Fate = (typeof FATES)[number];

/** One mark of a run, with the figures that it rests on as they were known then. */
export const mark = z.strictObject({
  indicator, area,
  /** More than one where neighbouring areas are remarkable only together. */
  areas: z.array(area).min(1).max(40),
  period,
  direction: z.enum(['rise', 'silence', 'gap']),
  method: z.string().max(60),
  observed: z.number().min(0), expected: z.number().min(0), low: z.number().min(0), high: z.number().min(0),
  periods: z.number().int().min(1),
  chance: z.number().min(0).max(1).nullable(),
  upper: z.number().nullable(), threshold: z.number().nullable(), fired: count.nullable(),
  level: z.enum(LEVELS),
  fate: z.enum(FATES),
  /** The signal that it was taken into, or that holds it. */
  into: key.nullable(),
});
export type Mark = z.infer<typeof mark>;

export const vintage = z.strictObject({ indicator, source: z.string().max(60), import: z.string().max(20), vintage: z.string().max(60), to: z.string().max(10).nullable() });
export type Vintage = z.infer<typeof vintage>;

/** A run: what was judged, on which imports, and what became of every mark. */
export const judged = z.strictObject({
  id: z.string().regex(/^R-\d{1,9}$/),
  file: id,
  /** Digest of the watch file in force. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  version: z.string().max(20),
  vintages: z.array(vintage).max(100),
  /** Series looked at, verdicts given, and how many of them chance alone would mark. */
  series: count, verdicts: count, byChance: z.number().min(0),
  falseDiscovery: z.number(),
  from: period.nullable(), to: period.nullable(),
  /** Events left out of weekly counts: the date, or the place, is not known precisely enough. */
  left: z.strictObject({ dates: count, places: count }),
  marks: z.array(mark).max(400),
  /** Marks beyond those listed, the least rare of which none was believed. */
  unlisted: count,
  /** Open signals whose series has been at or below its limit for two periods since. */
  cleared: z.array(key).max(1000),
});
export type Judged = z.infer<typeof judged>;

const words = wordsSchema(1000);
export const VERDICTS = ['true', 'false', 'unclear'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const acknowledged = z.strictObject({ key });
export const assessed = z.strictObject({ key, verdict: z.enum(VERDICTS), words });
export const escalated = z.strictObject({ key, to: z.string().max(40), answerBy: z.string().max(40), words });
export const closed = z.strictObject({ key, words });
/** Something that happened and no detector marked. */
export const missed = z.strictObject({ file: id, indicator, area, period, words });
export const thresholdSet = z.strictObject({ file: id, indicator, area, /** null: as found from the series itself. */ threshold: z.number().min(1).max(1e9).nullable(), words });
export type Acknowledged = z.infer<typeof acknowledged>;
export type Assessed = z.infer<typeof assessed>;
export type Escalated = z.infer<typeof escalated>;
export type Closed = z.infer<typeof closed>;
export type Missed = z.infer<typeof missed>;
export type ThresholdSet = z.infer<typeof thresholdSet>;

export const signalId = (of: { indicator: string; area: string; period: string }): string => `${of.indicator}.${of.area}.${of.period}`;
export const signalKey = (file: string, of: { indicator: string; area: string; period: string }): string => `${file}/${signalId(of)}`;
