import { sql, type QueryResult } from 'kysely';
import type { ReadLease } from '../../src/platform/db/database.ts';

/** What the database answers when it will not do something: the code of its error, or null when it did it. */
export async function codeOf(doing: Promise<unknown>): Promise<string | null> {
  try {
    await doing;
    return null;
  } catch (error) {
    return (error as { code?: string }).code ?? `no code: ${(error as Error).message}`;
  }
}

/** PostgreSQL's codes: no privilege (and no policy that lets a row in), and a change asked for while only reading. */
export const NO_PRIVILEGE = '42501';
export const READ_ONLY = '25006';

/** Runs one statement as it stands. */
export const run = <T = unknown>(lease: ReadLease, statement: string): Promise<QueryResult<T>> => sql.raw<T>(statement).execute(lease.db);

/** One value of each row. */
export async function column(lease: ReadLease, statement: string): Promise<string[]> {
  return (await run<{ name: string }>(lease, statement)).rows.map((row) => row.name);
}
