import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isRefusal } from '#core/refusal.ts';
import { partyOf } from '#core/charter/members.ts';
import { say } from '#core/words.ts';
import { allPeople, openSession, peopleWords, signIn, signOut, type SignedIn } from '#features/people/index.ts';
import { formOf, cookieFlags, inside, languageCookie, sessionCookie, textOf, worded } from '../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { charter, lang, desk } = locals;
  // Only the example lists its people to somebody who is not signed in; they are all invented.
  const everyone = desk.example ? await desk.database.read(['parties'], (lease) => allPeople(lease)) : [];
  const order = new Map(charter.parties.map((p, i) => [p.id, i]));
  const people = everyone.filter((p) => !p.closed && p.example).map((p) => ({
    person: p.person, name: say(p.name, lang), party: p.party, at: p.centre ? 99 : p.party === null ? -1 : (order.get(p.party) ?? 98),
    place: p.party ? say(partyOf(charter, p.party)?.name ?? { en: p.party }, lang) : p.centre ? say(charter.parties.find((one) => one.centre?.id === p.centre)?.centre?.name ?? { en: p.centre }, lang) : peopleWords[lang].ui.secretariat!,
    offices: p.offices.map((id) => say(charter.offices.find((o) => o.id === id)?.name ?? { en: id }, lang)).join(', '),
  })).sort((a, b) => a.at - b.at || a.name.localeCompare(b.name));
  return { people, to: url.searchParams.get('to') ?? '/', w: peopleWords[lang].ui };
};

/** Gives the browser its new session; the one it came with ends. */
async function keep({ cookies, url, locals }: Pick<RequestEvent, 'cookies' | 'url' | 'locals'>, { token, expiresAt }: SignedIn): Promise<void> {
  const before = cookies.get(sessionCookie(url));
  if (before !== undefined) await signOut(locals.desk.database, before);
  cookies.set(sessionCookie(url), token, { ...cookieFlags(url), expires: new Date(expiresAt) });
  cookies.set(languageCookie(url), locals.lang, { ...cookieFlags(url), maxAge: 31_536_000 });
}

export const actions: Actions = {
  password: async ({ request, locals, cookies, url, getClientAddress }) => {
    const form = await formOf({ request, locals });
    const given = { email: textOf(form, 'email'), password: String(form.get('password') ?? ''), address: getClientAddress(), agent: request.headers.get('user-agent') ?? '' };
    const result = await signIn(locals.desk.database, given, locals.desk.clock.wall());
    if (isRefusal(result)) return fail(result.code === 'people.too_many_attempts' ? 429 : 422, { refusal: worded(locals, result), email: given.email });
    await keep({ cookies, url, locals }, result);
    redirect(303, inside(textOf(form, 'to')));
  },
  example: async ({ request, locals, cookies, url }) => {
    const form = await formOf({ request, locals });
    if (!locals.desk.example) return fail(403, { refusal: worded(locals, { refused: true, code: 'people.wrong_sign_in', facts: {} }), email: '' });
    const result = await openSession(locals.desk.database, textOf(form, 'person'), request.headers.get('user-agent') ?? '', locals.desk.clock.wall());
    if (isRefusal(result)) return fail(422, { refusal: worded(locals, result), email: '' });
    await keep({ cookies, url, locals }, result);
    redirect(303, inside(textOf(form, 'to')));
  },
};
