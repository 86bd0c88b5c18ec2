/**
 * Series: figures that others published, imported whole, each file a vintage.
 *
 * An import is one act with the digest of its rows; the rows stand beside it, and `verify` hashes them again. A period
 * without a row is missing, which is not zero. A source is one file in `sources/`; what it
 * reads may hold several series.
 */
import type { Feature } from '../../platform/feature.ts';
import { imported } from './schema.ts';
import { projectImported } from './store.ts';
import { words } from './words.ts';

export const series: Feature = {
  name: 'series',
  acts: { 'series.imported': { payload: imported, project: projectImported } },
  projections: { imports: 'id' },
  words,
};

export { importSeries } from './commands.ts';
export { mayImport } from './rights.ts';
export { MOST_BYTES, tooLarge } from './read.ts';
export { SOURCES } from './sources.ts';
export { areasOf, checkObservations, importById, listImports, markedMonth, observation, observationsIn, observationsOf, presentImport, presentImports, recentImports, type Import, type Observation } from './store.ts';
export { words as seriesWords } from './words.ts';
