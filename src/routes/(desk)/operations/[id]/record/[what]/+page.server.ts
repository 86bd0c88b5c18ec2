import { isRefusal } from '#core/refusal.ts';
import { readWords } from '#core/form.ts';
import { inLang, say } from '#core/words.ts';
import { isWhat, mayRecordSome, operationById, readEntry, recordEntry, type What } from '#features/operations/index.ts';
import { listProcedures, outcomeOf } from '#features/procedures/index.ts';
import { headsOf } from '#features/texts/index.ts';
import { carryOut, formOf, keyOf, missing, newKey, read, requireActor } from '../../../../../edge.ts';
import { wordsOf } from '../../../said.ts';
import { fieldsOf } from '../fields.ts';
import type { Actions, PageServerLoad } from './$types';

/** Which form the address asks for; a situation report has a page of its own. */
function whatIn(locals: App.Locals, what: string): What {
  if (!isWhat(what) || what === 'sitrep') missing(locals);
  return what;
}

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params, url } = event;
  const what = whatIn(locals, params.what);
  const found = await read(locals, async (lease) => {
    const file = await operationById(lease, params.id);
    if (!file) return null;
    const adopted = what !== 'decide' && what !== 'change' ? [] : (await listProcedures(lease, { dossier: file.row.dossier, limit: 50 })).filter((one) => outcomeOf(one, locals.now).state === 'adopted');
    return { file, adopted, heads: await headsOf(lease, adopted.map((one) => one.text)) };
  });
  if (!found) missing(locals);
  const { file, adopted, heads } = found;
  const w = wordsOf(locals);
  const adoptions = adopted.map((one) => ({ procedure: one.id, title: say(heads[one.text]?.title ?? { [locals.lang]: one.text }, locals.lang) }));
  const fields = fieldsOf(what, file, actor, adoptions, locals).map((one) => (one.name === 'act' ? { ...one, value: (url.searchParams.get('act') ?? '').slice(0, 12) } : one));
  return {
    w, what, once: newKey(), may: mayRecordSome(actor), id: file.row.id, title: inLang(file.row.title, locals.lang), fields, label: w[`do_${what}`]!, note: w[`formNote_${what}`] ?? null,
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await formOf(event);
    const { locals, params } = event;
    const what = whatIn(locals, params.what);
    const file = await read(locals, (lease) => operationById(lease, params.id));
    if (!file) missing(locals);
    const entry = readEntry(form, what);
    return carryOut(event, form, isRefusal(entry) ? entry : recordEntry({ operation: params.id, entry, discrepancy: readWords(form, 'discrepancy') }, { dossier: file.row.dossier }, keyOf(form)), `/operations/${params.id}`);
  },
};
