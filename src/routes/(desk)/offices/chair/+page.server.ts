import { chairOn, chairTerms, type Chair } from '#core/charter/chair.ts';
import { sayDate } from '#core/charter/dates.ts';
import { isRefusal } from '#core/refusal.ts';
import { dayOf, sayDay } from '#core/time.ts';
import { inLang } from '#core/words.ts';
import { chairTurns, mayRecordChair, officesWords, preside, readPreside } from '#features/offices/index.ts';
import { carryOut, formOf, keyOf, newKey, partyName, recall, requireActor } from '../../../edge.ts';
import { sayTurn, tabsOf } from '../said.ts';
import type { Actions, PageServerLoad } from './$types';

const NEXT = 5;
const YEARS_AHEAD = 8;
/** The oldest term that is shown. */
const FIRST_YEAR = 1990;

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals } = event;
  const { lang, charter, now } = locals;
  const w = officesWords[lang].ui;
  const today = dayOf(now, charter.seat.zone);
  const turns = await recall(locals, 'chair turns', chairTurns);
  const line = (one: Chair) => ({
    key: `${one.from} ${one.party}`, party: partyName(locals, one.party), from: one.stated ? sayDate(one.stated.from, lang) : sayDay(one.from, lang), to: one.to === null ? w.openEnd! : one.stated?.to ? sayDate(one.stated.to, lang) : sayDay(one.to, lang),
    basis: turns.some((t) => t.from_day === one.from && t.party === one.party) ? 'decided' : one.basis, adInterim: one.adInterim, verified: one.verified, why: one.basis === 'recorded' && one.why ? inLang(one.why, lang) : null, source: one.basis === 'recorded' ? one.source : null,
  });
  const present = chairOn(charter, today);
  const terms = chairTerms(charter, FIRST_YEAR, Number(today.slice(0, 4)) + YEARS_AHEAD);
  return {
    w, tabs: tabsOf(w, 'chair'), once: newKey(), mayRecord: mayRecordChair(actor),
    present: present && line(present), note: charter.chair.note ? inLang(charter.chair.note, lang) : null, source: charter.chair.source ?? null, verified: charter.chair.verified,
    next: terms.filter((one) => one.from > today).slice(0, NEXT).map(line), past: terms.filter((one) => one.from <= today && one !== present && one.to !== null && one.to < today).reverse().map(line),
    turns: turns.map((one) => sayTurn(one, locals, w)).reverse(), parties: charter.parties.map((p) => ({ value: p.id, label: partyName(locals, p.id) })),
  };
};

export const actions: Actions = {
  preside: async (event) => {
    const form = await formOf(event);
    const input = readPreside(form);
    return carryOut(event, form, isRefusal(input) ? input : preside(input, keyOf(form)), '/offices/chair');
  },
};
