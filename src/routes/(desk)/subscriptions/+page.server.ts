import { endSubscription, present, subscriptionsOf, subscriptionsWords } from '#features/subscriptions/index.ts';
import { listFiles } from '#features/watch/index.ts';
import { carryOut, formOf, keyOf, newKey, read, requireActor, textOf } from '../../edge.ts';
import { sayAsked } from '../../subscriptions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireActor(event);
  const { locals } = event;
  const { mine, files } = await read(locals, async (lease) => ({ mine: await subscriptionsOf(lease), files: await listFiles(lease) }));
  return {
    w: subscriptionsWords[locals.lang].ui, once: newKey(),
    subscriptions: mine.filter((one) => !present(one).ended).map((one) => ({ id: one.id, ...sayAsked(present(one).asked, files, locals) })),
  };
};

export const actions: Actions = {
  end: async (event) => {
    const form = await formOf(event);
    return carryOut(event, form, endSubscription({ subscription: textOf(form, 'subscription') }, keyOf(form)), '/subscriptions', 'end');
  },
};
