import { z } from 'zod';
import { charterSchema } from '#core/charter/schema.ts';

/** The whole charter as it took force, so that it can be read from the record alone. */
export const charterInForce = z.strictObject({
  charter: charterSchema,
  /** SHA-256 of the file's text, in hexadecimal. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** The file's own name, without folders: the act is public. */
  file: z.string().regex(/^[^/\\]{1,200}$/),
});

export type CharterInForce = z.infer<typeof charterInForce>;

export const acts = { 'charter.in_force': charterInForce };
