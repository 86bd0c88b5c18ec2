import { CARRIES, LANES } from '#core/step.ts';
import { inLang } from '#core/words.ts';
import { dossierById, dossiersWords, mayRecordFact, readFactForm, recordFact } from '#features/dossiers/index.ts';
import { isRefusal } from '#core/refusal.ts';
import { carryOut, formOf, keyOf, missing, newKey, read, requireActor } from '../../../../../edge.ts';
import { deskWords } from '../../../../../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const dossier = await read(locals, (lease) => dossierById(lease, params.id));
  if (!dossier) missing(locals);
  const w = dossiersWords[locals.lang].ui;
  return {
    w, back: deskWords[locals.lang].cancel, once: newKey(), allowed: mayRecordFact(actor), dossier: { id: dossier.id, title: inLang(dossier.title, locals.lang), example: dossier.example },
    lanes: LANES.map((lane) => ({ value: lane, label: w[`lane_${lane}`]! })), carries: CARRIES.map((part) => ({ part, label: w[`carries_${part}`]! })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await formOf(event);
    const input = readFactForm(form, event.params.id);
    return carryOut(event, form, isRefusal(input) ? input : recordFact(input, keyOf(form)), `/dossiers/${event.params.id}`);
  },
};
