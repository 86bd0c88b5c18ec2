import { sayDate } from '#core/charter/dates.ts';
import type { Charter } from '#core/charter/schema.ts';
import { dayOf, sayDay, type Day, type Lang } from '#core/time.ts';
import { fill, inLang, type Words } from '#core/words.ts';
import { membersOn } from '#core/charter/members.ts';
import { isOverdue, type Behind, type Entry } from '#features/partners/index.ts';

export type PageWords = Readonly<Record<string, string>>;

/** Sheets, one voice, contributions: the three pages, and which is shown. */
export const tabsOf = (w: PageWords, here: 'partners' | 'voice' | 'contributions') =>
  ([['partners', '/partners', w.partners!], ['voice', '/partners/voice', w.voice!], ['contributions', '/partners/contributions', w.contributions!]] as const).map(([name, href, label]) => ({ label, href, here: name === here }));

const orNothing = (words: Words | null, lang: Lang) => words && inLang(words, lang);

/** An entry as a line of a sheet. */
export function sayEntry(e: Entry, w: PageWords, { lang, today }: { lang: Lang; today: Day }) {
  return {
    id: e.id, kind: e.kind, partner: e.partner, what: inLang(e.what, lang), when: e.on_date === null ? w.undated! : sayDate(e.on_date, lang), who: orNothing(e.who, lang), where: orNothing(e.place, lang), state: e.state, overdue: isOverdue(e, today),
    source: e.source && { title: e.source.title, published: e.source.published === null ? null : fill(w.published!, { when: sayDate(e.source.published, lang) }), url: e.source.url }, statement: e.statement, why: orNothing(e.why, lang), seq: e.seq,
    // What has a source is real, whoever recorded it for the example.
    example: e.example && e.source === null,
  };
}
export type SaidEntry = ReturnType<typeof sayEntry>;

/** Day of the machine, by which what is real lies in the past or not. */
export const todayOf = (charter: Charter, at: string): Day => dayOf(at, charter.seat.zone);

/** The members of today, in the order of the charter. */
export const membersNow = ({ charter, now }: Pick<App.Locals, 'charter' | 'now'>): string[] => membersOn(charter, dayOf(now, charter.seat.zone));

/** Where figures are from, one line for each publisher: its imports, their vintages, the last day they cover. */
export const sayBehind = (behind: readonly Behind[], w: PageWords, lang: Lang): string[] =>
  [...Map.groupBy(behind, (one) => `${one.publisher} ${one.licence}`).values()].map((all) => {
    const vintages = [...new Set(all.flatMap((one) => (one.vintage === '' ? [] : [one.vintage])))];
    const to = all.reduce<Day | null>((last, one) => (one.covers_to !== null && (last === null || one.covers_to > last) ? one.covers_to : last), null);
    return [fill(w.from!, all[0]!), ...(vintages.length > 0 ? [fill(w.vintage!, { vintage: vintages.join(', ') })] : []), fill(w.importOf!, { id: all.map((one) => one.id).join(', ') }), ...(to === null ? [] : [fill(w.untilDay!, { day: sayDay(to, lang) })])].join('; ');
  });

/** "59.6": per mille as per cent with one decimal. */
export const sayShare = (perMille: number | null, lang: Lang): string => (perMille === null ? '–' : (perMille / 10).toLocaleString(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 }));

/** What figures are from, at the end of each row of a file of them: publishers, licences, vintages and numbers of the imports. */
export const BEHIND_COLUMNS = ['source', 'licence', 'vintage', 'import'] as const;
export const cellsBehind = (behind: readonly Behind[]): string[] =>
  [(one: Behind) => one.publisher, (one: Behind) => one.licence, (one: Behind) => one.vintage, (one: Behind) => one.id].map((of) => [...new Set(behind.map(of))].filter((cell) => cell !== '').join('; '));
