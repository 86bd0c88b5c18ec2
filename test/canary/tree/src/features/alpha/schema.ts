import { z } from 'zod';

export const alpha = z.object({ id: z.string() });
export type Alpha = z.infer<typeof alpha>;
