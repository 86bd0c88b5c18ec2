import { PUBLIC } from '#core/act.ts';
import { announcedSymbols, sitemap } from '#features/publication/index.ts';
import { LANGUAGES, read } from '../edge.ts';
import { kept } from '../outside.ts';
import type { RequestHandler } from './$types';

const MOST = 50_000;

export const GET: RequestHandler = async ({ locals, url, request }) => {
  const statements = await read({ ...locals, tokens: [PUBLIC] }, (lease) => announcedSymbols(lease, MOST));
  return kept(request, sitemap(url.origin, LANGUAGES, statements), 'application/xml; charset=utf-8', statements[0]?.announced_at ?? null);
};
