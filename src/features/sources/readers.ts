import type { IngestSource } from '../../core/ingest/record.ts';
import { codeOfAlpha2, codeOfName, codeOfNumber, numericOf } from '../../platform/countries.ts';
import { provinceAt } from '../../platform/provinces.ts';
import { acled } from './readers/acled.ts';
import { cap } from './readers/cap.ts';
import { dtm } from './readers/dtm.ts';
import { gdacs } from './readers/gdacs.ts';
import { gdeltGkg } from './readers/gdelt-gkg.ts';
import { gdeltMentions } from './readers/gdelt-mentions.ts';
import { gdeltEvents } from './readers/gdelt.ts';
import { hapiDisplaced, hapiFood } from './readers/hapi.ts';
import { hxl } from './readers/hxl.ts';
import { idmcUpdates, idmcYearly } from './readers/idmc.ts';
import { incidents } from './readers/incidents.ts';
import { ipc } from './readers/ipc.ts';
import { ucdpCandidate, ucdpGed } from './readers/ucdp.ts';
import { unContributions, unContributor } from './readers/un-contributions.ts';
import { unMissions } from './readers/un-missions.ts';
import { ungaVotes } from './readers/unga-votes.ts';
import { unhcrAsylum, unhcrPopulation } from './readers/unhcr.ts';
import { unodcIndividual } from './readers/unodc.ts';

/** Whose files of events and figures the desk reads, row by row, each with its versions kept. */
export const READERS: readonly IngestSource[] = [
  ucdpGed, ucdpCandidate, acled(codeOfNumber), gdeltEvents, gdeltMentions, gdeltGkg, hxl(codeOfName), ipc(codeOfAlpha2), hapiFood, hapiDisplaced, dtm, idmcUpdates, idmcYearly, unhcrPopulation, unhcrAsylum,
  unodcIndividual(codeOfName), unContributions, unMissions((country, lat, lon) => provinceAt(country, lat, lon) !== null), ungaVotes(codeOfAlpha2), gdacs, cap, incidents,
];

/** A file of one contributor does not say whose it is, so that each country is a source of its own. */
const CONTRIBUTOR = /^un-contributor-([a-z]{3})$/;

export function readerOf(id: string): IngestSource | null {
  const contributor = CONTRIBUTOR.exec(id)?.[1]?.toUpperCase();
  if (contributor !== undefined) return numericOf(contributor) === null ? null : unContributor(contributor);
  return READERS.find((source) => source.id === id) ?? null;
}
