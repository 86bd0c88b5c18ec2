import { redirect } from '@sveltejs/kit';
import { refuse } from '#core/refusal.ts';
import { sayInstant } from '#core/time.ts';
import { changePassword, openSessions, peopleWords } from '#features/people/index.ts';
import { formOf, refuseForm, cookieFlags, requireActor, sessionCookie } from '../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, cookies, url } = event;
  const { desk, lang, charter } = locals;
  const sessions = await openSessions(desk.database, actor.person, cookies.get(sessionCookie(url)) ?? '', desk.clock.wall());
  return { w: peopleWords[lang].ui, sessions: sessions.map((s) => ({ ...s, since: sayInstant(s.createdAt, charter.seat, lang), seen: sayInstant(s.seenAt, charter.seat, lang) })) };
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
};
