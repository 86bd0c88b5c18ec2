import type { IngestSource } from '../../../core/ingest/record.ts';
import { codeOfAlpha2, codeOfName, codeOfNumber } from '../../../platform/countries.ts';
import { acled } from './acled.ts';
import { cap } from './cap.ts';
import { dtm } from './dtm.ts';
import { gdacs } from './gdacs.ts';
import { gdeltGkg } from './gdelt-gkg.ts';
import { gdeltMentions } from './gdelt-mentions.ts';
import { gdeltEvents } from './gdelt.ts';
import { hapiDisplaced, hapiFood } from './hapi.ts';
import { hxl } from './hxl.ts';
import { idmcUpdates, idmcYearly } from './idmc.ts';
import { incidents } from './incidents.ts';
import { ipc } from './ipc.ts';
import { ucdpCandidate, ucdpGed } from './ucdp.ts';
import { unhcrAsylum, unhcrPopulation } from './unhcr.ts';
import { unodcIndividual } from './unodc.ts';

/** Whose files of events and figures the desk reads, row by row, each with its versions kept. */
export const READERS: readonly IngestSource[] = [
  ucdpGed, ucdpCandidate, acled(codeOfNumber), gdeltEvents, gdeltMentions, gdeltGkg, hxl(codeOfName), ipc(codeOfAlpha2), hapiFood, hapiDisplaced, dtm, idmcUpdates, idmcYearly, unhcrPopulation, unhcrAsylum,
  unodcIndividual(codeOfName), gdacs, cap, incidents,
];

export const readerOf = (id: string): IngestSource | null => READERS.find((source) => source.id === id) ?? null;
