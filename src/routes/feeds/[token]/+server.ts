import { isRefusal } from '#core/refusal.ts';
import { dayOf } from '#core/time.ts';
import { say } from '#core/words.ts';
import { feedOf, readCalendar } from '#features/calendar/index.ts';
import { personBehindFeed, tokensOf } from '#features/people/index.ts';
import { missing, worded } from '../../edge.ts';
import { kept } from '../../outside.ts';
import type { RequestHandler } from './$types';

/** The calendar of whoever made this address, read under that person's own tokens: RFC 5545. No session is needed, and nothing else is answered here. */
export const GET: RequestHandler = async ({ params, locals, request, url, getClientAddress }) => {
  const { desk, charter, lang, now } = locals;
  const person = await personBehindFeed(desk.database, params.token.replace(/\.ics$/, ''), getClientAddress(), desk.clock.wall());
  if (isRefusal(person)) {
    const { what, mend } = worded(locals, person);
    return new Response(`${what}\n${mend}\n`, { status: 429, headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '900' } });
  }
  if (person === null) missing(locals);
  const rows = await desk.database.read(tokensOf(person), readCalendar);
  const body = feedOf(charter, rows, { today: dayOf(now, charter.seat.zone), lang, base: url.origin, person: say(person.name, lang) });
  return kept(request, body, 'text/calendar; charset=utf-8', null, { 'cache-control': 'private, no-cache', 'content-disposition': 'inline; filename="comity.ics"' });
};
