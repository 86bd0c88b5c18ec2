import { z } from 'zod';
import { isDate } from '../charter/dates.ts';
import { instant } from '../time.ts';
import { POSITIONS } from './silence.ts';

/**
 * A decision as data: which body, under which matter, who was entitled, and every act with its hour. What the acts come
 * to is `decide`. `seq` and the order in the list say nothing, the hours do.
 */
const HOUR = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;
const isHour = (text: string): boolean => HOUR.test(text) && !Number.isNaN(Date.parse(text));
/** "2022-05-13T09:00Z", with seconds or without, in any zone; a day alone is its first moment in UTC. */
const at = z.string().refine(isHour, 'an hour such as 2022-05-13T09:00Z').transform(instant);
const name = z.string().min(1).max(120);
const paragraphs = z.array(z.number().int().min(1).max(1000)).max(1000);
const hash = z.string().min(1).max(128);

/** `party` is whose seat it is; `by` is who acted for it, where that was a person or another party. */
const head = { seq: z.number().int().optional(), at, by: name.optional(), note: z.string().max(2000).optional() };
const own = { ...head, party: name };
const act = <K extends string, S extends z.core.$ZodLooseShape>(kind: K, shape: S) => z.strictObject({ kind: z.literal(kind), ...shape });

export const caseAct = z.discriminatedUnion('kind', [
  act('tabled', { ...head, hash: hash.optional(), paragraphs: z.number().int().min(1).max(1000).optional() }),
  act('proposed', { ...head, deadline: at.optional() }),
  act('use_objected', own),
  act('circulated', { ...head, hash: hash.optional(), paragraphs: z.number().int().min(1).max(1000).optional(), deadline: at, urgent: z.boolean().optional() }),
  act('extended', { ...head, deadline: at }),
  act('position', { ...own, position: z.enum(POSITIONS), paragraphs: paragraphs.optional(), hash: hash.optional(), form: z.enum(['oral', 'written', 'letter']).optional(), declared: z.boolean().optional(), words: z.string().max(2000).optional() }),
  act('objection_withdrawn', { ...own, paragraphs: paragraphs.optional() }),
  act('revised', { ...head, hash, paragraphs: z.number().int().min(1).max(1000).optional(), changed: paragraphs.optional(), deadline: at.optional() }),
  act('converted', head),
  act('escalated', { ...head, to: name }),
  act('withdrawn', head),
  act('form_proposed', head),
  act('form_objected', own),
  act('minus_invoked', { ...head, parties: z.array(name).min(1).max(9), ground: z.string().max(2000).optional() }),
  act('vote_called', head),
  act('absent', own),
  act('present', own),
  act('excluded', { ...own, ground: z.string().max(2000).optional() }),
  act('suspended', own),
  act('restored', own),
  act('credentials', { ...own, holder: name }),
  act('credentials_ended', { ...own, holder: name }),
  act('closed', head),
  act('confirmed', head),
  act('announced', { ...head, hash: hash.optional() }),
]);
export type CaseAct = z.infer<typeof caseAct>;
export type Kind = CaseAct['kind'];

const seat = z.union([name, z.strictObject({ party: name, suspended: z.boolean().optional(), absent: z.boolean().optional(), excluded: z.boolean().optional(), weights: z.record(z.string(), z.number().int().min(0)).optional() })]);

/** Everything but the charter, which a case names or carries. */
export const caseSchema = z.strictObject({
  body: name.optional(),
  matter: name,
  /** As of which day the charter is read; left out, the day of the first act. */
  at: z.string().refine((text) => isDate(text) || isHour(text), 'a day such as 2022-05-13').optional(),
  /** Who was entitled; left out, the members of the body on that day. */
  roster: z.array(seat).max(300).optional(),
  acts: z.array(caseAct).max(10_000),
  now: at.optional(),
});
export type CaseInput = z.infer<typeof caseSchema>;

/** Acts of one instant: what makes others possible comes first, and of one party's positions the weightiest comes last, so that it stands. */
const RANK: readonly Kind[] = [
  'restored', 'present', 'credentials', 'tabled', 'proposed', 'circulated', 'extended', 'revised', 'converted', 'escalated', 'suspended', 'excluded', 'absent', 'credentials_ended', 'form_proposed', 'minus_invoked', 'vote_called', 'objection_withdrawn',
  'position', 'use_objected', 'form_objected', 'closed', 'withdrawn', 'confirmed', 'announced',
];
const HEAVY: Readonly<Record<string, number>> = { agrees: 0, recused: 1, abstains: 2, aside: 3, reserves: 4, objects: 5 };
const text = (act: CaseAct): string => JSON.stringify(Object.entries({ ...act, seq: null }).sort(([a], [b]) => (a < b ? -1 : 1)));

/** By the hour, and within one instant by what the acts are: never by the order in which they were noted. */
export function inOrder(acts: readonly CaseAct[]): CaseAct[] {
  const key = (act: CaseAct): [string, number, string, number, string] => [act.at, RANK.indexOf(act.kind), 'party' in act ? act.party : '', act.kind === 'position' ? HEAVY[act.position]! : 0, text(act)];
  return acts.map((act) => ({ act, key: key(act) })).sort((a, b) => compare(a.key, b.key)).map(({ act }) => act);
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const at = a.findIndex((part, i) => part !== b[i]);
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1;
}
