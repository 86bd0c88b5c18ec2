import { sayDate } from '#core/charter/dates.ts';
import { isRefusal } from '#core/refusal.ts';
import { dayOf } from '#core/time.ts';
import { inLang, say } from '#core/words.ts';
import { changePartner, enterPartner, entriesOf, ENTRY_KINDS, ENTRY_STATES, mayKeepPartners, partnersWords, readChangeForm, readEntryForm } from '#features/partners/index.ts';
import { carryOut, formOf, keyOf, missing, newKey, read, requireActor } from '../../../edge.ts';
import { sayEntry } from '../said.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const { lang, charter, now } = locals;
  const partner = charter.partners.find((one) => one.id === params.id);
  if (!partner) missing(locals);
  const w = partnersWords[lang].ui;
  const entries = await read(locals, (lease) => entriesOf(lease, partner.id));
  const lines = entries.map((e) => sayEntry(e, w, { lang, today: dayOf(now, charter.seat.zone) }));
  const instrument = (one: { name: Readonly<Record<string, string>>; date?: string | undefined; verified: boolean; source?: string | undefined }, url: string | null) => ({ name: inLang(one.name, lang), date: one.date ? sayDate(one.date, lang) : null, verified: one.verified, source: one.source ?? null, url });
  return {
    w, once: newKey(), onceMore: newKey(), mayKeep: mayKeepPartners(actor), partner: { id: partner.id, name: say(partner.name, lang) },
    instruments: [
      ...(partner.instrument ? [instrument({ name: partner.instrument, date: partner.date, verified: partner.verified, source: partner.source }, partner.url ?? null)] : []),
      ...(partner.further ?? []).map((one) => instrument(one, null)),
    ],
    groups: ENTRY_KINDS.map((kind) => ({ kind, title: w[`kind_${kind}`]!, none: w[`none_${kind}`]!, lines: lines.filter((one) => one.kind === kind) })),
    kinds: ENTRY_KINDS.map((kind) => ({ value: kind, label: w[`one_${kind}`]! })), states: ENTRY_STATES.map((state) => ({ value: state, label: w[`state_${state}`]! })),
  };
};

export const actions: Actions = {
  enter: async (event) => {
    const form = await formOf(event);
    const input = readEntryForm(form, event.params.id);
    return carryOut(event, form, isRefusal(input) ? input : enterPartner(input, keyOf(form)), `/partners/${event.params.id}`, 'enter');
  },
  change: async (event) => {
    const form = await formOf(event);
    const input = readChangeForm(form);
    return carryOut(event, form, isRefusal(input) ? input : changePartner(input, keyOf(form)), `/partners/${event.params.id}`, 'change');
  },
};
