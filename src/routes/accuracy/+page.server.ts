import { PUBLIC } from '#core/act.ts';
import { fill } from '#core/words.ts';
import { forecastsWords, listResolutions } from '#features/forecasts/index.ts';
import { recall } from '../edge.ts';
import { groupsOf, sayRecord } from '../record.ts';
import type { PageServerLoad } from './$types';

/** Our own errors, for anybody: nothing is chosen, nothing left out. */
export const load: PageServerLoad = async ({ locals }) => {
  const { lang } = locals;
  const forecasts = forecastsWords[lang].ui;
  const resolutions = await recall({ ...locals, tokens: [PUBLIC] }, 'accuracy', (lease) => listResolutions(lease));
  const groups = groupsOf(resolutions);
  return {
    forecasts, example: resolutions.some((one) => one.example), anyAhead: groups.some((one) => one.ahead),
    groups: groups.map(({ target, model, ahead, vintages, record }) => ({
      key: `${target}-${model}-${ahead}`, title: ahead ? forecasts.issuedAhead! : forecasts.computedAfterwards!, note: `${target}; ${model}`, noun: forecasts[`noun_${target}`] ?? forecasts.nounPlain!, source: fill(forecasts.accuracySource!, { vintages: vintages.join(', ') }), record: sayRecord(record, forecasts, lang),
    })),
  };
};
