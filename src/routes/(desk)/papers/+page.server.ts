import { sayInstant } from '#core/time.ts';
import { inLang } from '#core/words.ts';
import { listPapers, mayMakePapers, papersWords } from '#features/papers/index.ts';
import { pageOf, read, requireActor } from '../../edge.ts';
import { hereOf, wordsOf } from '../network/said.ts';
import { stateOf } from './state.ts';
import type { PageServerLoad } from './$types';

const PAGE = 40;

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const w = { ...wordsOf(locals), ...papersWords[locals.lang].ui };
  const page = pageOf(url);
  const { here, rows } = await read(locals, async (lease) => ({ here: (await hereOf(lease, locals)) !== null, rows: await listPapers(lease, { limit: PAGE + 1, offset: (page - 1) * PAGE }) }));
  return {
    w, here, page, more: rows.length > PAGE, makes: here && mayMakePapers(actor),
    papers: rows.slice(0, PAGE).map((one) => ({ id: one.id, title: inLang(one.title, locals.lang), revision: one.revision, state: stateOf(one), text: one.text, at: sayInstant(one.changed_at, locals.charter.seat, locals.lang), example: one.example })),
  };
};
