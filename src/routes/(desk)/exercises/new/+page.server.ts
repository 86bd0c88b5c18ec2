import { membersOn } from '#core/charter/members.ts';
import { dayOf } from '#core/time.ts';
import { isRefusal } from '#core/refusal.ts';
import { exercisesWords, mayPlanExercise, OBJECTIVE_ROWS, planExercise, readPlanForm } from '#features/exercises/index.ts';
import { carryOut, formOf, idOf, keyOf, newKey, partyName, requireActor } from '../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const actor = requireActor(event);
  const { lang, charter } = event.locals;
  return { w: exercisesWords[lang].ui, once: newKey(), allowed: mayPlanExercise(actor), rows: Array.from({ length: OBJECTIVE_ROWS }, (_, i) => i + 1), parties: membersOn(charter, dayOf(event.locals.now, charter.seat.zone)).map((party) => ({ value: party, label: partyName(event.locals, party) })) };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await formOf(event);
    const input = readPlanForm(form);
    return carryOut(event, form, isRefusal(input) ? input : planExercise(input, keyOf(form)), (acts) => `/exercises/${idOf(acts)}`);
  },
};
