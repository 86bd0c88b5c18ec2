import { csv } from '#core/csv.ts';
import { requireActor } from '../../edge.ts';
import { COURSE_COLUMNS, courseRows, efficiencyOf } from '../efficiency/shown.ts';
import type { RequestHandler } from './$types';

/** What each consultation took, of those the reader may read, as CSV. An empty cell is something that is not on record. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { courses } = await efficiencyOf(event.locals);
  return new Response(csv([COURSE_COLUMNS, ...courseRows(courses)]), { headers: { 'content-type': 'text/csv; charset=utf-8; header=present', 'content-disposition': 'attachment; filename="efficiency.csv"' } });
};
