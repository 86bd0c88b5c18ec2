import { z } from 'zod';
import { hashSchema, KINDS, recordId, type Kind } from '../../core/exchange/bodies.ts';
import { keyidSchema, signatureSchema } from '../../core/exchange/envelope.ts';

/** Why a record is no longer public: its origin recalled it, or revised it and has not released the revision. */
export const WITHDRAWN = ['recalled', 'revised'] as const;

/** A revision released to the public, with the releasing signature. The text is not in it: acts stay, and what is recalled must go from the public store. */
export const signed = z.strictObject({ id: recordId, rev: z.number().int().min(1), kind: z.enum(KINDS as [Kind, ...Kind[]]), hash: hashSchema, keyid: keyidSchema, sig: signatureSchema });
export type Signed = z.infer<typeof signed>;
