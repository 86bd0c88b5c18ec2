import { redirect } from '@sveltejs/kit';
import { signOut, signOutEverywhere } from '#features/people/index.ts';
import { cookieFlags, sessionCookie } from '../edge.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, cookies, url }) => {
  const token = cookies.get(sessionCookie(url));
  if (url.searchParams.has('everywhere') && locals.person) await signOutEverywhere(locals.desk.database, locals.person.person);
  else if (token) await signOut(locals.desk.database, token);
  cookies.delete(sessionCookie(url), cookieFlags(url));
  redirect(303, '/sign-in');
};
