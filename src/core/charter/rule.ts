import { z } from 'zod';
import { isFraction } from '../procedure/fraction.ts';
import { wordsSchema } from '../words.ts';
import { isDate } from './dates.ts';

/** The parts that every statement of a charter is made of. Messages are codes; their words live with the feature. */
export const id = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/, 'bad_id');
/** YYYY, YYYY-MM or YYYY-MM-DD: as precise as the source. */
export const day = z.string().refine(isDate, 'bad_date');
export const words = wordsSchema(400);
export const claim = { verified: z.boolean().default(true), source: z.string().min(1).max(400).optional() };

const hours = z.number().int().min(1).max(8760);
const fraction = z.string().refine(isFraction, 'bad_fraction');

/** Where a text goes that silence did not adopt: another body, which decides by a procedure of its own. */
const escalation = z.strictObject({ body: id, procedure: id });

/** What a silence rule may say beyond the first four; left out, it reads as it did before there was more. */
export const silenceMore = {
  /** Silence is proposed at a meeting, and an objection there to its use stops it. Left out: no. */
  useNeedsConsent: z.boolean().optional(),
  /** The least hours of a period called urgent; left out: none is. */
  urgentHours: hours.optional(),
  /** May the hour be moved, forward and before it has passed? Left out: yes. */
  extension: z.enum(['before_expiry', 'none']).optional(),
  /** What breaks silence: any word of a party, something written, or a formal letter. Left out: any. */
  breakForm: z.enum(['any', 'written', 'letter']).optional(),
  /** The procedure of the meeting to which a text is converted. Left out: plain consensus. */
  meeting: id.optional(),
  escalatesTo: z.array(escalation).max(10).optional(),
  /** When the adopted text may be released. Left out: at once. */
  release: z.enum(['at_once', 'next_meeting']).optional(),
  /** Is the adoption confirmed by a letter before it is announced? Left out: no. */
  confirm: z.boolean().optional(),
  /** For how long a party may take its newest position back as if it had not been taken. Left out: not at all. */
  undoMinutes: z.number().int().min(1).max(1440).optional(),
  /** From when what is adopted has effect: a correction stands as if it had always been the text. Left out: from adoption. */
  effect: z.enum(['from_adoption', 'ab_initio']).optional(),
};

export const silence = z.strictObject({
  kind: z.literal('silence'),
  minHours: hours,
  /** May a party that stays out of it keep the others from adopting? */
  asideBlocks: z.boolean().default(false),
  /** May an objection name paragraphs, or only the whole text? */
  scope: z.enum(['whole', 'paragraphs']).default('paragraphs'),
  /** What an objection does before the hour: ends the period, or counts at its end. */
  onObjection: z.enum(['breaks', 'counts_at_expiry']).default('breaks'),
  ...silenceMore,
});

export const consultation = z.strictObject({
  kind: z.literal('consultation'),
  answerWithinHours: hours,
  /** The bases a request may cite. */
  articles: z.array(z.strictObject({ id, name: words, text: words.optional(), ...claim })).min(1),
});

/**
 * What a share is taken of. `roster`: every seat. `members`: those entitled, so that recusal, suspension and exclusion
 * shrink it and abstention does not. `present`: members who are not absent. `present_and_voting`: in favour or against.
 */
export const BASES = ['roster', 'members', 'present', 'present_and_voting'] as const;
const share = { atLeast: fraction.optional(), moreThan: fraction.optional(), of: z.enum(BASES).optional(), /** A weight of the parties (population); left out, each counts one. */ weight: id.optional() };
const given = (value: object, ...keys: string[]): number => keys.filter((key) => (value as Record<string, unknown>)[key] !== undefined).length;

/** One test of a vote: so many in favour; a share in favour; nobody of a group against; no more than so many not in favour. */
const test = z
  .strictObject({ inFavour: z.number().int().min(1).max(1000).optional(), ...share, /** A group of the charter, or `anyone`. */ noneAgainst: id.optional(), notInFavourAtMost: z.number().int().min(0).max(1000).optional() })
  .refine((one) => given(one, 'inFavour', 'atLeast', 'moreThan', 'noneAgainst', 'notInFavourAtMost') === 1 && given(one, 'atLeast', 'moreThan') === given(one, 'of') && given(one, 'weight') <= given(one, 'of'), 'bad_test');
const tests = z.array(test).min(1).max(10);

/** All of some tests, or any one of several such lists. */
const passes = z.strictObject({ all: tests.optional(), any: z.array(z.strictObject({ all: tests })).min(1).max(10).optional() }).refine((one) => given(one, 'all', 'any') === 1, 'bad_test');

const WAYS = ['consensus', 'vote', 'limited'] as const;
/**
 * One way of deciding. `consensus`: nobody objects. `vote`: the tests of `passes`. `limited`: nobody objects to deciding
 * in a limited format, and nobody votes against; it binds those in favour.
 */
const way = z
  .strictObject({
    by: z.enum(WAYS),
    /** So many parties may be set aside: consensus minus one, minus two. */
    minus: z.number().int().min(1).max(9).optional(),
    /** Does a party that does not take part, or is absent, keep the others from deciding? Left out: no. */
    asideBlocks: z.boolean().optional(),
    absenceBlocks: z.boolean().optional(),
    /** A member that abstains with a declaration need not apply the decision; where so many do, nothing is adopted. All shares must be reached. */
    declaredAbstentions: z.strictObject({ blockAt: z.array(z.strictObject({ ...share, atLeast: fraction, of: z.enum(BASES) })).min(1).max(5) }).optional(),
    passes: passes.optional(),
    note: words.optional(),
    ...claim,
  })
  .refine((one) => (one.by === 'vote') === (one.passes !== undefined) && (one.by === 'consensus' || one.minus === undefined), 'bad_way');

/** How a meeting decides: a quorum, and ways in their order. The first is how it decides unless an act goes on to another. */
export const decision = z.strictObject({
  kind: z.literal('decision'),
  quorum: z.strictObject({ atLeast: fraction, of: z.enum(['roster', 'members']), ...claim }).optional(),
  ways: z.array(way).min(1).max(6),
  escalatesTo: z.array(escalation).max(10).optional(),
});

export const rule = z.discriminatedUnion('kind', [silence, consultation, decision]);

export type Rule = z.infer<typeof rule>;
export type SilenceRule = z.infer<typeof silence>;
export type ConsultationRule = z.infer<typeof consultation>;
export type DecisionRule = z.infer<typeof decision>;
export type Way = DecisionRule['ways'][number];
export type Test = z.infer<typeof test>;
export type Base = (typeof BASES)[number];
