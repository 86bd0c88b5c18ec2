import { query } from '../../platform/db/database.ts';
import type { Alpha } from './schema.ts';

export const load = async (): Promise<Alpha> => ({ id: String(await query()) });
