import { publicRecords, recordsFeed } from '#features/releases/index.ts';
import { pageOf } from '../edge.ts';
import { kept, siteOf } from '../outside.ts';
import type { RequestHandler } from './$types';

const SIZE = 50;

/** The records that are public as an Atom feed: `?lang=`, `?page=`. */
export const GET: RequestHandler = async (event) => {
  const page = pageOf(event.url);
  const { records, count, updated } = await publicRecords(event.locals.desk, { limit: SIZE, page });
  return kept(event.request, recordsFeed(siteOf(event), { records, page, more: count > page * SIZE, updated }), 'application/atom+xml; charset=utf-8', updated);
};
