import { sayDate } from '#core/charter/dates.ts';
import { sayDay, type Day, type Lang } from '#core/time.ts';
import { fill, inLang, plural, say } from '#core/words.ts';
import type { ChairTurn, Holding, Mandate, OfficeStanding } from '#features/offices/index.ts';
import { partyName } from '../../edge.ts';

export type PageWords = Readonly<Record<string, string>>;

/** The three pages of the institution's offices, and which is shown. */
export const tabsOf = (w: PageWords, here: 'offices' | 'chair' | 'handover') =>
  ([['offices', '/offices', w.offices!], ['chair', '/offices/chair', w.chair!], ['handover', '/handover', w.handover!]] as const).map(([name, href, label]) => ({ label, href, here: name === here }));

const party = (locals: App.Locals, id: string | null): string | null => (id === null ? null : partyName(locals, id));

export function sayHolding(one: Holding, locals: App.Locals, w: PageWords) {
  const { lang } = locals;
  return {
    id: one.id, seq: one.seq, name: inLang(one.holder, lang), party: party(locals, one.party), person: one.person, from: sayDate(one.from_date, lang), source: one.source,
    left: one.left_on === null ? null : fill(w.left!, { on: sayDate(one.left_on, lang), why: say(one.why ?? {}, lang) }),
    // What has a source is real, whoever recorded it for the example.
    example: one.example && one.source === null,
  };
}

/** "1 January 2020 to 31 December 2022", and whether the end is stated or computed. */
export function sayTerm(one: OfficeStanding, w: PageWords, lang: Lang): string {
  if (!one.holder) return '';
  const from = fill(w.from!, { from: sayDate(one.holder.from_date, lang) });
  if (one.expires === null) return `${from}; ${w.noTerm}`;
  const until = sayDay(one.expires, lang);
  if (one.expired) return `${from}; ${fill(w.expired!, { until })}`;
  return `${from}, ${fill(one.holder.until_date === null ? w.untilComputed! : w.until!, { until })}`;
}

export function sayRhythm(mandate: Mandate, w: PageWords, lang: Lang): string {
  const n = mandate.every_months;
  const every = n === null ? [] : [fill(plural(lang, n, { one: w.everyMonths_one!, few: w.everyMonths_few ?? w.everyMonths_other!, many: w.everyMonths_many ?? w.everyMonths_other!, other: w.everyMonths_other! }), { n })];
  return [...every, ...(mandate.due_dates.length > 0 ? [w.onDates!] : [])].join(', ') || w.noReport!;
}

/** What is owed: the days that passed first, else the next one. */
export function sayReport(one: OfficeStanding, w: PageWords, lang: Lang): { text: string; late: boolean } {
  if (one.overdue.length > 0) return { text: fill(w.overdueOn!, { day: sayDay(one.overdue[0]!, lang) }), late: true };
  return { text: one.next === null ? w.noReport! : fill(w.dueOn!, { day: sayDay(one.next, lang) }), late: false };
}

export const sayTurn = (one: ChairTurn, locals: App.Locals, w: PageWords) => ({
  id: one.id, seq: one.seq, party: partyName(locals, one.party), from: sayDay(one.from_day, locals.lang), to: one.to_day === null ? w.openEnd! : sayDay(one.to_day, locals.lang), adInterim: one.ad_interim,
  insteadOf: one.instead_of === null ? null : fill(w.insteadOf!, { party: partyName(locals, one.instead_of) }), handover: one.handover === 'session' ? w.bySession! : w.byDate!, basis: inLang(one.basis, locals.lang), source: one.source, example: one.example,
});

export const sayDays = (days: readonly Day[], lang: Lang): string[] => days.map((day) => sayDay(day, lang));
