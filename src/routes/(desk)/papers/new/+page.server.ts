import { readWords } from '#core/form.ts';
import { inLang } from '#core/words.ts';
import { beginPaper, mayMakePapers, papersWords } from '#features/papers/index.ts';
import { recordsOf } from '#features/exchange/index.ts';
import { findTasking } from '#features/taskings/index.ts';
import { carryOut, formOf, keyOf, missing, newKey, read, requireActor, textOf } from '../../../edge.ts';
import { hereOf, wordsOf } from '../../network/said.ts';
import { readParagraphs } from '../form.ts';
import type { Actions, PageServerLoad } from './$types';

/** A paper begins with one paragraph for each answer, which rests on it. */
export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const asked = url.searchParams.get('tasking');
  const found = await read(locals, async (lease) => {
    const here = await hereOf(lease, locals);
    if (!here) return null;
    const tasking = asked === null ? null : ((await findTasking(lease, here.me, asked)) ?? null);
    return { here, tasking, answers: tasking ? (await recordsOf(lease, here.me, { kinds: ['answer'], about: [tasking.id], limit: 200 })).filter(({ recalled, record }) => recalled === null && record !== null) : [] };
  });
  if (!found || !mayMakePapers(actor) || (asked !== null && !found.tasking)) missing(locals);
  const { here, tasking, answers } = found;
  const given = answers.flatMap(({ hash, origin, record }) => (record?.kind === 'answer' ? [{ hash, from: here.name(origin), body: record.body }] : [])).reverse();
  return {
    w: { ...wordsOf(locals), ...papersWords[locals.lang].ui }, once: newKey(), tasking: tasking && { id: tasking.id, title: tasking.record?.kind === 'tasking' ? inLang(tasking.record.body.question, locals.lang) : null },
    title: {}, rows: given.map(({ hash, body }) => ({ words: body.judgement, sources: [hash] })), sources: given.map(({ hash, from, body }) => ({ hash, from, title: inLang(body.title, locals.lang).text })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await formOf(event);
    const actor = requireActor(event);
    const here = await read(event.locals, (lease) => hereOf(lease, event.locals));
    if (!here) missing(event.locals);
    return carryOut(event, form, beginPaper(here.exchange.node, { tasking: textOf(form, 'tasking') || null, title: readWords(form, 'title'), paragraphs: readParagraphs(form) }, actor, keyOf(form)), (acts) => `/papers/${(acts[0]!.payload as { id: string }).id}`);
  },
};
