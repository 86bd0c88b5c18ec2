import type { RequestEvent } from '@sveltejs/kit';
import type { Desk } from '#desk';
import { Memory } from '#platform/remembered.ts';
import { chooseLanguage } from '#web/language.ts';
import { languageCookie, LANGUAGES, sessionCookie } from './edge.ts';

/** What anybody may read, and the same for everybody: these pages depend on acts alone, on their address and on the language. */
const PUBLIC_PATHS = /^\/(?:(?:statements|records|accuracy|check|files|chain)(?:\/|$)|statements\.(?:atom|json)$|records\.atom$|sitemap\.xml$)/;
/** These weigh themselves what a reader has already; SvelteKit does it for the pages. */
const WEIGHED = /^\/(?:files\/|statements\.|records\.|records\/[^/]+\.dsse\.json$|sitemap\.)/;
/** Parameters that such a page looks at; with any other, it is made anew. */
const COUNT = new Set(['lang', 'page', 'year', 'subject', 'format']);
const MOST_BYTES = 16 * 1024 * 1024;

type Kept = { headers: [string, string][]; body: ArrayBuffer };
const memories = new WeakMap<Desk, Memory>();

export const languageOf = ({ cookies, url, request }: RequestEvent): 'en' | 'ru' =>
  chooseLanguage({ param: url.searchParams.get('lang'), cookie: cookies.get(languageCookie(url)), acceptLanguage: request.headers.get('accept-language'), offered: LANGUAGES, fallback: 'en' }) as 'en' | 'ru';

/**
 * The public site's answers, kept whole until the next act. Never kept or given to whoever carries a session, and never
 * kept when anything but a plain page came out: a redirect, a refusal, a cookie. SvelteKit adds what a 304 needs.
 */
export async function publicAnswer(desk: Desk, event: RequestEvent, make: () => Promise<Response>): Promise<Response> {
  const { request, url, cookies } = event;
  if (!PUBLIC_PATHS.test(url.pathname)) return make();
  if (request.method !== 'GET' || event.isDataRequest || cookies.get(sessionCookie(url)) !== undefined || [...url.searchParams.keys()].some((name) => !COUNT.has(name))) return marked(await make());
  if (WEIGHED.test(url.pathname) && (request.headers.has('if-none-match') || request.headers.has('if-modified-since'))) return marked(await make());
  let memory = memories.get(desk);
  if (!memory) memories.set(desk, (memory = new Memory(MOST_BYTES)));
  const { hash } = await desk.database.head();
  let own: Response | undefined;
  const kept = await memory.recall<Kept | null>(hash, `${languageOf(event)} ${url.href}`, async () => {
    own = marked(await make());
    if (own.status !== 200 || own.headers.has('set-cookie')) return null;
    return { headers: [...own.headers], body: await own.clone().arrayBuffer() };
  }, (value) => (value ? value.body.byteLength + 1024 : 64));
  return own ?? (kept ? new Response(kept.body, { headers: kept.headers }) : marked(await make()));
}

/** Whoever keeps such a page between the desk and the reader asks here each time whether it is still so. */
function marked(response: Response): Response {
  if (!response.headers.has('vary')) response.headers.set('vary', 'accept-language, cookie');
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-cache');
  return response;
}
