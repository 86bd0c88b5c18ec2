import type { IngestSource } from '../../core/ingest/record.ts';
import { codeOfAlpha2, codeOfName, codeOfNumber } from '../../platform/countries.ts';
import { acled } from './readers/acled.ts';
import { cap } from './readers/cap.ts';
import { dtm } from './readers/dtm.ts';
import { gdacs } from './readers/gdacs.ts';
import { gdeltGkg } from './readers/gdelt-gkg.ts';
import { gdeltMentions } from './readers/gdelt-mentions.ts';
import { hapiDisplaced, hapiFood } from './readers/hapi.ts';
import { hxl } from './readers/hxl.ts';
import { idmcUpdates, idmcYearly } from './readers/idmc.ts';
import { incidents } from './readers/incidents.ts';
import { ipc } from './readers/ipc.ts';
import { unhcrAsylum, unhcrPopulation } from './readers/unhcr.ts';
import { unodcIndividual } from './readers/unodc.ts';

/** Sources whose rows are read one by one, each with its versions kept. */
export const READERS: readonly IngestSource[] = [
  acled(codeOfNumber), cap, dtm, gdacs, gdeltGkg, gdeltMentions, hapiDisplaced, hapiFood, hxl(codeOfName), idmcUpdates, idmcYearly, incidents, ipc(codeOfAlpha2), unhcrAsylum, unhcrPopulation, unodcIndividual(codeOfName),
];
