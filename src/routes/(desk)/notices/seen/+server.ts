import { redirect } from '@sveltejs/kit';
import { isInstant } from '#core/time.ts';
import { keepLookOf } from '#features/notices/index.ts';
import { formOf, requireActor, textOf } from '../../../edge.ts';
import type { RequestHandler } from './$types';

/** The list of notices says that it was shown, when its data had been fetched ahead: as of when, and no later than now. */
export const POST: RequestHandler = async (event) => {
  const { locals } = event;
  const actor = requireActor(event);
  const at = textOf(await formOf(event), 'at');
  if (isInstant(at)) await locals.desk.database.door((lease) => keepLookOf(lease, actor.person, at < locals.now ? at : locals.now));
  redirect(303, '/notices');
};
