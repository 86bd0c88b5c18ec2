import { membersOn } from '#core/charter/members.ts';
import { dayOf } from '#core/time.ts';
import { readWords } from '#core/form.ts';
import { say } from '#core/words.ts';
import { dossiersWords, mayOpenDossier, openDossier } from '#features/dossiers/index.ts';
import { carryOut, formOf, idOf, keyOf, newKey, partyName, requireActor, textOf } from '../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const actor = requireActor(event);
  const { charter, lang, now } = event.locals;
  return {
    w: dossiersWords[lang].ui, once: newKey(), allowed: mayOpenDossier(actor),
    markings: charter.markings.filter((m) => m.audience !== 'public').map((m) => ({ id: m.id, name: say(m.name, lang), verified: m.verified })),
    members: membersOn(charter, dayOf(now, charter.seat.zone)).map((id) => ({ id, name: partyName(event.locals, id) })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await formOf(event);
    const input = { title: readWords(form, 'title'), marking: textOf(form, 'marking'), named: form.getAll('named').map(String) };
    return carryOut(event, form, openDossier(input, keyOf(form)), (acts) => `/dossiers/${idOf(acts)}`);
  },
};
