import { readWords } from '#core/form.ts';
import { inLang } from '#core/words.ts';
import { aroundPaper, mayMakePapers, paperById, papersWords, revisePaper } from '#features/papers/index.ts';
import { carryOut, formOf, keyOf, missing, newKey, read, requireActor, textOf } from '../../../../edge.ts';
import { hereOf, titleOf, wordsOf } from '../../../network/said.ts';
import { readParagraphs } from '../../form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const w = { ...wordsOf(locals), ...papersWords[locals.lang].ui };
  const found = await read(locals, async (lease) => {
    const here = await hereOf(lease, locals);
    const paper = here && (await paperById(lease, params.id));
    return paper && { here, paper, around: await aroundPaper(lease, here.me, paper) };
  });
  if (!found || !mayMakePapers(actor)) missing(locals);
  const { here, paper, around } = found;
  return {
    w, once: newKey(), id: paper.id, revision: paper.revision, title: paper.title, heading: inLang(paper.title, locals.lang), rows: paper.paragraphs.map(({ words, sources }) => ({ words, sources: [...sources] })),
    sources: around.sources.flatMap(({ hash, origin, record }) => (record ? [{ hash, from: here.name(origin), title: titleOf(record, locals.lang, w).text }] : [])),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await formOf(event);
    const here = await read(event.locals, (lease) => hereOf(lease, event.locals));
    if (!here) missing(event.locals);
    return carryOut(event, form, revisePaper(here.exchange.node, { paper: event.params.id, revision: Number(textOf(form, 'revision')), title: readWords(form, 'title'), paragraphs: readParagraphs(form) }, keyOf(form)), `/papers/${event.params.id}`);
  },
};
