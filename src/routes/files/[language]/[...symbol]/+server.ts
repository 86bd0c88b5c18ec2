import { PUBLIC } from '#core/act.ts';
import { plainText } from '#core/text.ts';
import { publicationBySymbol } from '#features/publication/index.ts';
import { missing, read } from '../../../edge.ts';
import { kept } from '../../../outside.ts';
import type { RequestHandler } from './$types';

/** The published text as the plain file whose SHA-256 is announced. */
export const GET: RequestHandler = async ({ params, locals, request }) => {
  const publication = await read({ ...locals, tokens: [PUBLIC] }, (lease) => publicationBySymbol(lease, params.symbol));
  const text = publication && plainText(publication.title, publication.paragraphs, params.language);
  if (!text) missing(locals);
  const name = `${publication.symbol.replace(/[^A-Za-z0-9]+/g, '-')}.${params.language}.txt`;
  return kept(request, text, 'text/plain; charset=utf-8', publication.announced_at, { 'content-disposition': `inline; filename="${name}"` });
};
