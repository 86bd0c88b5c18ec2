import { z } from 'zod';

export type Instant = string;
export const instant = z.string().min(1);
export const dayOf = (at: Instant): string => Temporal.Instant.from(at).toZonedDateTimeISO('UTC').toPlainDate().toString();
export const reread = (at: Instant): string => new Date(at).toISOString();
