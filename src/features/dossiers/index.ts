/**
 * Dossiers: the life of one matter, from the first signal to the published statement, and its warning-response gap.
 *
 * A dossier is opened under a marking of the charter, which decides who may read it; everything that happens in the
 * matter is an act of its chain. What happened before the desk or outside it is recorded as a fact, with its source. The
 * gap is computed, never stored.
 */
import type { Feature } from '../../platform/feature.ts';
import { projectFact, projectFactWithdrawn } from './facts.ts';
import { factRecorded, factWithdrawn, opened, type Opened } from './schema.ts';
import { projectOpened } from './store.ts';
import { words } from './words.ts';

export const dossiers: Feature = {
  name: 'dossiers',
  acts: {
    'dossiers.opened': { payload: opened, project: projectOpened, says: ({ id }: Opened) => [{ key: 'act_opened', facts: { id } }] },
    'dossiers.fact_recorded': { payload: factRecorded, project: projectFact },
    'dossiers.fact_withdrawn': { payload: factWithdrawn, project: projectFactWithdrawn },
  },
  projections: { dossiers: 'id', facts: "lpad(seq::text, 18, '0')" },
  words,
};

export { openDossier, recordFact, withdrawFact } from './commands.ts';
export { factsOf, gapFacts, stepOfFact, type Fact } from './facts.ts';
export { readFactForm } from './form.ts';
export { mayOpenDossier, mayRecordFact } from './rights.ts';
export { gapOf, type Gap, type OpenDossier, type RecordFact } from './rules.ts';
export { countDossiers, dossierById, dossierTitles, listDossiers, type Dossier } from './store.ts';
export { words as dossiersWords } from './words.ts';
