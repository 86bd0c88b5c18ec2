import { dayOf, sayDay, sayInstant } from '#core/time.ts';
import { fill, inLang, say } from '#core/words.ts';
import { sayCalendarDate } from '#core/charter/calendar.ts';
import { sayItem } from '#features/calendar/index.ts';
import { handoverAt } from '#features/handover/index.ts';
import { officesWords } from '#features/offices/index.ts';
import { proceduresWords } from '#features/procedures/index.ts';
import { partyName, read, requireActor } from '../../edge.ts';
import { sayHolding, sayReport, sayTerm, tabsOf } from '../offices/said.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireActor(event);
  const { locals } = event;
  const { lang, charter, now } = locals;
  const w = officesWords[lang].ui;
  const file = await read(locals, (lease) => handoverAt(lease, charter, now));
  const hour = (at: string): string => sayInstant(at, charter.seat, lang);
  const common = (one: { id: string; dossier: string; what: Readonly<Record<string, string>>; example: boolean }) => ({ id: one.id, dossier: one.dossier, what: inLang(one.what, lang), example: one.example });
  const from = file.from === null ? '' : partyName(locals, file.from);
  const place = (p: (typeof file.people)[number]): string => (p.party !== null ? partyName(locals, p.party) : p.centre !== null ? say(charter.parties.find((one) => one.centre?.id === p.centre)?.centre?.name ?? { en: p.centre }, lang) : w.secretariat!);
  return {
    w, tabs: tabsOf(w, 'handover'),
    title: file.from === null ? w.handover! : file.to === null ? fill(w.handoverTitleOpen!, { from }) : fill(w.handoverTitle!, { from, to: partyName(locals, file.to) }),
    at: fill(w.handoverLead!, { at: hour(file.at) }), on: file.on === null ? w.handoverUnknown! : fill(w.handoverOn!, { day: sayDay(file.on, lang) }),
    warnings: file.warnings.map((one) => ({ ...common(one), hour: hour(one.answerBy), href: `/warnings/${one.id}` })),
    consultations: file.consultations.map((one) => ({ ...common(one), hour: hour(one.answerBy), href: `/consultations/${one.id}`, owed: one.owed.map((party) => partyName(locals, party)).join(', ') })),
    procedures: file.procedures.map((one) => ({ ...common(one), hour: hour(one.deadline), href: `/texts/${one.text}`, state: proceduresWords[lang].ui[one.state === 'open' ? 'underSilence' : one.state]!, version: fill(w.version!, { version: one.version }) })),
    texts: file.texts.map((one) => ({ ...common(one), href: `/texts/${one.id}`, version: one.version === 0 ? w.notFrozen! : fill(w.version!, { version: one.version }) })),
    ahead: file.ahead.map((one) => ({ key: `${one.kind} ${one.id}`, when: one.at === null ? sayCalendarDate(one.date, lang) : hour(one.at), text: sayItem(one, charter, lang), href: one.href, example: one.example })),
    offices: file.offices.map((one) => ({ id: one.office.id, name: say(one.office.name, lang), holder: one.holder && sayHolding(one.holder, locals, w), term: sayTerm(one, w, lang), report: one.mandate && sayReport(one, w, lang) })),
    people: file.people.map((p) => ({ person: p.person, name: say(p.name, lang), place: place(p), offices: p.offices.map((id) => say(charter.offices.find((o) => o.id === id)?.name ?? { en: id }, lang)).join(', '), example: p.example })),
    today: dayOf(now, charter.seat.zone),
  };
};
