import { redirect } from '@sveltejs/kit';
import { refuse } from '#core/refusal.ts';
import { sayInstant } from '#core/time.ts';
import { calendarWords } from '#features/calendar/index.ts';
import { changePassword, endFeed, feedSince, openSessions, peopleWords, renewFeed } from '#features/people/index.ts';
import { formOf, refuseForm, cookieFlags, requireActor, sessionCookie } from '../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, cookies, url } = event;
  const { desk, lang, charter } = locals;
  const sessions = await openSessions(desk.database, actor.person, cookies.get(sessionCookie(url)) ?? '', desk.clock.wall());
  const since = await feedSince(desk.database, actor.person);
  return {
    w: peopleWords[lang].ui, cw: calendarWords[lang].ui, feedAt: since && sayInstant(since, charter.seat, lang), sessions: sessions.map((s) => ({ ...s, since: sayInstant(s.createdAt, charter.seat, lang), seen: sayInstant(s.seenAt, charter.seat, lang) })),
  };
};

export const actions: Actions = {
  password: async (event) => {
    const actor = requireActor(event);
    const form = await formOf(event);
    const { desk } = event.locals;
    const present = String(form.get('present') ?? '');
    const wanted = String(form.get('password') ?? '');
    const refusal = present === '' ? refuse('people.wrong_password', {}, 'present') : await changePassword(desk.database, actor.person, present, wanted, desk.clock.wall());
    if (refusal) return refuseForm(event.locals, refusal, form);
    event.cookies.delete(sessionCookie(event.url), cookieFlags(event.url));
    redirect(303, '/sign-in');
  },
  /** The address is answered with the page and never again: only its hash is kept. */
  feed: async (event) => {
    const actor = requireActor(event);
    await formOf(event);
    const { desk, lang } = event.locals;
    const token = await renewFeed(desk.database, actor.person, desk.clock.wall());
    return { feed: `${event.url.origin}/feeds/${token}.ics?lang=${lang}` };
  },
  endFeed: async (event) => {
    const actor = requireActor(event);
    await formOf(event);
    await endFeed(event.locals.desk.database, actor.person);
    redirect(303, '/account#feed');
  },
};
