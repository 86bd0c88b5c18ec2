import { sayMonth } from '#core/time.ts';
import { fill, sayNumber } from '#core/words.ts';
import { layoutMultiple } from '#web/charts/multiple.ts';
import ChartKey from '#web/ChartKey.svelte';
import SmallMultipleSvg from '#web/SmallMultipleSvg.svelte';
import { wordsIn } from '#web/words.ts';
import { partnersWords } from '#features/partners/index.ts';
import { missing, read, requireActor } from '../../../../../edge.ts';
import { exported, part } from '../../../../../exports.server.ts';
import { BEHIND_COLUMNS } from '../../../said.ts';
import { contributionsShown } from '../../shown.ts';
import type { RequestHandler } from './$types';

const SIZE = { width: 420, height: 180 };

/** Each member's persons by month, on one time axis. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params } = event;
  const { lang } = locals;
  const shown = await read(locals, (lease) => contributionsShown(lease, locals));
  if (!shown) missing(locals);
  const w = partnersWords[lang].ui;
  const common = wordsIn(lang);
  return exported(locals, params.format, {
    file: ['un', 'personnel', shown.from, shown.to], title: w.contributionsChart!, subtitle: fill(common.export.window, { from: sayMonth(shown.from, lang), to: sayMonth(shown.to, lang) }), columns: 2,
    panels: shown.lines.filter((line) => line.points.length > 0).map((line) => ({ heading: line.name, sub: `${w.latestMonth}: ${line.last}`, part: part(SmallMultipleSvg, { chart: layoutMultiple({ cadence: 'month', points: line.points, from: shown.from, to: shown.to, ...SIZE, say: (n) => sayNumber(n, lang) }), ...SIZE, label: line.name, class: '' }), foot: `${w.mostMonth}: ${line.most}` })),
    key: part(ChartKey, { gap: common.chart.gap }), source: shown.behind,
    table: { columns: ['member', 'month', 'persons', ...BEHIND_COLUMNS], rows: shown.lines.flatMap((line) => line.points.map((one) => [line.area, one.period, one.value, ...shown.cells])) },
  });
};
