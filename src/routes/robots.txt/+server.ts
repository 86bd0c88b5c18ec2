import { kept } from '../outside.ts';
import type { RequestHandler } from './$types';

/** What is public; the desk behind the sign-in is nothing for a search engine. */
const PUBLIC_PATHS = ['/statements', '/check', '/files/', '/chain/', '/sitemap.xml', '/_app/', '/favicon.svg'];

export const GET: RequestHandler = ({ url, request }) =>
  kept(request, ['User-agent: *', ...PUBLIC_PATHS.map((path) => `Allow: ${path}`), 'Disallow: /', '', `Sitemap: ${url.origin}/sitemap.xml`, ''].join('\n'), 'text/plain; charset=utf-8', null);
