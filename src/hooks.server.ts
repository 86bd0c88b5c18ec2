import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { PUBLIC } from '#core/act.ts';
import type { Charter } from '#core/charter/schema.ts';
import { refuse } from '#core/refusal.ts';
import { wordRefusal } from '#core/words.ts';
import type { Desk } from '#desk';
import { actorFrom, personBehind } from '#features/people/index.ts';
import type { Noted } from '#platform/http.ts';
import { takeDesk } from '#platform/slot.ts';
import { words as platformWords } from '#platform/words.ts';
import { chooseLanguage } from '#web/language.ts';
import { LANGUAGE_COOKIE, LANGUAGES, sessionCookie, unfit } from './routes/edge.ts';

/** The charter in force changes by an act, rarely; a page may show the one of a second ago. */
const CHARTER_MS = 1000;
let known: { charter: Charter | undefined; until: number } = { charter: undefined, until: 0 };

async function charterOf(desk: Desk): Promise<Charter | undefined> {
  if (Date.now() >= known.until) known = { charter: await desk.database.read([PUBLIC], (lease) => desk.charter(lease)), until: Date.now() + CHARTER_MS };
  return known.charter;
}

/** What the line of this request in the log says of it. */
const noted = (event: RequestEvent): Noted => (event.platform?.req as { noted?: Noted } | undefined)?.noted ?? {};

/** An answer in words where there is no page to say it on. */
const plainRefusal = (lang: 'en' | 'ru', code: string, status: number): Response => {
  const { what, mend } = platformWords[lang].refusals[code]!;
  return new Response(`${what}\n${mend}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
};

export const handle: Handle = async ({ event, resolve }) => {
  const desk = takeDesk<Desk>();
  const { cookies, locals, url, request } = event;
  noted(event).route = event.route.id;
  const param = url.searchParams.get('lang');
  const lang = chooseLanguage({ param, cookie: cookies.get(LANGUAGE_COOKIE), acceptLanguage: request.headers.get('accept-language'), offered: LANGUAGES, fallback: 'en' }) as 'en' | 'ru';
  const charter = await charterOf(desk);
  if (!charter) return plainRefusal(lang, 'desk.no_charter', 503);
  if ([...Object.values(event.params), ...url.searchParams.values()].some((value) => value !== undefined && unfit(value))) return plainRefusal(lang, 'request.not_found', 404);
  const token = cookies.get(sessionCookie(url));
  const person = token ? await personBehind(desk.database, token, desk.clock.wall()) : null;
  const actor = person && actorFrom(person);
  Object.assign(locals, { desk, lang, person, actor, tokens: actor?.tokens ?? [PUBLIC], charter, now: desk.clock.now() } satisfies App.Locals);
  if (param !== null && person) cookies.set(LANGUAGE_COOKIE, lang, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 31_536_000, secure: url.protocol === 'https:' });
  const response = await resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', lang) });
  response.headers.delete('x-sveltekit-page');
  if (person || url.pathname === '/sign-in') response.headers.set('cache-control', 'private, no-store');
  return response;
};

/** A fault of ours: the reader gets words and a number, the log gets the fault. Nothing of the request is logged. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind === 'app') return error;
  const lang = event.locals.lang ?? 'en';
  const status = kind === 'unknown' ? 500 : error.status;
  const code = status >= 500 ? 'request.failed' : status === 413 ? 'request.too_large' : status === 404 || event.request.method === 'GET' ? 'request.not_found' : 'request.malformed';
  const number = noted(event).number ?? '';
  const { what, mend } = wordRefusal(platformWords[lang].refusals, refuse(code, { number, most: 64 }));
  if (kind === 'unknown') {
    const { name, stack } = error as Error;
    takeDesk<Desk>().log('request.failed', { number, route: event.route.id, error: name, at: String(stack).split('\n').slice(1, 4).join(' | ') });
  }
  return { message: what, code, what, mend };
};
