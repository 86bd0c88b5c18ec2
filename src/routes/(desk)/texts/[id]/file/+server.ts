import { plainText } from '#core/text.ts';
import { versionOf } from '#features/texts/index.ts';
import { read, requireActor, missing } from '../../../../edge.ts';
import type { RequestHandler } from './$types';

/** A frozen version as the plain text whose SHA-256 the parties agree to. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { url, params, locals } = event;
  const number = Number(url.searchParams.get('version'));
  const version = Number.isInteger(number) && number > 0 && number < 1e9 ? await read(locals, (lease) => versionOf(lease, params.id, number)) : null;
  const text = version && plainText(version.title, version.paragraphs, url.searchParams.get('language') ?? '');
  if (!text) missing(locals);
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': `inline; filename="${params.id}-v${number}.txt"` } });
};
