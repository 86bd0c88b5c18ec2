import { fail } from '@sveltejs/kit';
import { inLang } from '#core/words.ts';
import { dossierById, dossiersWords } from '#features/dossiers/index.ts';
import { applyEdit, draftText, mayDraft, readTextForm, textsWords } from '#features/texts/index.ts';
import { carryOut, formOf, idOf, keyOf, missing, newKey, read, requireActor } from '../../../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params, url } = event;
  const dossier = await read(locals, (lease) => dossierById(lease, params.id));
  if (!dossier) missing(locals);
  return {
    w: textsWords[locals.lang].ui, dw: dossiersWords[locals.lang].ui, once: newKey(), consultation: url.searchParams.get('consultation'), allowed: mayDraft(actor, locals.charter, locals.now),
    dossier: { id: dossier.id, title: inLang(dossier.title, locals.lang) },
    rows: applyEdit([], { kind: 'add', part: 'operative' }),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await formOf(event);
    const { title, paragraphs, edit } = readTextForm(form);
    if (edit.kind !== 'save') return { title, rows: applyEdit(paragraphs, edit) };
    const consultation = String(form.get('consultation') ?? '') || null;
    const result = await carryOut(event, form, draftText({ dossier: event.params.id, consultation, title, paragraphs }, keyOf(form)), (acts) => `/texts/${idOf(acts)}`);
    return fail(result.status, { ...result.data, title, rows: paragraphs });
  },
};
