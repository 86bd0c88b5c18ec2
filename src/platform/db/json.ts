import { sql, type RawBuilder } from 'kysely';

/** A value for a jsonb column: the drivers would take an array for an array of the database. */
export const json = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::jsonb`;
