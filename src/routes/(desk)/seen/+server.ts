import { redirect } from '@sveltejs/kit';
import { textById } from '#features/texts/index.ts';
import { visitOf } from '#features/today/index.ts';
import { headOf } from '#platform/acts.ts';
import { formOf, read, requireActor, textOf } from '../../edge.ts';
import type { RequestHandler } from './$types';

/** Today or a text says that it was shown, when its data had been fetched ahead: up to which act, and no further than there are any. */
export const POST: RequestHandler = async (event) => {
  const { locals } = event;
  const actor = requireActor(event);
  const form = await formOf(event);
  const [seq, text] = [Number(textOf(form, 'seq') || 'none'), textOf(form, 'text')];
  const found = await read(locals, async (lease) => ({ head: await headOf(lease), text: text === '' ? null : await textById(lease, text) }));
  const place = found.text?.id ?? '';
  if (Number.isSafeInteger(seq) && seq >= 0 && place === text) await visitOf(locals.desk.database, actor.person, { seq: Math.min(seq, found.head.seq), at: locals.now }, true, place);
  redirect(303, place === '' ? '/' : `/texts/${place}`);
};
