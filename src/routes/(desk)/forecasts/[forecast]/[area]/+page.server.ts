import { isRefusal } from '#core/refusal.ts';
import { makeResolution, mayIssueForecast, mayResolveForecast, resolveForecast } from '#features/forecasts/index.ts';
import { say } from '#core/words.ts';
import { listDossiers } from '#features/dossiers/index.ts';
import { mayIssueWarning, mayProposeWarning } from '#features/warnings/index.ts';
import { carryOut, formOf, keyOf, newKey, read, requireActor } from '../../../../edge.ts';
import { lookAtArea } from '../../area.server.ts';
import { tabsOf } from '../../said.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const looked = await lookAtArea(event);
  const dossiers = mayIssueWarning(actor) || mayProposeWarning(actor) ? await read(event.locals, (lease) => listDossiers(lease, { limit: 50 })) : [];
  return {
    ...looked, dossiers: dossiers.map((d) => ({ id: d.id, title: say(d.title, event.locals.lang) })), cites: looked.view.rows.flatMap(({ month }, i) => [1, 25, 100].map((n, t) => ({ value: `${month}.${n}`, label: `${looked.rows[i]!.month}: ${looked.thresholds[t]}, ${looked.rows[i]!.shares[t]!.said}`, here: i === 0 && n === looked.asked.n }))), view: undefined,
    once: newKey(), mayResolve: mayResolveForecast(actor), tabs: tabsOf(looked.w, mayIssueForecast(actor), { here: 'area', forecast: looked, area: { code: looked.area } }),
  };
};

export const actions: Actions = {
  resolve: async (event) => {
    const actor = requireActor(event);
    const form = await formOf(event);
    const { forecast, area } = event.params;
    const made = await makeResolution((work) => read(event.locals, work), actor, forecast);
    return carryOut(event, form, isRefusal(made) ? made : resolveForecast(made, keyOf(form)), `/forecasts/${forecast}/${area}#resolution`);
  },
};
