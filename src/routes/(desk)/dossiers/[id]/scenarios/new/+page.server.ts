import { isRefusal } from '#core/refusal.ts';
import { dayOf, sayHour } from '#core/time.ts';
import { inLang, say } from '#core/words.ts';
import { dossierById, dossiersWords } from '#features/dossiers/index.ts';
import { maySetScenarios, OUTCOME_IDS, readScenariosForm, scenariosWords, scenarioSetById, setScenarios, type ScenarioSet } from '#features/scenarios/index.ts';
import { carryOut, formOf, idOf, keyOf, missing, newKey, read, requireActor } from '../../../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the form holds when a set is changed. */
function valuesOf(set: ScenarioSet, zone: string): Record<string, string[]> {
  const words = (name: string, said: Readonly<Record<string, string>>): [string, string[]][] => Object.entries(said).map(([lang, text]) => [`${name}.${lang}`, [text]]);
  return Object.fromEntries([
    ...words('title', set.title), ['horizon.day', [dayOf(set.horizon, zone)]], ['horizon.hour', [sayHour(set.horizon, zone)]],
    ...set.outcomes.flatMap((one): [string, string[]][] => {
      const row = `outcome${OUTCOME_IDS.indexOf(one.id as (typeof OUTCOME_IDS)[number]) + 1}`;
      return [...words(`${row}.title`, one.title), ...words(`${row}.indicators`, one.indicators), ...words(`${row}.plan`, one.plan), [`${row}.percent`, [String(one.percent)]]];
    }),
  ]);
}

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params, url } = event;
  const { lang, charter } = locals;
  const change = url.searchParams.get('change');
  const found = await read(locals, async (lease) => ({ dossier: await dossierById(lease, params.id), set: change === null ? null : await scenarioSetById(lease, change) }));
  if (!found.dossier || (change !== null && found.set?.dossier !== params.id)) missing(locals);
  const { dossier, set } = found;
  return {
    w: scenariosWords[lang].ui, dw: dossiersWords[lang].ui, once: newKey(), maySet: maySetScenarios(actor), dossier: { id: dossier.id, title: inLang(dossier.title, lang) }, zone: say(charter.seat.short, lang), rows: OUTCOME_IDS.map((id, i) => ({ id, name: `outcome${i + 1}`, n: i + 1 })),
    change: set && { id: set.id, revision: set.revision, title: inLang(set.title, lang), values: valuesOf(set, charter.seat.zone) },
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await formOf(event);
    const { id } = event.params;
    const input = readScenariosForm(form, id, event.locals.charter.seat.zone);
    return carryOut(event, form, isRefusal(input) ? input : setScenarios(input, keyOf(form)), (acts) => `/dossiers/${id}/scenarios/${idOf(acts)}`);
  },
};
