import { z } from 'zod';
import { isCalendarDate } from './calendar.ts';
import { isDate } from './dates.ts';
import { claim, day, id, rule, words } from './rule.ts';
import { likelihoodTable } from '../probability/likelihood.ts';

/**
 * The organisation as data. A charter is a YAML file; everything the desk does that differs between organisations
 * stands here. `verified: false` marks what no source at hand confirms, and shows on every page it touches.
 * Objects are strict: an unknown key is a spelling mistake. Messages are codes; their words live with the feature.
 */
const lang = z.string().regex(/^[a-z]{2,3}$/, 'bad_language');

const place = z.strictObject({ zone: z.string(), name: words, short: words });
export const interval = z.strictObject({ from: day, to: day.nullable().default(null), note: words.optional(), ...claim });

const party = z.strictObject({
  id,
  name: words,
  short: words.optional(),
  /** Order on every list: the charter's own. */
  capital: place,
  membership: z.array(interval).min(1),
  /** Other names under which files know the party. */
  aliases: z.array(z.string().min(1).max(120)).max(40).optional(),
  /** What shares are taken of beside heads: population, for one. Whole numbers. */
  weights: z.record(id, z.number().int().min(0).max(1_000_000_000_000)).optional(),
  centre: z.strictObject({ id, name: words, ...claim }).optional(),
});

/** A way in which a body meets. Who may decide follows it: a narrow or informal meeting prepares and does not decide. */
const format = z.strictObject({
  id,
  name: words,
  decides: z.boolean(),
  /** It meets together with other bodies. Left out: by itself. */
  joint: z.boolean().optional(),
  /** It is called by so many members. Left out: as the work needs it. */
  requestedBy: z.number().int().min(1).max(100).optional(),
  /** Who sits for a party. */
  role: words.optional(),
  ...claim,
});

const body = z.strictObject({
  id,
  name: words,
  /** How it meets. Left out: in one way, and what it meets for it may decide. */
  formats: z.array(format).min(1).max(12).optional(),
  /** `all` parties, or a list of them. */
  members: z.union([z.literal('all'), z.array(id).min(1)]),
  /** Where not all of them sit at once: who has a seat from when to when. */
  terms: z.array(z.strictObject({ party: id, from: day, to: day.nullable().default(null), ...claim })).min(1).optional(),
  /** How many seats there are; who sits on them may be known to nobody but the file that records a vote. */
  size: z.array(z.strictObject({ from: day, to: day.nullable().default(null), seats: z.number().int().min(1).max(1000), ...claim })).min(1).optional(),
  role: words.optional(),
  ...claim,
});

/** Parties that a rule names together: the permanent members. */
const group = z.strictObject({ id, name: words, members: z.array(z.strictObject({ party: id, from: day, to: day.nullable().default(null), ...claim })).min(1), ...claim });

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
  /** Order in which parties follow each other; empty where the chair is not a party's by turn. */
  order: z.array(id),
  /** Recorded terms, and exceptions to the rule; they always win over the computed ones. */
  terms: z.array(chairTerm),
  /** From this day the chair changes on the given day of the year ("01-01"), or on that day of every month. Left out: by decision, never by itself. */
  computed: z.strictObject({ from: day, handover: z.string().refine((s) => /^\d\d-\d\d$/.test(s) && isDate(`2001-${s}`), 'bad_handover'), every: z.enum(['year', 'month']).optional() }).refine(({ handover, every }) => every !== 'month' || handover.slice(3) <= '28', { error: 'bad_handover', path: ['handover'] }).optional(),
  /** The body whose members follow each other. Left out: all parties. */
  body: id.optional(),
  note: words.optional(),
  ...claim,
});

const procedure = z.strictObject({
  id,
  name: words,
  rule,
  /** The rules of before, each to its last day. */
  earlier: z.array(z.strictObject({ from: day.optional(), to: day, rule, ...claim })).max(20).optional(),
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
  groups: z.array(group).optional(),
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
export type Format = NonNullable<Body['formats']>[number];
export type Office = Charter['offices'][number];
export type ChairTerm = Charter['chair']['terms'][number];
export type Procedure = Charter['procedures'][number];
export type Group = NonNullable<Charter['groups']>[number];
export type { ConsultationRule, DecisionRule, Rule, SilenceRule } from './rule.ts';
export type Matter = Charter['matters'][number];
export type Series = Charter['series'][number];
export type Subject = NonNullable<Charter['subjects']>[number];
export type Notification = NonNullable<Charter['notifications']>[number];
export type Marking = Charter['markings'][number];
