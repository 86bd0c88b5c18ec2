import { dayOf, sayDay, sayMonth } from '#core/time.ts';
import { fill } from '#core/words.ts';
import { allAreas, forecastsWords, latestForecasts, listForecasts, listResolutions, mayIssueForecast, type AllAreas } from '#features/forecasts/index.ts';
import { recall, requireActor } from '../../edge.ts';
import { sayAll } from './all.server.ts';
import { hrefOf, tabsOf } from './said.ts';
import type { PageServerLoad } from './$types';

const LISTED = 60;

/** The latest forecast of every series in all countries, and every forecast there is. */
export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const { lang, charter } = locals;
  const w = forecastsWords[lang].ui;
  const month = url.searchParams.get('month')?.slice(0, 7) ?? null;
  const { latest, list, resolutions } = await recall(locals, `forecasts ${month}`, async (lease) => {
    const shown: AllAreas[] = [];
    for (const { id } of await latestForecasts(lease)) shown.push((await allAreas(lease, id, month))!);
    return { latest: shown, list: await listForecasts(lease, { limit: LISTED }), resolutions: (await listResolutions(lease)).map(({ forecast, months }) => ({ forecast, months: months.map((one) => one.month) })) };
  });
  return {
    w, tabs: tabsOf(w, mayIssueForecast(actor), { here: 'latest' }), mayIssue: mayIssueForecast(actor), latest: latest.map((all) => sayAll(all, locals)), note: list.length === LISTED ? fill(w.showing!, { n: LISTED }) : undefined,
    list: list.map((one) => ({
      id: one.id, href: hrefOf(one.id), target: one.target, origin: sayMonth(one.origin, lang), model: one.model, vintage: `${one.vintage}, ${one.import}`, example: one.example, on: sayDay(dayOf(one.issued_at, charter.seat.zone), lang), kind: one.origin < one.covers_to ? w.afterwards! : w.ahead!,
      scored: fill(w.ofN!, { n: new Set(resolutions.filter((r) => r.forecast === one.id).flatMap((r) => r.months)).size, all: one.horizons }),
    })),
  };
};
