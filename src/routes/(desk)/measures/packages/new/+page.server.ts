import { isRefusal, refuse } from '#core/refusal.ts';
import { dayOf, sayHour, sayInstant } from '#core/time.ts';
import { fill, inLang, say } from '#core/words.ts';
import { listOptions, mayKeepMeasures, packageById, readPackageForm, setPackage } from '#features/measures/index.ts';
import { warningById } from '#features/warnings/index.ts';
import { carryOut, formOf, idOf, keyOf, missing, newKey, read, refuseForm, requireActor } from '../../../../edge.ts';
import { optionLine, wordsOf } from '../../said.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const { charter, lang } = locals;
  const change = url.searchParams.get('change');
  const found = await read(locals, async (lease) => {
    const before = change === null ? null : await packageById(lease, change);
    return { before, warning: await warningById(lease, before?.warning ?? url.searchParams.get('warning') ?? ''), options: await listOptions(lease) };
  });
  const { before, warning, options } = found;
  if (!warning || (change !== null && !before)) missing(locals);
  const w = wordsOf(locals);
  const words = (name: string, said: Readonly<Record<string, string>>): [string, string[]][] => Object.entries(said).map(([one, text]) => [`${name}.${one}`, [text]]);
  return {
    w, once: newKey(), may: mayKeepMeasures(actor), warning: { id: warning.id, sentence: inLang(warning.sentence, lang) }, hint: fill(w.horizonHint!, { when: sayInstant(warning.horizon, charter.seat, lang) }), zone: say(charter.seat.short, lang), options: options.map((one) => optionLine(one, locals)),
    change: before && { id: before.id, revision: before.revision, values: Object.fromEntries<string[]>([...words('title', before.title), ...words('words', before.words ?? {}), ['option', [...before.options]], ['horizon.day', [dayOf(before.horizon, charter.seat.zone)]], ['horizon.hour', [sayHour(before.horizon, charter.seat.zone)]]]) },
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await formOf(event);
    const { locals } = event;
    const input = readPackageForm(form, locals.charter.seat.zone);
    if (isRefusal(input)) return refuseForm(locals, input, form);
    const warning = await read(locals, (lease) => warningById(lease, input.warning));
    return carryOut(event, form, warning ? setPackage(input, warning, keyOf(form)) : refuse('measures.warning_not_found', { warning: input.warning.slice(0, 20) }), (acts) => `/measures/packages/${idOf(acts)}`);
  },
};
