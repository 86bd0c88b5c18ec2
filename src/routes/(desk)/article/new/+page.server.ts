import { isRefusal } from '#core/refusal.ts';
import { articleWords, KINDS, mayNote, noteFacts, readFactForm } from '#features/article/index.ts';
import { listSources } from '#features/commitments/index.ts';
import { carryOut, formOf, keyOf, newKey, read, requireActor } from '../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

/** `?page=/operations/OP-1&act=270` fills in the place. */
export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const w = articleWords[locals.lang].ui;
  const sources = await read(locals, (lease) => listSources(lease));
  return {
    w, once: newKey(), allowed: mayNote(actor), asked: { page: url.searchParams.get('page') ?? '', act: url.searchParams.get('act') ?? '' },
    sources: [{ value: '', label: '' }, ...sources.map((one) => ({ value: one.id, label: `${one.id} ${one.title} (${one.publisher})` }))], kinds: [{ value: '', label: '' }, ...KINDS.map((kind) => ({ value: kind, label: w[`kind_${kind}`]! }))],
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await formOf(event);
    const input = readFactForm(form);
    return carryOut(event, form, isRefusal(input) ? input : noteFacts([input], keyOf(form)), (acts) => {
      const { source, fact } = acts[0]!.payload as { source: string; fact: string };
      return `/article?source=${source}#${fact}`;
    });
  },
};
