import { BESIDE, CHOSEN, MODELS } from '#core/forecast/models/models.ts';
import { sayMonth } from '#core/time.ts';
import { fill, sayNumber } from '#core/words.ts';
import { forecastsWords, listResolutions, mayIssueForecast, meanScores, modelCards, recordOf } from '#features/forecasts/index.ts';
import { recall, requireActor } from '../../../edge.ts';
import { tabsOf } from '../said.ts';
import type { PageServerLoad } from './$types';

/** A card for each model, with what it scored here. */
export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals } = event;
  const { lang } = locals;
  const w = forecastsWords[lang].ui;
  const resolutions = await recall(locals, 'forecast resolutions', (lease) => listResolutions(lease));
  return {
    w, tabs: tabsOf(w, mayIssueForecast(actor), { here: 'models' }),
    models: MODELS.map(({ id, source }) => {
      // Its own forecasts, or where it was scored beside those of others.
      const own = recordOf(resolutions.filter(({ model }) => model === id));
      const record = own.length > 0 ? own : recordOf(resolutions.filter(({ model }) => model !== id)).filter(({ beside }) => id in beside);
      const scores = record.length === 0 ? null : meanScores(record.map((one) => (own.length > 0 ? one.own : one.beside[id]!)));
      const months = record.map(({ month }) => month).sort();
      const round = (n: number): string => sayNumber(Math.round(n * 100) / 100, lang);
      const card = modelCards[lang][id];
      return {
        id, name: card?.name ?? id, learns: card?.learns ?? null, weak: card?.weak ?? null, paper: source, tags: [...(id === CHOSEN.id ? [w.chosen!] : []), ...(BESIDE.some((one) => one === id) ? [w.beside!] : [])].join('; '),
        measured: scores ? fill(w.measuredText!, { crps: round(scores.crps), ign: round(scores.ign), mis: round(scores.mis), n: sayNumber(record.reduce((n, one) => n + one.areas, 0), lang), from: sayMonth(months[0]!, lang), to: sayMonth(months.at(-1)!, lang) }) : w.measuredNone!,
      };
    }),
  };
};
