import { z } from 'zod';
import { wordsSchema } from '../../core/words.ts';

/** An identifier that a person keeps: "kaz-delegate", "m.ospanova". */
export const personId = z.string().regex(/^[a-z][a-z0-9._-]{1,39}$/);

export const joined = z.strictObject({
  person: personId,
  name: wordsSchema(120),
  party: z.string().max(40).nullable(),
  centre: z.string().max(40).nullable(),
  secretariat: z.boolean(),
  offices: z.array(z.string().max(40)).min(1).max(10),
});
export type Joined = z.infer<typeof joined>;

export const officesChanged = z.strictObject({ person: personId, offices: z.array(z.string().max(40)).max(10) });
export type OfficesChanged = z.infer<typeof officesChanged>;

export const left = z.strictObject({ person: personId });
export type Left = z.infer<typeof left>;

/** What the sign-in page receives. A password is 12 to 200 characters; nothing else is asked of it (NIST SP 800-63B). */
export const email = z.string().trim().toLowerCase().max(200).regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/);
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;
