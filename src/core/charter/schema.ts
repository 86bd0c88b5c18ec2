import { z } from 'zod';
import { wordsSchema } from '../words.ts';
import { isCalendarDate } from './calendar.ts';
import { isDate } from './dates.ts';
import { likelihoodTable } from '../probability/likelihood.ts';

/**
 * The organisation as data. A charter is a YAML file; everything the desk does that differs between organisations
 * stands here. `verified: false` marks what no source at hand confirms, and shows on every page it touches.
 * Objects are strict: an unknown key is a spelling mistake. Messages are codes; their words live with the feature.
 */
const id = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/, 'bad_id');
/** YYYY, YYYY-MM or YYYY-MM-DD: as precise as the source. */
const day = z.string().refine(isDate, 'bad_date');
const words = wordsSchema(400);
const lang = z.string().regex(/^[a-z]{2,3}$/, 'bad_language');
const claim = { verified: z.boolean().default(true), source: z.string().min(1).max(400).optional() };

const place = z.strictObject({ zone: z.string(), name: words, short: words });
export const interval = z.strictObject({ from: day, to: day.nullable().default(null), note: words.optional(), ...claim });

const party = z.strictObject({
  id,
  name: words,
  short: words.optional(),
  /** Order on every list: the charter's own. */
  capital: place,
  membership: z.array(interval).min(1),
  centre: z.strictObject({ id, name: words, ...claim }).optional(),
});

const body = z.strictObject({
  id,
  name: words,
  /** `all` parties, or a list of them. */
  members: z.union([z.literal('all'), z.array(id).min(1)]),
  role: words.optional(),
  ...claim,
});

const office = z.strictObject({
  id,
  name: words,
  /** Whose people may hold it. */
  of: z.enum(['party', 'centre', 'secretariat', 'organisation']),
  /** Several holders at once (delegates, desk officers), or one. */
  many: z.boolean().default(true),
  /** ISO 8601, in whole years or months: "P3Y", "P18M". */
  term: z.string().regex(/^P[1-9]\d?[YM]$/, 'bad_term').optional(),
  ...claim,
});

const chairTerm = z.strictObject({
  party: id,
  from: day,
  to: day.nullable(),
  /** Sits in for the party whose turn it is; the turn is not used up. */
  adInterim: z.boolean().optional(),
  /** On what ground this party presided, or what the mark below does not cover. */
  basis: words.optional(),
  /** `verified` covers who presided and from when; the end is the next term's beginning and carries its mark. */
  ...claim,
});
const rotation = z.strictObject({
  /** Order in which parties follow each other. */
  order: z.array(id).min(1),
  /** Recorded terms, and exceptions to the rule; they always win over the computed ones. */
  terms: z.array(chairTerm),
  /** From this day the chair changes on the given day of the year ("01-01"). */
  computed: z.strictObject({ from: day, handover: z.string().refine((s) => /^\d\d-\d\d$/.test(s) && isDate(`2001-${s}`), 'bad_handover') }),
  note: words.optional(),
  ...claim,
});

const silence = z.strictObject({
  kind: z.literal('silence'),
  minHours: z.number().int().min(1).max(8760),
  /** May a party that stays out of it keep the others from adopting? */
  asideBlocks: z.boolean().default(false),
  /** May an objection name paragraphs, or only the whole text? */
  scope: z.enum(['whole', 'paragraphs']).default('paragraphs'),
  /** What an objection does before the hour: ends the period, or counts at its end. */
  onObjection: z.enum(['breaks', 'counts_at_expiry']).default('breaks'),
});
const consultation = z.strictObject({
  kind: z.literal('consultation'),
  answerWithinHours: z.number().int().min(1).max(8760),
  /** The bases a request may cite. */
  articles: z.array(z.strictObject({ id, name: words, text: words.optional(), ...claim })).min(1),
});
const procedure = z.strictObject({
  id,
  name: words,
  rule: z.discriminatedUnion('kind', [silence, consultation]),
  article: z.string().max(120).optional(),
  note: words.optional(),
  ...claim,
});

const matter = z.strictObject({
  id,
  name: words,
  body: id,
  procedure: id,
  /** The offices that may open it and announce its outcome; `chair` is computed from the rotation. */
  openedBy: z.array(id).min(1),
  announcedBy: z.array(id).min(1),
  series: id.optional(),
  ...claim,
});

const series = z.strictObject({
  id,
  name: words,
  /** `{body}`, `{year}` and `{n}` are filled in: "CSC/ST/{year}/{n}". */
  symbol: z.string().max(80).refine((s) => s.includes('{n}') && !/[{}]/.test(s.replace(/\{(body|year|n)\}/g, '')), 'bad_symbol'),
  ...claim,
});

const marking = z.strictObject({
  id,
  name: words,
  /** Who may read what carries it. */
  audience: z.enum(['public', 'parties', 'secretariat', 'named']),
  ...claim,
});

const partner = z.strictObject({
  id,
  name: words,
  instrument: words.optional(),
  /** When the instrument was signed or adopted. */
  date: day.optional(),
  url: z.url().optional(),
  /** Other instruments, oldest first. */
  further: z.array(z.strictObject({ name: words, date: day.optional(), ...claim })).optional(),
  ...claim,
});

/** What statements are about; chosen when one is announced. */
const subject = z.strictObject({ id, name: words, ...claim });

const founding = z.strictObject({ id, name: words, signed: day.optional(), inForce: day.optional(), note: words.optional(), ...claim });

/** Who is to be told of what, and how soon: at once (on the day itself), within days ("P7D"), or by practice, without a clock. */
const notification = z.strictObject({ to: id, within: z.string().regex(/^(at_once|practice|P[1-9]\d?D)$/, 'bad_term'), when: z.enum(['operation']), article: words.optional(), ...claim });
/** A kind of contingent, or a level of readiness. */
const label = z.strictObject({ id, name: words, ...claim });

/** A date ahead that is no rule: a meeting, an exercise. As precise as its source, a season included ("2022-autumn"). */
const calendarEntry = z.strictObject({ date: z.string().refine(isCalendarDate, 'bad_calendar_date'), name: words, ...claim });

export const charterSchema = z.strictObject({
  id,
  version: z.string().min(1).max(40),
  name: words,
  short: words,
  seat: place,
  founding: z.array(founding),
  languages: z.strictObject({ authentic: lang, publication: z.array(lang).min(1), ...claim }),
  parties: z.array(party).min(1),
  bodies: z.array(body).min(1),
  offices: z.array(office).min(1),
  chair: rotation,
  procedures: z.array(procedure).min(1),
  matters: z.array(matter).min(1),
  series: z.array(series).min(1),
  markings: z.array(marking).min(1),
  partners: z.array(partner).default([]),
  /** Left out by charters from before there were subjects. */
  subjects: z.array(subject).max(40).optional(),
  /** Optional, without a default: a charter that took force before there was one reads as it was written. */
  calendar: z.array(calendarEntry).optional(),
  /** For operations; optional, like all that charters in force were written without. */
  notifications: z.array(notification).max(20).optional(),
  contingents: z.array(label).max(20).optional(),
  /** From the least ready to the readiest; the ids are those of the desk: pledged, assessed, aligned, rapid. */
  readiness: z.array(label.extend({ id: z.enum(['pledged', 'assessed', 'aligned', 'rapid']) })).max(4).optional(),
  /** The words of probability: one of the tables that others publish, by name, or its own. Left out: ICD 203. */
  likelihood: z.union([z.enum(['icd203', 'phia']), likelihoodTable]).optional(),
});

export type Charter = z.infer<typeof charterSchema>;
export type Party = Charter['parties'][number];
export type Body = Charter['bodies'][number];
export type Office = Charter['offices'][number];
export type ChairTerm = Charter['chair']['terms'][number];
export type Procedure = Charter['procedures'][number];
export type SilenceRule = z.infer<typeof silence>;
export type ConsultationRule = z.infer<typeof consultation>;
export type Matter = Charter['matters'][number];
export type Series = Charter['series'][number];
export type Subject = NonNullable<Charter['subjects']>[number];
export type Notification = NonNullable<Charter['notifications']>[number];
export type Marking = Charter['markings'][number];
