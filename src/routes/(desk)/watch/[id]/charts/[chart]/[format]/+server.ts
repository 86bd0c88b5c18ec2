import { dayOf, readDay } from '#core/time.ts';
import { fileById, lookAt, watchWords } from '#features/watch/index.ts';
import { missing, read, requireActor } from '../../../../../../edge.ts';
import { exported } from '../../../../../../exports.server.ts';
import { chartOf } from '../../../../charts.server.ts';
import { raisedBy } from '../../../../signals.ts';
import type { RequestHandler } from './$types';

/** One chart of a watch file, as known today or on a day: map, group.<id>, <series>.<area>, signal.<id>. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params, url } = event;
  const today = dayOf(locals.now, locals.charter.seat.zone);
  const on = readDay((url.searchParams.get('on') ?? '').trim().slice(0, 40)) ?? today;
  const found = await read(locals, async (lease) => {
    const file = await fileById(lease, params.id);
    return file && { file: file.file, view: await lookAt(lease, file.file, on), raised: await raisedBy(lease, file.file, on, locals) };
  });
  const chart = found && chartOf(params.chart, found.file, found.view, { locals, w: watchWords[locals.lang].ui, on, raised: found.raised });
  if (!chart) missing(locals);
  return exported(locals, params.format, chart);
};
