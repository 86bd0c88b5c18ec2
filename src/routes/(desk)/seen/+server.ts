import { redirect } from '@sveltejs/kit';
import { visitOf } from '#features/today/index.ts';
import { headOf } from '#platform/acts.ts';
import { formOf, read, requireActor, textOf } from '../../edge.ts';
import type { RequestHandler } from './$types';

/** Today says that it was shown, when its data had been fetched ahead: up to which act, and no further than there are any. */
export const POST: RequestHandler = async (event) => {
  const { locals } = event;
  const actor = requireActor(event);
  const seq = Number(textOf(await formOf(event), 'seq') || 'none');
  const head = await read(locals, headOf);
  if (Number.isSafeInteger(seq) && seq >= 0) await visitOf(locals.desk.database, actor.person, { seq: Math.min(seq, head.seq), at: locals.now }, true);
  redirect(303, '/');
};
