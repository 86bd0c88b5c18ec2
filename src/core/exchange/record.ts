import { z } from 'zod';
import { wordsSchema } from '../words.ts';
import { BODIES, hashSchema, instantSchema, KINDS, MUST_REFER, nodeId, recordId, type Body, type Kind } from './bodies.ts';
import type { Means } from './means.ts';

export type { Body, Kind } from './bodies.ts';

/** One revision of what a node says. Only its origin revises it; whoever disagrees answers with a record of the own. */
const recordSchema = z.strictObject({
  v: z.literal(1),
  net: nodeId,
  /** UUID, version 7, given once; the same in every revision. */
  id: recordId,
  rev: z.number().int().min(1).max(100_000),
  /** Hash of the revision before; left out in the first. */
  supersedes: hashSchema.optional(),
  /** What was changed and why; needed in every revision but the first, which has none. */
  change: z.strictObject({ what: wordsSchema(400), why: wordsSchema(400) }).optional(),
  kind: z.enum(KINDS as [Kind, ...Kind[]]),
  origin: nodeId,
  author: z.strictObject({ role: z.string().trim().min(1).max(120), name: z.string().max(120).nullable() }),
  /** A claim of the origin: nothing is ordered by it. */
  created: instantSchema,
  validUntil: instantSchema.nullable(),
  lang: z.string().regex(/^[a-z]{2,3}$/),
  /** The nodes it is for, resolved when it was signed. None is nobody. */
  audience: z.strictObject({ label: z.string().max(200), members: z.array(nodeId).max(400), future: z.boolean() }),
  marking: z.strictObject({ scheme: z.string().min(1).max(40), level: z.string().min(1).max(40), reshare: z.enum(['no', 'origin-consent']), public: z.boolean(), caveats: z.array(z.string().max(200)).max(20) }),
  /** By identifier and hash: what is referred to does not travel along. */
  refs: z.array(z.strictObject({ rel: z.string().regex(/^[a-z-]{1,30}$/), id: recordId, hash: hashSchema })).max(400),
  attachments: z.array(z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.number().int().min(0), type: z.string().max(100), name: z.string().max(200) })).max(50),
  body: z.unknown(),
});

export type RecordOf<K extends Kind = Kind> = Omit<z.infer<typeof recordSchema>, 'kind' | 'body'> & { kind: K; body: Body<K> };
export type AnyRecord = { [K in Kind]: RecordOf<K> }[Kind];

/** The record that a value is, or the path of what is wrong with it. */
export function readRecord(value: unknown): { record: AnyRecord } | { wrong: string } {
  const parsed = recordSchema.safeParse(value);
  if (!parsed.success) return { wrong: parsed.error.issues[0]!.path.map(String).join('.') };
  const record = parsed.data;
  const body = BODIES[record.kind].safeParse(record.body);
  if (!body.success) return { wrong: ['body', ...body.error.issues[0]!.path].map(String).join('.') };
  const revised = record.rev > 1;
  if ((record.supersedes !== undefined) !== revised) return { wrong: 'supersedes' };
  if ((record.change !== undefined) !== revised) return { wrong: 'change' };
  if (new Set(record.audience.members).size !== record.audience.members.length) return { wrong: 'audience.members' };
  const must = MUST_REFER[record.kind];
  if (must !== undefined && !record.refs.some(({ rel }) => rel === must)) return { wrong: 'refs' };
  // Whoever may get it is told by the consent itself, which is addressed to them.
  if (record.kind === 'consent' && !(body.data as Body<'consent'>).to.every((node) => record.audience.members.includes(node))) return { wrong: 'body.to' };
  if (record.marking.public && record.marking.level !== 'CLEAR') return { wrong: 'marking.public' };
  // What was signed is what is used, and not what a schema that trims has made of it.
  return { record: value as AnyRecord };
}

/** Identifiers of the records that one refers to: what it answers, disputes, recalls. */
export const refersTo = (record: AnyRecord): string[] => [...new Set([...record.refs.map(({ id }) => id), ...(record.kind === 'recall' ? [record.body.id] : [])])];

/** TLP 2.0 (FIRST, 2022). Other schemes are the markings of the charter, under its identifier. What is `open` may go to nodes that join later; the others are for those who were named. */
export const TLP = { scheme: 'TLP-2.0', levels: ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'], open: ['CLEAR', 'GREEN', 'AMBER'] } as const;
export type Markings = ReadonlyMap<string, readonly string[]>;

/** The record that a recall or a consent is about. */
export const aboutOf = (record: AnyRecord): string | null => (record.kind === 'recall' || record.kind === 'consent' ? record.body.id : null);
/** The files that it names. */
export const filesOf = ({ attachments }: AnyRecord): string[] => [...new Set(attachments.map(({ sha256 }) => sha256))];

/** The largest record that is taken, in bytes. */
export const MOST_RECORD_BYTES = 2 * 1024 * 1024;

export const hashOf = (means: Pick<Means, 'sha256'>, payload: Uint8Array): string => `sha256:${means.sha256(payload)}`;
