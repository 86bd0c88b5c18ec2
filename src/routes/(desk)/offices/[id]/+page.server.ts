import { isRefusal } from '#core/refusal.ts';
import { dayOf, sayDay } from '#core/time.ts';
import { inLang, say } from '#core/words.ts';
import { giveMandate, keptOffices, leaveOffice, mayKeepOffices, mayReport, officesWords, readEntry, readLeave, readMandate, readOffices, readTakeUp, standingOf, takeUp, writeEntry } from '#features/offices/index.ts';
import { allPeople } from '#features/people/index.ts';
import { carryOut, formOf, keyOf, missing, newKey, partyName, peopleNames, read, requireActor } from '../../../edge.ts';
import { sayHolding, sayReport, sayRhythm, sayTerm } from '../said.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const { lang, charter, now } = locals;
  const office = keptOffices(charter).find((one) => one.id === params.id);
  if (!office) missing(locals);
  const w = officesWords[lang].ui;
  const { rows, people, name } = await read(locals, async (lease) => ({ rows: await readOffices(lease), people: await allPeople(lease), name: await peopleNames(lease, locals) }));
  const one = standingOf(office, rows, dayOf(now, charter.seat.zone));
  const { mandate } = one;
  const mayKeep = mayKeepOffices(actor);
  return {
    w, keys: { takeUp: newKey(), leave: newKey(), mandate: newKey(), log: newKey(), report: newKey() }, mayKeep, mayReport: mayReport(actor, office.id, one.holder?.person ?? null), secretariat: actor.secretariat,
    office: { id: office.id, name: say(office.name, lang), verified: office.verified, source: office.source ?? null },
    holder: one.holder && { ...sayHolding(one.holder, locals, w), account: one.holder.person && name(one.holder.person) }, term: sayTerm(one, w, lang), expired: one.expired,
    past: one.past.map((p) => sayHolding(p, locals, w)),
    mandate: mandate && { words: inLang(mandate.words, lang), decision: mandate.decision, link: mandate.link, since: sayDay(mandate.since, lang), rhythm: sayRhythm(mandate, w, lang), seq: mandate.seq, example: mandate.example },
    report: mandate && sayReport(one, w, lang),
    due: [...one.overdue, ...(one.next === null ? [] : [one.next])].map((day) => ({ value: sayDay(day, lang), label: sayDay(day, lang) })),
    entries: one.entries.map((e) => ({ id: e.id, kind: e.kind, what: inLang(e.what, lang), on: sayDay(e.on_day, lang), due: e.due === null ? null : sayDay(e.due, lang), by: name(e.by_person), seq: e.seq, closed: e.audience.includes('secretariat'), example: e.example })),
    parties: mayKeep ? [{ value: '', label: w.noParty! }, ...charter.parties.map((p) => ({ value: p.id, label: partyName(locals, p.id) }))] : [],
    people: mayKeep ? [{ value: '', label: w.noPerson! }, ...people.filter((p) => !p.closed).map((p) => ({ value: p.person, label: say(p.name, lang) }))] : [],
  };
};

const at = (id: string): string => `/offices/${id}`;
export const actions: Actions = {
  takeUp: async (event) => {
    const form = await formOf(event);
    const input = readTakeUp(form, event.params.id);
    return carryOut(event, form, isRefusal(input) ? input : takeUp(input, keyOf(form)), at(event.params.id), 'takeUp');
  },
  leave: async (event) => {
    const form = await formOf(event);
    const input = readLeave(form);
    return carryOut(event, form, isRefusal(input) ? input : leaveOffice(input, keyOf(form)), at(event.params.id), 'leave');
  },
  mandate: async (event) => {
    const form = await formOf(event);
    const input = readMandate(form, event.params.id);
    return carryOut(event, form, isRefusal(input) ? input : giveMandate(input, keyOf(form)), at(event.params.id), 'mandate');
  },
  log: async (event) => {
    const form = await formOf(event);
    const input = readEntry(form, event.params.id, 'log');
    return carryOut(event, form, isRefusal(input) ? input : writeEntry(input, keyOf(form)), `${at(event.params.id)}#log`, 'log');
  },
  report: async (event) => {
    const form = await formOf(event);
    const input = readEntry(form, event.params.id, 'report');
    return carryOut(event, form, isRefusal(input) ? input : writeEntry(input, keyOf(form)), `${at(event.params.id)}#reports`, 'report');
  },
};
