import { z } from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);
const id = z.string().regex(/^E-\d{1,9}$/);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/**
 * The act of an import: what came, from where, what became of it, and the digest of the versions it opened and closed.
 * received = accepted + refused. An accepted row is opened, revised or unchanged, or takes back what it names.
 */
export const imported = z.strictObject({
  id,
  source: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  kind: z.enum(['events', 'figures']),
  publisher: z.string().max(400),
  licence: z.string().max(400),
  vintage: z.string().max(60),
  file: z.string().max(200),
  fileDigest: hash,
  /** The import whose refused rows were read again; null for a file. */
  retries: id.nullable(),
  expected: count.nullable(),
  received: count,
  accepted: count,
  refused: count,
  opened: count,
  revised: count,
  unchanged: count,
  closed: count,
  withheld: count,
  duplicates: count,
  covers: z.strictObject({ from: day, to: day }).nullable(),
  reasons: z.array(z.strictObject({ code: z.string().max(60), rows: count, line: count })).max(40),
  frame: z.strictObject({ before: z.string().max(40_000), after: z.string().max(40_000) }),
  digest: hash,
  refusedDigest: hash,
});
export type Imported = z.infer<typeof imported>;
