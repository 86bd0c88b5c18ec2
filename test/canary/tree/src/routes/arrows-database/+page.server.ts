// must fail: arrows pages-never-query
import { query } from '../../platform/db/database.ts';

export const load = async (): Promise<{ n: number }> => ({ n: await query() });
