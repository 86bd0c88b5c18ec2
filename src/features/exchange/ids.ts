import { randomUUIDv7 } from 'node:crypto';

/** A fresh identifier of a record: UUID, version 7. */
export const uuid = (): string => randomUUIDv7();
