import type { IngestSource } from '../../../core/ingest/record.ts';
import { gdeltEvents } from './gdelt.ts';
import { ucdpCandidate, ucdpGed } from './ucdp.ts';

/** Whose files of events and figures the desk reads. */
export const READERS: readonly IngestSource[] = [ucdpGed, ucdpCandidate, gdeltEvents];

export const readerOf = (id: string): IngestSource | null => READERS.find((source) => source.id === id) ?? null;
