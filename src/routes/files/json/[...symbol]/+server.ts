import { PUBLIC } from '#core/act.ts';
import { publicationBySymbol, statementJson } from '#features/publication/index.ts';
import { missing, read } from '../../../edge.ts';
import { kept, siteOf } from '../../../outside.ts';
import type { RequestHandler } from './$types';

/** A statement as JSON, in the shape of `contract/public/statement.json`. */
export const GET: RequestHandler = async (event) => {
  const publication = await read({ ...event.locals, tokens: [PUBLIC] }, (lease) => publicationBySymbol(lease, event.params.symbol));
  if (!publication) missing(event.locals);
  return kept(event.request, `${JSON.stringify(statementJson(siteOf(event), publication))}\n`, 'application/json; charset=utf-8', publication.announced_at, { 'access-control-allow-origin': '*' });
};
