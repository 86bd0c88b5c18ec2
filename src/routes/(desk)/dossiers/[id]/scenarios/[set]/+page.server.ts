import { readWords } from '#core/form.ts';
import { dayOf, sayDay, sayInstant } from '#core/time.ts';
import { fill, inLang } from '#core/words.ts';
import { dossierById, dossiersWords } from '#features/dossiers/index.ts';
import { maySetScenarios, resolveScenarios, revisionsOf, scenariosWords, scenarioSetById } from '#features/scenarios/index.ts';
import { carryOut, formOf, keyOf, missing, newKey, peopleNames, read, requireActor, textOf } from '../../../../../edge.ts';
import { historyOf, sayOutcomes, sayScore, stateOf, tableName } from '../said.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const { lang, charter, now } = locals;
  const found = await read(locals, async (lease) => ({ dossier: await dossierById(lease, params.id), set: await scenarioSetById(lease, params.set), revisions: await revisionsOf(lease, params.set), name: await peopleNames(lease, locals) }));
  const { dossier, set, revisions, name } = found;
  if (!dossier || set?.dossier !== dossier.id) missing(locals);
  const w = scenariosWords[lang].ui;
  const day = (at: string): string => sayDay(dayOf(at, charter.seat.zone), lang);
  const state = stateOf(set, now);
  const came = set.outcomes.find((one) => one.id === set.outcome);
  const scores = came ? [sayScore(set.outcomes, came.id, w, lang), ...(revisions.length > 1 ? [fill(w.firstScores!, { scores: sayScore(revisions[0]!.outcomes, came.id, w, lang) })] : [])] : [];
  return {
    w, dw: dossiersWords[lang].ui, once: newKey(), maySet: maySetScenarios(actor), dossier: { id: dossier.id, title: inLang(dossier.title, lang) },
    set: { id: set.id, title: inLang(set.title, lang), horizon: fill(w.until!, { day: sayInstant(set.horizon, charter.seat, lang) }), setBy: fill(w.setBy!, { when: day(set.set_at), who: name(set.set_by), n: set.revision }), seq: set.seq, example: set.example, state, outcomes: sayOutcomes(set.outcomes, locals), outcome: set.outcome },
    table: fill(w.table!, { table: tableName(locals) }), history: historyOf(set, revisions, locals),
    came: came && { text: fill(w.cameOn!, { what: inLang(came.title, lang).text, when: day(set.resolved_at!), who: name(set.resolved_by!) }), words: inLang(set.came!, lang), scores },
    revisions: [...revisions].reverse().map((one) => ({ seq: one.seq, when: sayInstant(one.set_at, charter.seat, lang), who: name(one.set_by), why: one.why && inLang(one.why, lang), percents: set.outcomes.map(({ id }) => one.outcomes.find((other) => other.id === id)?.percent ?? null) })),
  };
};

export const actions: Actions = {
  resolve: async (event) => {
    const form = await formOf(event);
    const { id, set } = event.params;
    return carryOut(event, form, resolveScenarios({ set, outcome: textOf(form, 'outcome').slice(0, 1), words: readWords(form, 'words') }, { dossier: id }, keyOf(form)), `/dossiers/${id}/scenarios/${set}`);
  },
};
