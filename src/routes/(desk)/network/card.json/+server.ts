import { json } from '@sveltejs/kit';
import { cardOf } from '#features/exchange/index.ts';
import { missing, read, requireActor } from '../../../edge.ts';
import { hereOf } from '../said.ts';
import type { RequestHandler } from './$types';

/** What the node shows of itself, for the directory; no secret is in it. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const here = await read(event.locals, (lease) => hereOf(lease, event.locals));
  if (!here) missing(event.locals);
  return json(cardOf(here.exchange.node), { headers: { 'cache-control': 'no-store', 'content-disposition': `attachment; filename="${here.me}.card.json"` } });
};
