import type { RequestEvent } from '@sveltejs/kit';
import { PUBLIC } from '#core/act.ts';
import { digest } from '#core/canonical.ts';
import { countPublications, listPublications, type Site } from '#features/publication/index.ts';
import { pageOf, read } from './edge.ts';

/** What outsiders read: the site as a feed, as JSON, as files. Depends on the address, the language and public acts alone. */
export const siteOf = ({ url, locals }: Pick<RequestEvent, 'url' | 'locals'>): Site => ({ base: url.origin, charter: locals.charter, lang: locals.lang });

/** `?year=2022&subject=analysis`; what is no year is no filter. */
export function filterOf(url: URL): { year: number | undefined; subject: string | undefined } {
  const year = /^\d{4}$/.exec(url.searchParams.get('year') ?? '')?.[0];
  return { year: year === undefined ? undefined : Number(year), subject: url.searchParams.get('subject')?.slice(0, 40) || undefined };
}

/** One page of what matches, with how many match and when the newest was announced. */
export async function statementsOn({ url, locals }: Pick<RequestEvent, 'url' | 'locals'>, size: number) {
  const page = pageOf(url);
  const filter = filterOf(url);
  return read({ ...locals, tokens: [PUBLIC] }, async (lease) => ({
    ...(await countPublications(lease, filter)), page, ...filter, publications: await listPublications(lease, { ...filter, limit: size, offset: (page - 1) * size }),
  }));
}

/** Readers may keep an answer so long before they ask again. */
const MAX_AGE = 60;

/**
 * An answer that can be asked for again cheaply: RFC 9110, 13. The tag is of the content, so that a change is seen
 * whatever the date says.
 */
export function kept(request: Request, body: string, type: string, changed: string | null, more: Record<string, string> = {}): Response {
  const tag = `"${digest(body).slice(0, 32)}"`;
  const modified = changed === null ? null : new Date(Math.floor(Date.parse(changed) / 1000) * 1000);
  const headers: Record<string, string> = {
    'content-type': type, etag: tag, 'cache-control': `public, max-age=${MAX_AGE}`, vary: 'accept-language, cookie', ...(modified ? { 'last-modified': modified.toUTCString() } : {}), ...more,
  };
  const match = request.headers.get('if-none-match');
  const since = Date.parse(request.headers.get('if-modified-since') ?? '');
  const same = match === null ? modified !== null && since >= modified.getTime() : match.split(',').some((one) => [tag, '*'].includes(one.trim().replace(/^W\//, '')));
  return same ? new Response(null, { status: 304, headers }) : new Response(body, { headers });
}
