/**
 * Measures: what the organisation can do, bundled into packages that answer a warning, and what came of them.
 *
 * Each option names the body that decides, the lead time, the cost and a precedent. A package has to be acted on by its horizon
 * less the longest lead time; that date is computed. Which options were used, and what came of it, is recorded beside them.
 */
import type { Feature } from '../../platform/feature.ts';
import { optionSet, packageSet, useRecorded } from './schema.ts';
import { projectOption, projectPackage, projectUse } from './store.ts';
import { words } from './words.ts';

export const measures: Feature = {
  name: 'measures',
  acts: {
    'measures.option_set': { payload: optionSet, project: projectOption },
    'measures.package_set': { payload: packageSet, project: projectPackage },
    'measures.use_recorded': { payload: useRecorded, project: projectUse },
  },
  projections: { measure_options: 'id', measure_packages: 'id', measure_uses: "lpad(seq::text, 18, '0')" },
  words,
};

export { recordUse, setOption, setPackage } from './commands.ts';
export { readOptionForm, readPackageForm, readUseForm } from './form.ts';
export { mayKeepMeasures } from './rights.ts';
export { actByOf, stillInTime, type SetOption, type SetPackage } from './rules.ts';
export { KINDS as MEASURE_KINDS, USES as MEASURE_USES } from './schema.ts';
export { listOptions, listPackages, packageById, usesOf, type MeasureOption, type Package } from './store.ts';
export { words as measuresWords } from './words.ts';
