import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { PUBLIC } from '#core/act.ts';
import type { Charter } from '#core/charter/schema.ts';
import { refuse } from '#core/refusal.ts';
import { wordRefusal } from '#core/words.ts';
import type { Desk } from '#desk';
import { actorFrom, personBehind } from '#features/people/index.ts';
import type { Noted } from '#platform/http.ts';
import { remembered } from '#platform/remembered.ts';
import { takeDesk } from '#platform/slot.ts';
import { words as platformWords } from '#platform/words.ts';
import { cookieFlags, languageCookie, sessionCookie, unfit } from './routes/edge.ts';
import { tooMany } from './routes/limits.ts';
import { languageOf, publicAnswer } from './routes/public-answers.ts';

const charterOf = (desk: Desk): Promise<Charter | undefined> => remembered(desk.database, [PUBLIC], 'charter', (lease) => desk.charter(lease));

/** What the line of this request in the log says of it. */
const noted = (event: RequestEvent): Noted => (event.platform?.req as { noted?: Noted } | undefined)?.noted ?? {};

/** An answer in words where there is no page to say it on. */
const plainRefusal = (lang: 'en' | 'ru', code: string, status: number, facts: Record<string, number> = {}, headers: Record<string, string> = {}): Response => {
  const { what, mend } = wordRefusal(platformWords[lang].refusals, { refused: true, code, facts });
  return new Response(`${what}\n${mend}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } });
};

export const handle: Handle = ({ event, resolve }) => {
  noted(event).route = event.route.id;
  return publicAnswer(takeDesk<Desk>(), event, () => answer({ event, resolve }));
};

const answer = async ({ event, resolve }: Parameters<Handle>[0]): Promise<Response> => {
  const desk = takeDesk<Desk>();
  const { cookies, locals, url } = event;
  const param = url.searchParams.get('lang');
  const lang = languageOf(event);
  const charter = await charterOf(desk);
  if (!charter) return plainRefusal(lang, 'desk.no_charter', 503);
  // SvelteKit fails over an action called by this name instead of saying that there is none.
  if (url.searchParams.has('/default') || [...Object.values(event.params), ...url.searchParams.values()].some((value) => value !== undefined && unfit(value))) return plainRefusal(lang, 'request.not_found', 404);
  const token = cookies.get(sessionCookie(url));
  const person = token ? await personBehind(desk.database, token, desk.clock.wall()) : null;
  const wait = tooMany(event, person?.person ?? null);
  if (wait > 0) return plainRefusal(lang, 'request.too_many', 429, { seconds: wait }, { 'retry-after': String(wait) });
  const actor = person && actorFrom(person);
  Object.assign(locals, { desk, lang, person, actor, tokens: actor?.tokens ?? [PUBLIC], charter, now: desk.clock.now(), reads: event.request.method === 'GET' } satisfies App.Locals);
  if (param !== null && person) cookies.set(languageCookie(url), lang, { ...cookieFlags(url), maxAge: 31_536_000 });
  const response = await resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', lang) });
  response.headers.delete('x-sveltekit-page');
  if (response.headers.get('content-type') === 'text/html') response.headers.set('content-type', 'text/html; charset=utf-8');
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
