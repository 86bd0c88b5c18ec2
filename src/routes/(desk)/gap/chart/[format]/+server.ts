import { sayDay } from '#core/time.ts';
import { fill } from '#core/words.ts';
import GapChartKey from '#web/GapChartKey.svelte';
import GapChartSvg from '#web/GapChartSvg.svelte';
import { layoutGaps } from '#web/charts/gaps.ts';
import { wordsIn } from '#web/words.ts';
import { missing, requireActor } from '../../../../edge.ts';
import { exported, part } from '../../../../exports.server.ts';
import { GAP_COLUMNS, gapRows, gapsAsked, yearAsked } from '../../shown.ts';
import type { RequestHandler } from './$types';

const WIDTH = 900;

/** The distribution of gaps over the dossiers that the reader may read, of all years or of one. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params, url } = event;
  const { lang } = locals;
  const year = yearAsked(url);
  const { w, shown, summary, title, gaps, label, known, dotted } = await gapsAsked(locals, year, () => []);
  if (shown.length === 0) missing(locals);
  const warned = shown.map(([, { gap }]) => gap.from).sort((a, b) => (a < b ? -1 : 1));
  const [from, to] = [warned[0]!, warned[warned.length - 1]!];
  return exported(locals, params.format, {
    file: ['gap', from, to], title, subtitle: `${w.chart}; ${w.scale}; ${fill(wordsIn(lang).export.window, { from: sayDay(from, lang), to: sayDay(to, lang) })}`,
    panels: [{ part: part(GapChartSvg, { chart: layoutGaps({ gaps, quartiles: summary.quartiles, width: WIDTH }), label, median: w.median!, lang, class: '' }) }],
    key: part(GapChartKey, { closed: w.keyClosed!, running: w.keyOpen! }), notes: [dotted ? w.marks! : w.bars!, w.rule!], source: [fill(w.asKnown!, { day: sayDay(known, lang) })],
    table: { columns: GAP_COLUMNS, rows: params.format === 'csv' ? await gapRows(locals, year) : [] },
  });
};
