import { redirect } from '@sveltejs/kit';
import { refuse, type Refusal } from '#core/refusal.ts';
import { sayInstant } from '#core/time.ts';
import { askAddress, chooseMails, confirmAddress, MAILED, mailsOf, noticesWords, stopMails, wishOf } from '#features/notices/index.ts';
import { calendarWords } from '#features/calendar/index.ts';
import { changePassword, endFeed, feedSince, openSessions, peopleWords, renewFeed } from '#features/people/index.ts';
import { formOf, refuseForm, cookieFlags, requireActor, sessionCookie, textOf } from '../../edge.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** So many of the newest mails are shown to whom they were sent. */
const MAILS = 10;

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, cookies, url } = event;
  const { desk, lang, charter } = locals;
  const sessions = await openSessions(desk.database, actor.person, cookies.get(sessionCookie(url)) ?? '', desk.clock.wall());
  const { wish, mails } = await desk.database.door(async (lease) => ({ wish: await wishOf(lease, actor.person), mails: await mailsOf(lease, actor.person, MAILS) }));
  const nw = noticesWords[lang].ui;
  const since = await feedSince(desk.database, actor.person);
  return {
    w: peopleWords[lang].ui, nw, cw: calendarWords[lang].ui, feedAt: since && sayInstant(since, charter.seat, lang), sessions: sessions.map((s) => ({ ...s, since: sayInstant(s.createdAt, charter.seat, lang), seen: sayInstant(s.seenAt, charter.seat, lang) })),
    mail: {
      on: desk.mail !== null, address: wish?.address ?? '', confirmed: wish?.confirmed_at ? sayInstant(wish.confirmed_at, charter.seat, lang) : null, waits: wish?.code_hash != null,
      offered: MAILED.map((key) => ({ key, label: nw[`t_${key}`]!, chosen: wish?.triggers.includes(key) ?? true })),
      sent: mails.map((one) => ({ id: one.message_id, subject: one.subject, state: nw[`m_state_${one.state}`]!, at: sayInstant(one.ended_at ?? one.made_at, charter.seat, lang), error: one.error })),
    },
  };
};

/** What concerns mail: back to its part of the page, or the refusal with what was entered. */
async function mailed(event: RequestEvent, about: string, work: (form: FormData, person: string) => Promise<Refusal | null>) {
  const actor = requireActor(event);
  const form = await formOf(event);
  const refusal = await work(form, actor.person);
  if (refusal) return refuseForm(event.locals, refusal, form, about);
  redirect(303, '/account#mail');
}

export const actions: Actions = {
  password: async (event) => {
    const actor = requireActor(event);
    const form = await formOf(event);
    const { desk } = event.locals;
    const present = String(form.get('present') ?? '');
    const wanted = String(form.get('password') ?? '');
    const refusal = present === '' ? refuse('people.wrong_password', {}, 'present') : await changePassword(desk.database, actor.person, present, wanted, desk.clock.wall());
    if (refusal) return refuseForm(event.locals, refusal, form, 'password');
    event.cookies.delete(sessionCookie(event.url), cookieFlags(event.url));
    redirect(303, '/sign-in');
  },
  address: async (event) => mailed(event, 'mail', (form, person) => askAddress(event.locals.desk, person, { address: textOf(form, 'address'), language: event.locals.lang })),
  confirm: async (event) => mailed(event, 'mail', (form, person) => confirmAddress(event.locals.desk, person, textOf(form, 'code'))),
  choose: async (event) => mailed(event, 'mail', (form, person) => chooseMails(event.locals.desk, person, { triggers: form.getAll('triggers').map(String), language: event.locals.lang })),
  stop: async (event) => mailed(event, 'mail', async (_, person) => { await stopMails(event.locals.desk, person); return null; }),
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
