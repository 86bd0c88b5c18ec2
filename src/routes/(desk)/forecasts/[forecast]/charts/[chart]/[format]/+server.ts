import BorderMapKey from '#web/BorderMapKey.svelte';
import BorderMapSvg from '#web/BorderMapSvg.svelte';
import { mapKey, mapNotes } from '#web/map-words.ts';
import { wordsIn } from '#web/words.ts';
import { allAreas, forecastsWords } from '#features/forecasts/index.ts';
import { missing, read, requireActor } from '../../../../../../edge.ts';
import { exported, part } from '../../../../../../exports.server.ts';
import { sayAll } from '../../../../all.server.ts';
import type { RequestHandler } from './$types';

/** The map of a forecast in one month. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params, url } = event;
  const { lang } = locals;
  const found = params.chart === 'map' ? await read(locals, (lease) => allAreas(lease, params.forecast, url.searchParams.get('month'))) : null;
  if (!found) missing(locals);
  const w = forecastsWords[lang].ui;
  const all = sayAll(found, locals);
  const { forecast } = found;
  const countries = [...all.areas, ...all.left.map((one) => ({ code: one.code, name: one.name, said: one.name }))];
  return exported(locals, params.format, {
    file: [forecast.id, forecast.target, 'map', all.month], title: all.mapTitle, subtitle: `${all.mapNote}; ${all.id}, ${all.origin}; ${all.drawn}`, invented: false,
    panels: [{ part: part(BorderMapSvg, { map: all.map, label: all.mapTitle, countries: countries.map(({ code, said }) => ({ code, said })), segments: [], lang }, 'map') }],
    key: part(BorderMapKey, { ...mapKey(all.map, { breaks: all.breaks, legend: all.legend, segments: [] }, lang), zero: w.legendZero, noneWord: w.legendNone, outWord: w.legendOut, lang }),
    notes: [...mapNotes(all.map, countries, lang), all.made], source: [all.source, wordsIn(lang).map.borders],
    table: {
      columns: ['forecast', 'target', 'import', 'vintage', 'origin', 'model', 'area', 'name', 'month', 'p_1', 'p_25', 'p_100', 'p_25_before', 'median', 'q_05', 'q_95', 'observed'],
      rows: all.areas.map((a) => [forecast.id, forecast.target, forecast.import, forecast.vintage, forecast.origin, forecast.model, a.code, a.name, all.month, a.row.p1, a.row.p25, a.row.p100, a.earlier, a.row.median, a.row.q05, a.row.q95, a.observed]),
    },
  });
};
