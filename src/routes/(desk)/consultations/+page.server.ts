import { inLang } from '#core/words.ts';
import { answersTo, asGiven, asRequest, consultationsWords, listConsultations, standingOf } from '#features/consultations/index.ts';
import { pageOf, partyName, read, requireActor } from '../../edge.ts';
import type { PageServerLoad } from './$types';

const SIZE = 25;

export const load: PageServerLoad = async (event) => {
  requireActor(event);
  const { locals, url } = event;
  const page = pageOf(url);
  const { rows, answers } = await read(locals, async (lease) => {
    const rows = await listConsultations(lease, { limit: SIZE + 1, offset: (page - 1) * SIZE });
    return { rows, answers: await answersTo(lease, rows.map((c) => c.id)) };
  });
  return {
    w: consultationsWords[locals.lang].ui, page, more: rows.length > SIZE,
    consultations: rows.slice(0, SIZE).map((c) => {
      const given = answers.filter((a) => a.consultation === c.id);
      const standing = standingOf(asRequest(c), given.map(asGiven), locals.now);
      return {
        id: c.id, dossier: c.dossier, question: inLang(c.question, locals.lang), by: partyName(locals, c.party), answerBy: c.answer_by, late: standing.late, state: standing.state, example: c.example,
        parties: c.roster.map((p) => ({ code: p, name: partyName(locals, p), answer: given.find((a) => a.party === p)?.answer ?? null })),
      };
    }),
  };
};
