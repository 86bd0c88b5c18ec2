import { csv } from '#core/csv.ts';
import { scoresOf } from '#features/signals/index.ts';
import { fileById } from '#features/watch/index.ts';
import { missing, read, requireActor } from '../../../../../edge.ts';
import type { RequestHandler } from './$types';

const MONTHS = 120;
const COLUMNS = ['month', 'detector', 'raised', 'true', 'false', 'unclear', 'not_assessed', 'precision', 'false_a_week', 'median_hours_to_acknowledge', 'acknowledged', 'missed'];

export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params } = event;
  const found = await read(locals, async (lease) => {
    const file = await fileById(lease, params.id);
    return file && { id: file.id, ...(await scoresOf(lease, file.file, locals.now, MONTHS)) };
  });
  if (!found) missing(locals);
  const rows = found.scores.map((s) => [s.month, s.method, s.raised, s.true, s.false, s.unclear, s.unassessed, s.precision === null ? null : Number(s.precision.toFixed(4)), Number(s.falsePerWeek.toFixed(3)), s.hoursToAcknowledge === null ? null : Number(s.hoursToAcknowledge.toFixed(2)), s.acknowledged, s.missed]);
  return new Response(csv([COLUMNS, ...rows]), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${found.id}-scores.csv"` } });
};
