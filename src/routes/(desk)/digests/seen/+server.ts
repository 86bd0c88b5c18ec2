import { redirect } from '@sveltejs/kit';
import { isInstant } from '#core/time.ts';
import { keepLook } from '#features/subscriptions/index.ts';
import { formOf, requireActor, textOf } from '../../../edge.ts';
import type { RequestHandler } from './$types';

/** The list of digests says that it was shown, when its data had been fetched ahead: as of when, and no later than now. */
export const POST: RequestHandler = async (event) => {
  const { locals } = event;
  const actor = requireActor(event);
  const at = textOf(await formOf(event), 'at');
  if (isInstant(at)) await keepLook(locals.desk.database, actor.person, at < locals.now ? at : locals.now);
  redirect(303, '/digests');
};
