import { fail } from '@sveltejs/kit';
import { refuse } from '#core/refusal.ts';
import { inLang } from '#core/words.ts';
import { applyEdit, mayDraft, readTextForm, reviseText, textById, textsWords } from '#features/texts/index.ts';
import { carryOut, formOf, keyOf, missing, newKey, read, refuseForm, requireActor, textOf } from '../../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const text = await read(locals, (lease) => textById(lease, params.id));
  if (!text) missing(locals);
  return { w: textsWords[locals.lang].ui, once: newKey(), text, said: inLang(text.title, locals.lang), allowed: mayDraft(actor, locals.charter, locals.now) };
};

export const actions: Actions = {
  default: async (event) => {
    requireActor(event);
    const form = await formOf(event);
    const { title, paragraphs, edit } = readTextForm(form);
    const revision = Number(textOf(form, 'revision'));
    if (edit.kind !== 'save') return { title, rows: applyEdit(paragraphs, edit), revision };
    const text = await read(event.locals, (lease) => textById(lease, event.params.id));
    if (!text) {
      const gone = refuseForm(event.locals, refuse('texts.not_found', { text: event.params.id }), form);
      return fail(gone.status, { ...gone.data, title, rows: paragraphs, revision });
    }
    const result = await carryOut(event, form, reviseText({ text: text.id, revision, title, paragraphs }, text, keyOf(form)), `/texts/${text.id}`);
    return fail(result.status, { ...result.data, title, rows: paragraphs, revision });
  },
};
