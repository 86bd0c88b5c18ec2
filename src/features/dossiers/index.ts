/**
 * Dossiers: the life of one matter, from the first signal to the published statement, and its warning-response gap.
 *
 * A dossier is opened under a marking of the charter, which decides who may read it; everything that happens in the
 * matter is an act of its chain. The gap is computed, never stored.
 */
import type { Feature } from '../../platform/feature.ts';
import { opened, type Opened } from './schema.ts';
import { projectOpened } from './store.ts';
import { words } from './words.ts';

export const dossiers: Feature = {
  name: 'dossiers',
  acts: { 'dossiers.opened': { payload: opened, project: projectOpened, says: ({ id }: Opened) => [{ key: 'act_opened', facts: { id } }] } },
  projections: { dossiers: 'id' },
  words,
};

export { openDossier } from './commands.ts';
export { mayOpenDossier } from './rights.ts';
export { gapOf, type Gap, type OpenDossier } from './rules.ts';
export { countDossiers, dossierById, listDossiers, type Dossier } from './store.ts';
export { words as dossiersWords } from './words.ts';
