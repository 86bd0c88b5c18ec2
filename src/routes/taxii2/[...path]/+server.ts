import { answerTaxii } from '#features/taxii/index.ts';
import type { RequestHandler } from './$types';

/** Clients ask with a slash at the end; one that leaves it out is answered too, since it would lose its credentials on the way to another address. */
export const trailingSlash = 'ignore';

/** What TAXII 2.1 clients ask. Who asks is known by the credentials of the request, and by no session. */
const answer: RequestHandler = async ({ locals: { desk, lang }, request, url, getClientAddress }) => {
  const { status, headers, body } = await answerTaxii(desk, { method: request.method, path: url.pathname, params: url.searchParams, lang, address: getClientAddress(), header: (name) => request.headers.get(name) });
  return new Response(body, { status, headers });
};

export const GET = answer;
export const fallback = answer;
