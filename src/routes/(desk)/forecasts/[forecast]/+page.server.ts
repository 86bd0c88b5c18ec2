import { dayOf, sayDay } from '#core/time.ts';
import { fill } from '#core/words.ts';
import { isRefusal } from '#core/refusal.ts';
import { allAreas, forecastsWords, makeResolution, mayIssueForecast, mayResolveForecast, resolveForecast } from '#features/forecasts/index.ts';
import { carryOut, formOf, keyOf, missing, newKey, peopleNames, read, requireActor } from '../../../edge.ts';
import { sayAll } from '../all.server.ts';
import { tabsOf } from '../said.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params, url } = event;
  const { lang, charter } = locals;
  const w = forecastsWords[lang].ui;
  const found = await read(locals, async (lease) => ({ all: await allAreas(lease, params.forecast, url.searchParams.get('month')), name: await peopleNames(lease, locals) }));
  if (!found.all) missing(locals);
  const { forecast, resolutions } = found.all;
  const scored = new Set(resolutions.flatMap((one) => one.months.map(({ month }) => month))).size;
  return {
    w, all: sayAll(found.all, locals), once: newKey(), mayResolve: mayResolveForecast(actor), tabs: tabsOf(w, mayIssueForecast(actor), { here: 'all', forecast }), resolution: fill(w.resolvedText!, { n: scored, of: forecast.horizons }),
    resolutions: resolutions.map((one) => ({ id: one.id, seq: one.seq, import: one.import })), issued: fill(w.issuedBy!, { id: forecast.id, when: sayDay(dayOf(forecast.issued_at, charter.seat.zone), lang), who: found.name(forecast.issued_by) }),
  };
};

export const actions: Actions = {
  resolve: async (event) => {
    const actor = requireActor(event);
    const form = await formOf(event);
    const { forecast } = event.params;
    const made = await makeResolution((work) => read(event.locals, work), actor, forecast);
    return carryOut(event, form, isRefusal(made) ? made : resolveForecast(made, keyOf(form)), `/forecasts/${forecast}`);
  },
};
