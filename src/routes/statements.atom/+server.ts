import { atomFeed, FEED_SIZE } from '#features/publication/index.ts';
import { kept, siteOf, statementsOn } from '../outside.ts';
import type { RequestHandler } from './$types';

/** The statements as an Atom feed: `?lang=`, `?subject=`, `?page=`. */
export const GET: RequestHandler = async (event) => {
  const found = await statementsOn(event, FEED_SIZE);
  const body = atomFeed(siteOf(event), { subject: found.subject ?? null, page: found.page, more: found.count > found.page * FEED_SIZE, publications: found.publications, updated: found.updated });
  return kept(event.request, body, 'application/atom+xml; charset=utf-8', found.updated);
};
