/**
 * National files: a party on its own resilience, in figures and words.
 *
 * Written by its own delegate and read by its own people, until it opens the file to chosen parties or to the secretariat, and again once it
 * closes it. The acts stay with the own party for good; what others read is a projection whose audience follows the openings, so that nothing
 * that was read before the closing can be read after it. To whom a file is open is known to its owner alone.
 */
import type { Feature } from '../../platform/feature.ts';
import { closed, entered, opened, withdrawn } from './schema.ts';
import { projectClosed, projectEntered, projectOpened, projectWithdrawn } from './store.ts';
import { words } from './words.ts';

export const nationalFiles: Feature = {
  name: 'national',
  acts: {
    'national.entered': { payload: entered, project: projectEntered },
    'national.withdrawn': { payload: withdrawn, project: projectWithdrawn },
    'national.opened': { payload: opened, project: projectOpened },
    'national.closed': { payload: closed, project: projectClosed },
  },
  projections: { national_entries: "lpad(seq::text, 18, '0')", national_openings: "lpad(seq::text, 18, '0') || ' ' || reader" },
  words,
};

export { closeNational, enterNational, openNational, withdrawNational } from './commands.ts';
export { readNationalForm } from './form.ts';
export { mayKeepFile } from './rights.ts';
export { readersFor } from './rules.ts';
export { nationalEntriesOf, nationalFiles as filesToRead, openingsOf, type NationalEntry } from './store.ts';
export { words as nationalWords } from './words.ts';
