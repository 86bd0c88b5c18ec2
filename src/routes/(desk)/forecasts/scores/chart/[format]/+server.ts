import { fill, say, sayNumber } from '#core/words.ts';
import { layoutErrors } from '#web/charts/errors.ts';
import ChartKey from '#web/ChartKey.svelte';
import LinesSvg from '#web/LinesSvg.svelte';
import { forecastsWords, listResolutions, targetsOf } from '#features/forecasts/index.ts';
import { missing, read, requireActor } from '../../../../../edge.ts';
import { exported, part } from '../../../../../exports.server.ts';
import { groupsOf, METHODS, sayRecord } from '../../../../../record.ts';
import { nounOf } from '../../../said.ts';
import type { RequestHandler } from './$types';

const SIZE = { width: 860, height: 320 };

/** Our errors by month beside those of simple methods; the first series and model where none is asked for. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params, url } = event;
  const { lang } = locals;
  const found = await read(locals, async (lease) => ({ groups: groupsOf(await listResolutions(lease)), targets: await targetsOf(lease) }));
  const of = url.searchParams.get('of');
  const group = of === null ? found.groups[0] : found.groups.find(({ target, model, ahead }) => `${target} ${model} ${ahead}` === of);
  if (!group) missing(locals);
  const w = forecastsWords[lang].ui;
  const record = sayRecord(group.record, w, lang);
  const one = found.targets.find(({ series }) => series === group.target);
  const chart = layoutErrors({ lines: record.chart, ...SIZE, say: (n) => sayNumber(n, lang) });
  return exported(locals, params.format, {
    file: [group.target, group.model, 'errors', group.ahead ? 'ahead' : 'afterwards'], title: fill(w.errorsTitle!, { noun: nounOf(group.target, w) }), subtitle: `${group.ahead ? w.issuedAhead : w.computedAfterwards}; ${group.model}; ${record.summary} ${record.inside}`,
    panels: [{ part: part(LinesSvg, { chart, ...SIZE, label: record.summary, class: '' }) }], key: chart.gaps.length > 0 ? part(ChartKey, { gap: w.notScored }) : undefined, notes: [record.caps],
    source: [one ? `${say(one.title, lang)}; ${one.source}; ${one.licence}; ${group.vintages.join(', ')}` : group.vintages.join(', ')],
    table: { columns: ['target', 'model', 'issued', 'month', 'forecasts', 'countries', 'inside_90', 'crps', ...METHODS.map((name) => `crps_${name}`)], rows: group.record.map((m) => [group.target, group.model, m.ahead ? 'ahead' : 'afterwards', m.month, m.forecasts, m.areas, m.inside90, m.own.crps, ...METHODS.map((name) => m.beside[name]?.crps ?? null)]) },
  });
};
