import { inLang } from '#core/words.ts';
import { sayInstant } from '#core/time.ts';
import { countWarnings, listProposals, listWarnings, mayIssueWarning, mayProposeWarning, warningsWords } from '#features/warnings/index.ts';
import { pageOf, peopleNames, read, requireActor } from '../../edge.ts';
import type { PageServerLoad } from './$types';

const SIZE = 25;
/** Proposals listed above the warnings: those that wait, and the newest others. */
const PROPOSALS = 12;

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const page = pageOf(url);
  const { total, rows, proposals, name } = await read(locals, async (lease) => ({
    total: await countWarnings(lease), rows: await listWarnings(lease, { limit: SIZE, offset: (page - 1) * SIZE }),
    proposals: page === 1 ? await listProposals(lease, { limit: PROPOSALS }) : [], name: await peopleNames(lease, locals),
  }));
  return {
    w: warningsWords[locals.lang].ui, page, pages: Math.max(1, Math.ceil(total / SIZE)),
    warnings: rows.map((one) => ({ id: one.id, dossier: one.dossier, sentence: inLang(one.sentence, locals.lang), from: one.probability_from, to: one.probability_to, confidence: one.confidence, answerBy: one.answer_by, example: one.example })),
    proposals: proposals.map((one) => ({ id: one.id, dossier: one.dossier, sentence: inLang(one.content.sentence, locals.lang), by: name(one.proposed_by), at: sayInstant(one.proposed_at, locals.charter.seat, locals.lang), answerBy: one.content.answerBy, state: one.state, warning: one.warning, example: one.example })),
    proposes: page === 1 && (mayIssueWarning(actor) || mayProposeWarning(actor)),
  };
};
