import { z } from 'zod';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const area = z.string().regex(/^[A-Z]{3}$/);
const series = z.string().min(1).max(60);
const model = z.string().min(1).max(60);
export const forecastId = z.string().regex(/^F-\d{1,9}$/);

/** Why a country of the series is not forecast: no figure for the origin, or too few months before it. */
export const REASONS = ['hole', 'short'] as const;
const left = z.strictObject({ area, why: z.enum(REASONS) });
export type Left = z.infer<typeof left>;

/** The act of a forecast: what it was made from and how, and the digest of its draws. */
export const issued = z.strictObject({
  id: forecastId,
  target: series,
  import: z.string().max(20),
  vintage: z.string().min(1).max(60),
  /** The last month that was looked at. */
  origin: month,
  /** The last month of the import. */
  coversTo: month,
  horizons: z.number().int().min(1).max(60),
  model,
  version: z.string().min(1).max(40),
  size: z.number().int().min(100).max(10_000),
  seed: z.number().int().min(0).max(2 ** 32 - 1),
  areas: z.array(area).min(1).max(400),
  left: z.array(left).max(400),
  rows: z.number().int().min(1),
  rowsDigest: hash,
});
export type Issued = z.infer<typeof issued>;

const score = z.number().min(0);
/** In deaths, bits, deaths; smaller is better. */
export const scores = z.strictObject({ crps: score, ign: score, mis: score });
export type Scores = z.infer<typeof scores>;

const summary = z.strictObject({ month, areas: z.number().int().min(1), inside50: z.number().int().min(0), inside90: z.number().int().min(0), own: scores, beside: z.record(model, scores) });
/** Means over the countries of one month. */
export type MonthScores = z.infer<typeof summary>;

/** The act of a resolution. Anybody may read it: our own errors are published. */
export const resolved = z.strictObject({
  id: z.string().regex(/^FR-\d{1,9}$/),
  forecast: forecastId,
  target: series,
  model,
  origin: month,
  /** Whether the forecast was issued before these months were known. */
  ahead: z.boolean(),
  import: z.string().max(20),
  vintage: z.string().min(1).max(60),
  months: z.array(summary).min(1).max(60),
  rows: z.number().int().min(1),
  rowsDigest: hash,
});
export type Resolved = z.infer<typeof resolved>;
