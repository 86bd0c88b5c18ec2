import { readWhen, readWords } from '#core/form.ts';
import { refuse } from '#core/refusal.ts';
import { mayPublish, recordId } from '#features/exchange/index.ts';
import { askTasking, taskingsWords } from '#features/taskings/index.ts';
import { carryOut, formOf, keyOf, missing, newKey, read, refuseForm, requireActor } from '../../../edge.ts';
import { authorOf, DEFAULT_MARKING, hereOf, markingsIn, readMarking, readTo, wordsOf } from '../../network/said.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals } = event;
  const here = await read(locals, (lease) => hereOf(lease, locals));
  if (!here || !mayPublish(actor, here.exchange.node.readers)) missing(locals);
  return { w: { ...wordsOf(locals), ...taskingsWords[locals.lang].ui }, once: newKey(), peers: here.peers, markings: markingsIn(locals), marking: DEFAULT_MARKING };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await formOf(event);
    const actor = requireActor(event);
    const { locals } = event;
    const here = await read(locals, (lease) => hereOf(lease, locals));
    if (!here) missing(locals);
    const answerBy = readWhen(form, 'answerBy', locals.charter.seat.zone);
    if (answerBy !== null && typeof answerBy !== 'string') return refuseForm(locals, refuse('taskings.no_date', {}, 'answerBy'), form);
    const input = { to: readTo(form), marking: readMarking(form), author: authorOf(actor, locals), lang: locals.lang, question: readWords(form, 'question'), background: readWords(form, 'background'), answerBy };
    return carryOut(event, form, askTasking(here.exchange.node, input, [recordId(), recordId()], keyOf(form)), (acts) => `/taskings/${(acts[0]!.payload as { id: string }).id}`);
  },
};
