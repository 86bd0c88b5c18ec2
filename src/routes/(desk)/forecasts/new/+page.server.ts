import { redirect } from '@sveltejs/kit';
import { MODELS } from '#core/forecast/models/models.ts';
import { isRefusal } from '#core/refusal.ts';
import { sayMonth } from '#core/time.ts';
import { fill, say } from '#core/words.ts';
import { forecastsWords, issueForecast, makeForecast, mayIssueForecast, modelCards, targetsOf } from '#features/forecasts/index.ts';
import { formOf, idOf, keyOf, newKey, read, refuseForm, requireActor, textOf, worded } from '../../../edge.ts';
import { begin, workOf } from '../../../work.server.ts';
import { tabsOf } from '../said.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const { lang } = locals;
  const w = forecastsWords[lang].ui;
  const asked = url.searchParams.get('work');
  const work = workOf(actor.person, asked);
  if (work?.error) throw work.error;
  if (work?.result && !isRefusal(work.result)) redirect(303, `/forecasts/${idOf(work.result.acts)}`);
  const targets = await read(locals, targetsOf);
  const ended = work?.result && isRefusal(work.result) ? work.result : null;
  return {
    w, once: newKey(), mayIssue: mayIssueForecast(actor), tabs: tabsOf(w, mayIssueForecast(actor), { here: 'new' }),
    work: work && work.result === null ? { id: work.id, done: work.done, of: work.of } : null, gone: asked !== null && work === null, ended: ended && worded(locals, ended),
    targets: targets.map((one) => ({ value: one.series, label: `${say(one.title, lang)} (${fill(w.known!, { from: sayMonth(one.covers_from, lang), to: sayMonth(one.covers_to, lang), vintage: one.vintage })})` })),
    models: MODELS.map(({ id }) => ({ value: id, label: modelCards[lang][id]?.name ?? id })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const actor = requireActor(event);
    const { locals } = event;
    const form = await formOf(event);
    const ask = { target: textOf(form, 'target').slice(0, 60), origin: textOf(form, 'origin') || null, model: textOf(form, 'model') || null };
    const work = await begin(actor.person, async (progress) => {
      const made = await makeForecast((reading) => read(locals, reading), actor, ask, progress);
      return isRefusal(made) ? made : locals.desk.perform(actor, issueForecast(made, keyOf(form)));
    });
    if (work.error) throw work.error;
    if (work.result === null) redirect(303, `/forecasts/new?work=${work.id}`);
    if (isRefusal(work.result)) return refuseForm(locals, work.result, form);
    redirect(303, `/forecasts/${idOf(work.result.acts)}`);
  },
};
