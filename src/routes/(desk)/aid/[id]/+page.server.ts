import { sayDate } from '#core/charter/dates.ts';
import { isRefusal } from '#core/refusal.ts';
import { inLang } from '#core/words.ts';
import { aidEntriesOf, aidPledgeById, aidWords, correctAid, counting, enterAid, LEDGERS, mayEnterAid, readCorrectionForm, readEntryForm } from '#features/aid/index.ts';
import { carryOut, formOf, keyOf, missing, newKey, peopleNames, read, requireActor } from '../../../edge.ts';
import { sayAid, sayAmount } from '../shown.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const { lang } = locals;
  const w = aidWords[lang].ui;
  const found = await read(locals, async (lease) => {
    const pledge = await aidPledgeById(lease, params.id);
    return pledge && { pledge, entries: await aidEntriesOf(lease, pledge.id), name: await peopleNames(lease, locals) };
  });
  if (!found) missing(locals);
  const { pledge, entries, name } = found;
  const counted = new Set(counting(entries).map((one) => one.seq));
  const said = sayAid(pledge, entries, lang);
  return {
    w, once: newKey(), said, mayEnter: mayEnterAid(actor, pledge.giver), ledgers: LEDGERS.map((one) => ({ value: one, label: w[`l_${one}`]! })),
    entries: entries.map((one) => ({ seq: one.seq, ledger: w[`l_${one.ledger}`]!, quantity: `${sayAmount(one.quantity, lang)}\u00a0${said.unit}`, value: one.value === null ? null : `${sayAmount(one.value, lang)}\u00a0${pledge.currency}`, on: sayDate(one.on_date, lang), source: one.source, counts: counted.has(one.seq), corrects: one.corrects, why: one.why && inLang(one.why, lang), by: name(one.recorded_by) })),
  };
};

export const actions: Actions = {
  enter: async (event) => {
    const form = await formOf(event);
    const input = readEntryForm(form, event.params.id);
    return carryOut(event, form, isRefusal(input) ? input : enterAid(input, keyOf(form)), `/aid/${event.params.id}`, 'enter');
  },
  correct: async (event) => {
    const form = await formOf(event);
    const input = readCorrectionForm(form, event.params.id);
    return carryOut(event, form, isRefusal(input) ? input : correctAid(input, keyOf(form)), `/aid/${event.params.id}`, 'correct');
  },
};
