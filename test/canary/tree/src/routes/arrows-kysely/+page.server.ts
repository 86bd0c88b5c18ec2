// must fail: arrows pages-never-query
import { sql } from 'kysely';

export const load = (): { n: string } => ({ n: String(sql) });
