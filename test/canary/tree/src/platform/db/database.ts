import { sql } from 'kysely';

export const one = sql`select 1`;
export const query = async (): Promise<number> => 1;
