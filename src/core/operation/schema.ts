import { z } from 'zod';
import { isDate } from '../charter/dates.ts';
import { wordsSchema } from '../words.ts';

/**
 * What is recorded of an operation. It is planning, accounting and reporting of peacekeeping, and nothing else: there is no field
 * for a target or for the use of a weapon. `on` is the day in the world; when it was written down, the act itself says.
 */
export const operationId = z.string().regex(/^OP-\d{1,9}$/);
const day = z.string().refine((text) => text.length === 10 && isDate(text), 'a day');
const words = wordsSchema(1500);
const brief = wordsSchema(300);
const count = z.number().int().min(0).max(1_000_000);

export const source = z.strictObject({ title: z.string().trim().min(1).max(300), published: z.string().refine(isDate, 'a date').nullable(), url: z.url({ protocol: /^https?$/ }).max(500).nullable() });
export type Source = z.infer<typeof source>;

/** The Admiralty's grades: reliability of the source A to F, credibility of what it says 1 to 6. */
export const grade = z.string().regex(/^[A-F][1-6]$/);
export const PRECISIONS = ['exactly', 'about', 'more_than', 'less_than', 'in_words'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** A figure as somebody said it. `value` is null where it was said in words alone ("a company"). */
export const claim = z.strictObject({ value: count.nullable(), precision: z.enum(PRECISIONS), words: brief.nullable(), by: brief.nullable(), source: source.nullable(), grade: grade.nullable() });
export type Claim = z.infer<typeof claim>;

/** The whole operation, all units of a party, or one unit. */
export const scope = z.string().regex(/^(all|party:[A-Za-z][\w-]{0,39}|unit:U\d{1,4})$/);
export const MEASURES = ['offered', 'deployed', 'present'] as const;
export type Measure = (typeof MEASURES)[number];
export const READINESS = ['pledged', 'assessed', 'aligned', 'rapid'] as const;
export type Readiness = (typeof READINESS)[number];
export const STAGES = ['deploying', 'active', 'suspended', 'resumed', 'withdrawing', 'withdrawn'] as const;
export type StageEntry = (typeof STAGES)[number];
export const ABOUT = ['legal_basis', 'strength', 'term', 'withdrawal', 'event'] as const;
export const PAIRS = ['present_deployed', 'deployed_offered', 'deployed_authorised'] as const;
export type Pair = (typeof PAIRS)[number];

/** What a mandate and each change of it rests on: a text that this desk adopted, or a decision from elsewhere with its source. */
export const decision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('desk'), procedure: z.string().regex(/^S-\d{1,9}$/), text: z.string().max(20), version: z.number().int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/), on: day }),
  z.strictObject({ kind: z.literal('past'), body: z.string().max(40), on: day, words, source }),
]);
export type DecisionRef = z.infer<typeof decision>;

/** A report that the mandate owes: the first by a day, and then every so many days, or once. */
export const duty = z.strictObject({ id: z.string().regex(/^[a-z]$/), name: brief, to: brief, first: day, every: z.number().int().min(1).max(366).nullable() });
export type ReportDuty = z.infer<typeof duty>;

const base = { id: operationId, on: day };
const sourced = { source: source.nullable() };

export const PAYLOADS = {
  requested: z.strictObject({ ...base, dossier: z.string(), title: brief, host: z.string().regex(/^[A-Z]{3}$/), asks: words, by: brief.nullable(), ...sourced }),
  decided: z.strictObject({
    ...base, decision, purpose: words, tasks: words, area: brief.nullable(), command: brief.nullable(), ceiling: claim.nullable(),
    /** `said` is how the decision put it, where it names no day. */
    term: z.strictObject({ from: day, to: day.nullable(), review: day.nullable(), said: brief.nullable() }), reports: z.array(duty).max(6),
  }),
  review_set: z.strictObject({ ...base, review: day, words }),
  mandate_changed: z.strictObject({ ...base, decision, to: day.nullable(), review: day.nullable(), ceiling: claim.nullable(), purpose: words.nullable(), tasks: words.nullable(), words }),
  claimed: z.strictObject({ ...base, about: z.enum(ABOUT), what: words, by: brief.nullable(), grade: grade.nullable(), ...sourced }),
  notified: z.strictObject({ ...base, to: z.string().max(40), how: brief.nullable(), ...sourced }),
  report_made: z.strictObject({ ...base, duty: duty.shape.id, due: day, words: words.nullable(), ...sourced }),
  unit_required: z.strictObject({ ...base, requirement: z.string().regex(/^R\d{1,4}$/), name: brief, contingent: z.string().max(40), strength: count, readiness: z.enum(READINESS), words: words.nullable() }),
  unit_offered: z.strictObject({ ...base, unit: z.string().regex(/^U\d{1,4}$/), requirement: z.string().regex(/^R\d{1,4}$/).nullable(), party: z.string().max(40), name: brief, contingent: z.string().max(40).nullable(), strength: claim, readiness: z.enum(READINESS).nullable() }),
  moved: z.strictObject({ ...base, scope, direction: z.enum(['in', 'out']), how: brief.nullable(), from: brief.nullable(), to: brief.nullable(), strength: claim.nullable(), ...sourced }),
  strength_reported: z.strictObject({ ...base, scope, measure: z.enum(MEASURES), claim }),
  discrepancy_recorded: z.strictObject({ ...base, scope, pair: z.enum(PAIRS), by: z.number().int().min(1).max(1_000_000), words }),
  sitrep_entered: z.strictObject({
    ...base, kind: z.enum(['daily', 'special']), scope, places: words.nullable(), incidents: words.nullable(), present: count, leave: count, sick: count, vehicles: z.strictObject({ held: count, serviceable: count }),
    radios: z.strictObject({ held: count, serviceable: count }), needs: words.nullable(), assessment: words, prepared: z.string().trim().max(120),
  }),
  equipment_set: z.strictObject({ ...base, item: z.string().regex(/^E\d{1,4}$/), scope, name: brief, required: count, held: count, ordered: count, delivered: count, serviceable: count }),
  visit_recorded: z.strictObject({ ...base, item: z.string().regex(/^E\d{1,4}$/), inspector: z.string().trim().min(1).max(120), held: count, serviceable: count, finding: words }),
  stage_entered: z.strictObject({ ...base, stage: z.enum(STAGES), words: words.nullable(), ...sourced }),
  closed: z.strictObject({ ...base, outcome: words, lessons: words }),
  corrected: z.strictObject({ ...base, act: z.number().int().min(1), words }),
} as const;
export type Kind = keyof typeof PAYLOADS;
export type Payload<K extends Kind> = z.infer<(typeof PAYLOADS)[K]>;

/** One recorded change of an operation, as it is read. */
export type OperationAct<K extends Kind = Kind> = K extends Kind ? { readonly kind: K; readonly payload: Payload<K>; readonly seq: number; readonly person: string; readonly recordedAt: string; readonly example: boolean } : never;
