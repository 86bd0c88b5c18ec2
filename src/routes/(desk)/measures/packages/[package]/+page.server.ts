import { isRefusal } from '#core/refusal.ts';
import { sayDay, sayInstant } from '#core/time.ts';
import { fill, inLang } from '#core/words.ts';
import { listOptions, mayKeepMeasures, MEASURE_USES, packageById, readUseForm, recordUse, usesOf } from '#features/measures/index.ts';
import { warningById } from '#features/warnings/index.ts';
import { carryOut, formOf, keyOf, missing, newKey, peopleNames, read, requireActor } from '../../../../edge.ts';
import { actByLine, optionLine, wordsOf } from '../../said.ts';
import type { Actions, PageServerLoad } from './$types';

/** A package: by when it has to be acted on, what is in it, and what came of it. */
export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const { lang, charter } = locals;
  const found = await read(locals, async (lease) => {
    const one = await packageById(lease, params.package);
    return one && { one, options: await listOptions(lease), uses: await usesOf(lease, [one.id]), warning: await warningById(lease, one.warning), name: await peopleNames(lease, locals) };
  });
  if (!found) missing(locals);
  const { one, options, uses, warning, name } = found;
  const w = wordsOf(locals);
  const { decideBy, options: mine, ...actBy } = actByLine(one, options, locals);
  const latest = new Map(uses.map((it) => [it.option, it]));
  return {
    w, once: newKey(), may: mayKeepMeasures(actor), uses: MEASURE_USES.map((value) => ({ value, label: w[value]! })), id: one.id, title: inLang(one.title, lang), words: one.words && inLang(one.words, lang), warning: warning && { id: warning.id, sentence: inLang(warning.sentence, lang) }, example: one.example, seq: one.seq,
    setBy: fill(w.setBy!, { when: sayInstant(one.set_at, charter.seat, lang), who: name(one.set_by), n: one.revision }), actBy: { said: actBy.said, late: actBy.late, clock: actBy.clock, how: actBy.how, still: actBy.still },
    options: mine.map((it) => {
      const use = latest.get(it.id);
      const by = decideBy(it.lead_hours);
      return { ...optionLine(it, locals), by: by.said, late: by.late && !use, use: use ? { seq: use.seq, said: w[use.use]!, kind: use.use, day: sayDay(use.on_day, lang), came: inLang(use.came, lang) } : null };
    }),
  };
};

export const actions: Actions = {
  use: async (event) => {
    const form = await formOf(event);
    const { locals, params } = event;
    const one = await read(locals, (lease) => packageById(lease, params.package));
    if (!one) missing(locals);
    const input = readUseForm(form, one.id);
    return carryOut(event, form, isRefusal(input) ? input : recordUse(input, one, keyOf(form)), `/measures/packages/${one.id}`);
  },
};
