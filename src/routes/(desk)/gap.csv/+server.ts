import { csv } from '#core/csv.ts';
import { requireActor } from '../../edge.ts';
import { GAP_COLUMNS, gapRows, yearAsked } from '../gap/shown.ts';
import type { RequestHandler } from './$types';

/** The gaps of all dossiers that the reader may read, as CSV. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const year = yearAsked(event.url);
  const rows = await gapRows(event.locals, year);
  return new Response(csv([GAP_COLUMNS, ...rows]), { headers: { 'content-type': 'text/csv; charset=utf-8; header=present', 'content-disposition': `attachment; filename="gap${year === null ? '' : `-${year}`}.csv"` } });
};
