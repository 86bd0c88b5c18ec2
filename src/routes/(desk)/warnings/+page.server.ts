import { inLang } from '#core/words.ts';
import { countWarnings, listWarnings, warningsWords } from '#features/warnings/index.ts';
import { pageOf, read, requireActor } from '../../edge.ts';
import type { PageServerLoad } from './$types';

const SIZE = 25;

export const load: PageServerLoad = async (event) => {
  requireActor(event);
  const { locals, url } = event;
  const page = pageOf(url);
  const { total, rows } = await read(locals, async (lease) => ({ total: await countWarnings(lease), rows: await listWarnings(lease, { limit: SIZE, offset: (page - 1) * SIZE }) }));
  return {
    w: warningsWords[locals.lang].ui, page, pages: Math.max(1, Math.ceil(total / SIZE)),
    warnings: rows.map((one) => ({ id: one.id, dossier: one.dossier, sentence: inLang(one.sentence, locals.lang), from: one.probability_from, to: one.probability_to, confidence: one.confidence, answerBy: one.answer_by, example: one.example })),
  };
};
