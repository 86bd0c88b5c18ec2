import { sayInstant } from '#core/time.ts';
import { fill } from '#core/words.ts';
import GapChartKey from '#web/GapChartKey.svelte';
import GapChartSvg from '#web/GapChartSvg.svelte';
import { layoutGaps } from '#web/charts/gaps.ts';
import { missing, requireActor } from '../../../../edge.ts';
import { exported, part } from '../../../../exports.server.ts';
import { AGE_COLUMNS, ageRows, efficiencyOf } from '../../shown.ts';
import type { RequestHandler } from './$types';

const WIDTH = 900;

/** How long what is open has been open, over what the reader may read. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params } = event;
  const { lang, charter, now } = locals;
  const { w, open, gaps, quartiles, label } = await efficiencyOf(locals);
  if (open.length === 0) missing(locals);
  return exported(locals, params.format, {
    file: ['open-items', now.slice(0, 10)], title: label, subtitle: `${w.ages}; ${w.scale}`,
    panels: [{ part: part(GapChartSvg, { chart: layoutGaps({ gaps, quartiles, width: WIDTH }), label, median: w.median!, lang, class: '' }) }],
    key: part(GapChartKey, { closed: w.closedKey!, running: w.openKey! }), notes: [w.lead!], source: [fill(w.asOf!, { when: sayInstant(now, charter.seat, lang) })],
    table: { columns: AGE_COLUMNS, rows: params.format === 'csv' ? ageRows(open) : [] },
  });
};
