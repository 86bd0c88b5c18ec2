import { csv } from '#core/csv.ts';
import { dayOf } from '#core/time.ts';
import { say } from '#core/words.ts';
import { fileById, lookAt } from '#features/watch/index.ts';
import { missing, read, requireActor } from '../../../../edge.ts';
import { FIGURE_COLUMNS, figureRows } from '../../charts.server.ts';
import type { RequestHandler } from './$types';

/** Every figure of a watch file with where it comes from; a period without a line is missing, which is not zero. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params } = event;
  const found = await read(locals, async (lease) => {
    const file = await fileById(lease, params.id);
    return file && { file: file.file, view: await lookAt(lease, file.file, dayOf(locals.now, locals.charter.seat.zone)) };
  });
  if (!found) missing(locals);
  const rows = found.file.groups.flatMap((group) => group.indicators.flatMap((one) => figureRows(say(group.title, locals.lang), one, found.view.figures(one.series, one.area), locals.lang)));
  return new Response(csv([FIGURE_COLUMNS, ...rows]), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${found.file.id}-figures.csv"` } });
};
