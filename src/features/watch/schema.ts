import { z } from 'zod';
import { isDate } from '../../core/charter/dates.ts';
import { wordsSchema } from '../../core/words.ts';

/**
 * A watch file: what is watched, where, and along which borders. A YAML file like the charter, so that a theatre is data.
 * Objects are strict: an unknown key is a spelling mistake.
 */
const id = z.string().regex(/^[a-z][a-z0-9-]{1,49}$/, 'small Latin letters, digits and hyphens');
const code = z.string().regex(/^[A-Z]{3}$/, 'a country by ISO 3166-1 alpha-3, such as TJK');
const series = z.string().min(1).max(60);
const words = wordsSchema(300);

/** One figure at a time: a series in a country. */
const indicator = z.strictObject({ series, area: code, name: words });
const length = z.strictObject({
  km: z.number().min(0.1).max(100_000),
  /** As said by the source: "about", "rounded". */
  rounded: z.boolean().default(false),
  note: words.optional(),
  source: z.string().min(1).max(400),
  published: z.string().refine(isDate, 'a date as precise as known: 2022, 2022-05 or 2022-05-16'),
});

export const watchFile = z.strictObject({
  id,
  title: words,
  /** The body of the charter that answers for the file. */
  owner: z.string().max(40),
  groups: z.array(z.strictObject({ id, title: words, note: words, indicators: z.array(indicator).min(1).max(12) })).min(1).max(12),
  /** What the detector runs on: monthly counts by country. */
  signals: z.array(z.strictObject({ series, name: words, areas: z.array(code).min(1).max(60) })).max(20),
  map: z.strictObject({
    series,
    /** The countries that fill the frame, and all that are named on it. */
    fit: z.array(code).min(1).max(60),
    areas: z.array(code).min(1).max(60),
    /** Where the classes begin, rising: 1, 100, 1000. */
    breaks: z.array(z.number().positive()).min(1).max(4).refine((list) => list.every((n, i) => i === 0 || n > list[i - 1]!), 'rising numbers'),
  }),
  segments: z.array(z.strictObject({
    id, name: words, between: z.tuple([code, code]),
    /** The party that guards it; null where neither side is a party. */
    owner: z.string().max(40).nullable(),
    lengths: z.array(length).max(12).default([]),
  })).max(60),
  /** What ought to be watched and is not, because nobody publishes it or nothing is loaded. */
  missing: z.array(z.strictObject({ what: words, why: words })).max(30).default([]),
});
export type WatchFile = z.infer<typeof watchFile>;
export type Indicator = z.infer<typeof indicator>;
export type Segment = WatchFile['segments'][number];

/** The whole file as it was put in force, so that it can be read from the record alone. */
export const fileSet = z.strictObject({ file: watchFile, digest: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().regex(/^[^/\\]{1,200}$/) });
export type FileSet = z.infer<typeof fileSet>;

/** What a person says of a signal: it is worth watching, or it is explained and no reason to warn. */
export const NOTES = ['watched', 'explained'] as const;
export const signalNoted = z.strictObject({
  file: id, series, area: code, period: z.string().regex(/^\d{4}-\d\d$/),
  /** The import whose figures were marked. */
  import: z.string().max(20),
  state: z.enum(NOTES),
  words: wordsSchema(1000),
});
export type SignalNoted = z.infer<typeof signalNoted>;
