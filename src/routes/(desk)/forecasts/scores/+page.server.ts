import { fill, say } from '#core/words.ts';
import { forecastsWords, listResolutions, mayIssueForecast, targetsOf } from '#features/forecasts/index.ts';
import { recall, requireActor } from '../../../edge.ts';
import { groupsOf, sayRecord } from '../../../record.ts';
import { nounOf, tabsOf } from '../said.ts';
import type { PageServerLoad } from './$types';

const LISTED = 24;

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const { lang } = locals;
  const w = forecastsWords[lang].ui;
  const { resolutions, targets } = await recall(locals, 'forecast scores', async (lease) => ({ resolutions: await listResolutions(lease), targets: await targetsOf(lease) }));
  const all = url.searchParams.has('all');
  return {
    w, tabs: tabsOf(w, mayIssueForecast(actor), { here: 'scores' }), all: all ? Infinity : LISTED,
    groups: groupsOf(resolutions).map(({ target, model, ahead, vintages, record }) => {
      const one = targets.find(({ series }) => series === target);
      return { key: `${target} ${model} ${ahead}`, target, model, title: one ? say(one.title, lang) : target, noun: nounOf(target, w), kind: ahead ? w.issuedAhead! : w.computedAfterwards!, note: `${model}; ${vintages.join(', ')}`, more: record.length > LISTED ? fill(all ? w.someMonths! : w.allMonths!, { n: record.length }) : null, record: sayRecord(record, w, lang) };
    }), toggle: all ? '/forecasts/scores' : '/forecasts/scores?all',
  };
};
