import { z } from 'zod';
import { isDate } from '../../core/charter/dates.ts';
import { METHODS } from '../../core/detection/methods.ts';
import { wordsSchema } from '../../core/words.ts';

/**
 * A watch file: what is watched, where, and along which borders. A YAML file like the charter, so that a theatre is data.
 * Objects are strict: an unknown key is a spelling mistake.
 */
const id = z.string().regex(/^[a-z][a-z0-9-]{1,49}$/, 'small Latin letters, digits and hyphens');
const code = z.string().regex(/^[A-Z]{3}$/, 'a country by ISO 3166-1 alpha-3, such as JPN');
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

/** What is counted from events, week by week and area by area, and judged when a file of one of its sources comes in. */
const count = z.strictObject({
  id,
  /** As a noun that stands after a number: "deadly events". */
  name: words,
  /** Sources of events, the most trusted first: a country and day that one of them covers is not taken from a later one. */
  sources: z.array(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'a source as bin/comity import names it')).min(1).max(6),
  /** The sources' own codes; everything where absent. */
  kinds: z.array(z.string().min(1).max(60)).min(1).max(60).optional(),
  /** A figure of each event to add up, such as "best"; where absent, events are counted. */
  measure: z.string().min(1).max(60).optional(),
  countries: z.array(code).min(1).max(60),
  /** The areas that are judged, besides the countries. */
  by: z.array(z.enum(['province', 'segment', 'cell'])).max(3).default(['province']),
  method: z.enum(METHODS.map((m) => m.name) as [string, ...string[]]).default('best'),
});
/** How signals reach people. */
const alerts = z.strictObject({
  /** At most this share of the marks of one run that are believed is false on average. */
  falseDiscovery: z.number().min(0.001).max(0.5).default(0.1),
  /** So long after a signal, the same series in the same area gives another only at a higher level. */
  coolDownDays: z.number().int().min(0).max(366).default(28),
  /** Not acknowledged within so many hours, it goes to `escalateTo`. */
  acknowledgeHours: z.number().int().min(1).max(2160).default(48),
  /** A body of the charter; the owner of the file where absent. */
  escalateTo: z.string().max(40).optional(),
  /** A signal is open for so long; what is older when it is first seen is not raised. */
  expiresDays: z.number().int().min(7).max(366).default(90),
});

export const watchFile = z.strictObject({
  id,
  title: words,
  /** The body of the charter that answers for the file. */
  owner: z.string().max(40),
  groups: z.array(z.strictObject({ id, title: words, note: words, indicators: z.array(indicator).min(1).max(12) })).min(1).max(12),
  /** What the detector runs on: monthly counts by country. */
  signals: z.array(z.strictObject({ series, name: words, areas: z.array(code).min(1).max(60) })).max(20),
  counts: z.array(count).max(20).default([]),
  alerts: alerts.prefault({}),
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
    /** What happened so near to the line belongs to the segment. */
    withinKm: z.number().min(1).max(200).default(30),
  })).max(60),
  /** What ought to be watched and is not, because nobody publishes it or nothing is loaded. */
  missing: z.array(z.strictObject({ what: words, why: words })).max(30).default([]),
});
export type WatchFile = z.infer<typeof watchFile>;
export type Indicator = z.infer<typeof indicator>;
export type Segment = WatchFile['segments'][number];
/** What is counted from events. */
export type Count = WatchFile['counts'][number];
export type Alerts = WatchFile['alerts'];

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
