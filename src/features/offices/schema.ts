import { z } from 'zod';
import { isDate } from '../../core/charter/dates.ts';
import { wordsSchema } from '../../core/words.ts';

const date = z.string().refine(isDate, 'a date');
const day = z.string().refine((text) => text.length === 10 && isDate(text), 'a day');
const office = z.string().min(1).max(40);
const party = z.string().min(1).max(40);
const source = z.string().trim().min(1).max(300);

/** Dates are as precise as their source: "2020-01-01", "2020-01", "2020". */
export const takenUp = z.strictObject({
  id: z.string().regex(/^OH-\d{1,9}$/), office, holder: wordsSchema(120), party: party.nullable(),
  /** The person of the desk; null for a holder without an account. */
  person: z.string().max(40).nullable(),
  from: date,
  /** Where the source names an end. Null: it follows from the charter's term, if there is one. */
  until: date.nullable(),
  source: source.nullable(),
});
export type TakenUp = z.infer<typeof takenUp>;

export const left = z.strictObject({ id: z.string().regex(/^OH-\d{1,9}$/), on: date, why: wordsSchema(400) });
export type Left = z.infer<typeof left>;

/** What the office is to do, who decided so, and when it reports. */
export const mandateGiven = z.strictObject({
  id: z.string().regex(/^OM-\d{1,9}$/), office, words: wordsSchema(2000), decision: source, link: z.url({ protocol: /^https?$/ }).max(500).nullable(),
  since: day, everyMonths: z.number().int().min(1).max(60).nullable(), dueDates: z.array(day).max(24),
});
export type MandateGiven = z.infer<typeof mandateGiven>;

export const LOG_AUDIENCES = ['parties', 'secretariat'] as const;
export const reported = z.strictObject({ id: z.string().regex(/^OE-\d{1,9}$/), office, what: wordsSchema(2000), on: day, due: day.nullable() });
export type Reported = z.infer<typeof reported>;
export const logged = z.strictObject({ id: z.string().regex(/^OE-\d{1,9}$/), office, what: wordsSchema(2000), on: day });
export type Logged = z.infer<typeof logged>;

export const HANDOVERS = ['date', 'session'] as const;
/** Who presides by decision, and not by the rotation. */
export const presided = z.strictObject({
  id: z.string().regex(/^CT-\d{1,9}$/), party, from: day,
  /** The last day; null where a session hands over, whenever it is held. */
  to: day.nullable(),
  handover: z.enum(HANDOVERS),
  adInterim: z.boolean(),
  /** The candidate that was not agreed. */
  insteadOf: party.nullable(),
  basis: wordsSchema(400), source: source.nullable(),
});
export type Presided = z.infer<typeof presided>;
