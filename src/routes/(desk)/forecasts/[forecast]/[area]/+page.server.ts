import { isRefusal } from '#core/refusal.ts';
import { makeResolution, mayIssueForecast, mayResolveForecast, resolveForecast } from '#features/forecasts/index.ts';
import { carryOut, formOf, keyOf, newKey, read, requireActor } from '../../../../edge.ts';
import { lookAtArea } from '../../area.server.ts';
import { tabsOf } from '../../said.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { view: _, ...looked } = await lookAtArea(event);
  return { ...looked, once: newKey(), mayResolve: mayResolveForecast(actor), tabs: tabsOf(looked.w, mayIssueForecast(actor), { here: 'area', forecast: looked, area: { code: looked.area } }) };
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
