/**
 * Sources: events and figures that others publish, kept with every version.
 *
 * A source is a reader in `readers/`, pure and pushed: text in, records or refused rows out. `stage` puts a file into a table
 * of its transaction, `compare` finds what it changes and writes that down, and the act of the import is recorded last, so
 * that the head is locked for a moment only. What was known on a day is what the imports up to it had opened and not closed.
 * Refused rows wait in a quarantine, from which `retryImport` reads them again.
 */
import type { Feature } from '../../platform/feature.ts';
import { imported } from './schema.ts';
import { projectImported } from './store.ts';
import { words } from './words.ts';

export const sources: Feature = {
  name: 'sources',
  acts: { 'sources.imported': { payload: imported, project: projectImported } },
  projections: { source_imports: 'id' },
  words,
};

export type { Given } from './bytes.ts';
export { downloads, textOrFail, type Since } from './fetch/downloads.ts';
export { checkVersions } from './check.ts';
export { importFile, reportIncident, retryImport, type ImportCommand } from './commands.ts';
export { enteredIncident, INCIDENT_CERTAINTIES, INCIDENT_DATES, INCIDENT_FIGURES, INCIDENT_KINDS, INCIDENT_NUMBER, INCIDENT_PLACES, nextIncident, readIncidentForm, withdrawnRow } from './incident-form.ts';
export { READERS, readerOf } from './readers.ts';
export { quarantineOf, reportOf, type ImportReport, type QuarantineReport } from './report.ts';
export { isReporter, lineOf, mayImportSource, mayReport } from './rights.ts';
export { MOST_ROWS, refuseKept, refuseMany } from './rules.ts';
export type { Imported } from './schema.ts';
export { importOf, importsOf, refusedAfter, waitingRows, type EventVersion, type FigureVersion, type RefusedRow, type SourceImport } from './store.ts';
export { MOST_BYTES, tooLarge } from './upload.ts';
export {
  changedEvents, changedFigures, countEvents, countriesNamed, countriesOf, eventsAfter, eventsKnown, figuresKnown, figuresOfSeries, figureVersions, happenings, heardOf, importsUpTo, knownBefore, knownNow, newestImport, numbersLike, readerOfLease, sameReports, versionsOf,
  type Changed, type Covering, type Happening, type KnownFigure, type Which,
} from './versions.ts';
export { words as sourcesWords } from './words.ts';
