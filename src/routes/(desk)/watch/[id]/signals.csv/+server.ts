import { csv } from '#core/csv.ts';
import { dayOf } from '#core/time.ts';
import { fileById, lookAt } from '#features/watch/index.ts';
import { missing, read, requireActor } from '../../../../edge.ts';
import type { RequestHandler } from './$types';

const COLUMNS = ['series', 'area', 'period', 'observed', 'expected', 'low_1_percent', 'high_99_percent', 'chance_of_a_mark', 'months_before', 'state', 'passed_in', 'warnings', 'import', 'source', 'vintage'];

/** Every signal of a watch file as it is marked now, with the model's figures and what came of it. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params } = event;
  const found = await read(locals, async (lease) => {
    const file = await fileById(lease, params.id);
    return file && { id: file.id, view: await lookAt(lease, file.file, dayOf(locals.now, locals.charter.seat.zone)) };
  });
  if (!found) missing(locals);
  const rows = found.view.signals.map((s) => {
    const source = found.view.figures(s.series, s.area).import;
    return [s.series, s.area, s.period, s.observed, Number(s.expected.toFixed(2)), s.low, s.high, Number(s.chance.toFixed(5)), s.months, s.state, s.passed, s.warnings.join(' '), s.import, source?.source ?? null, source?.vintage ?? null];
  });
  return new Response(csv([COLUMNS, ...rows]), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${found.id}-signals.csv"` } });
};
