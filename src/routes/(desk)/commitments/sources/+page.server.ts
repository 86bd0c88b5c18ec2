import { addSource, commitmentsWords, GRADES, mayClaim, readSourceForm } from '#features/commitments/index.ts';
import { isRefusal } from '#core/refusal.ts';
import { carryOut, formOf, keyOf, newKey, requireActor } from '../../../edge.ts';
import { registerOf, saySource } from '../shown.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals } = event;
  const w = commitmentsWords[locals.lang].ui;
  const { followed, sources } = await registerOf(locals);
  const uses = (id: string): { id: string }[] => followed.filter(({ commitment, claims }) => (commitment.place.kind === 'source' && commitment.place.source === id) || claims.some((one) => one.source === id)).map(({ commitment }) => ({ id: commitment.id }));
  return {
    w, once: newKey(), mayAdd: mayClaim(actor), sources: [...sources.values()].map((one) => ({ ...saySource(one, w, locals.lang)!, chars: one.chars, uses: uses(one.id), seq: one.seq })),
    grades: [{ value: '', label: '' }, ...GRADES.map((one) => ({ value: one, label: w[`g${one.toLowerCase()}`]! }))],
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await formOf(event);
    const input = readSourceForm(form);
    return carryOut(event, form, isRefusal(input) ? input : addSource(input, keyOf(form)), '/commitments/sources');
  },
};
