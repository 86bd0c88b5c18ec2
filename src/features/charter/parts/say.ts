import type { Charter } from '#core/charter/schema.ts';
import { sayDate } from '#core/charter/dates.ts';
import type { Fact } from '#core/refusal.ts';
import type { Lang } from '#core/time.ts';
import { fill, plural } from '#core/words.ts';

/** The feature's labels in the reader's language, with the ways of saying that several parts of the page share. */
export type Tell = {
  readonly lang: Lang;
  (key: string, facts?: Record<string, Fact>): string;
};

export function teller(w: Readonly<Record<string, string>>, lang: Lang): Tell {
  return Object.assign((key: string, facts: Record<string, Fact> = {}) => fill(w[key] ?? key, facts), { lang });
}

const FORMS = ['one', 'few', 'many', 'other'] as const;

/** "72 hours", "6 members": the label's forms are `hour_one`, `hour_few` and so on. */
export function count(t: Tell, n: number, label: string): string {
  const forms = FORMS.map((form) => [form, t(`${label}_${form}`)] as const).filter(([form, text]) => text !== `${label}_${form}`);
  return plural(t.lang, n, Object.fromEntries(forms));
}

/** "P3Y" is "3 years". */
export function sayTerm(t: Tell, term: string): string {
  return count(t, Number(term.slice(1, -1)), term.endsWith('Y') ? 'year' : 'month');
}

/** "since 15 May 1992", "1993 to 1999". */
export function sayInterval(t: Tell, interval: { from: string; to: string | null }): string {
  const from = sayDate(interval.from, t.lang);
  return interval.to === null ? t('since', { from }) : t('until', { from, to: sayDate(interval.to, t.lang) });
}

export function sayLanguage(lang: Lang, reader: Lang): string {
  return new Intl.DisplayNames([reader], { type: 'language' }).of(lang) ?? lang;
}

/** How many statements of the charter no source at hand confirms. */
export function unconfirmed(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = (value as { verified?: unknown }).verified === false ? 1 : 0;
  return Object.values(value).reduce((sum: number, inner: unknown) => sum + unconfirmed(inner), own);
}

/** The name of whatever an id refers to; the id itself when the charter lost it. */
export function nameIn(list: readonly { id: string; name: Readonly<Record<Lang, string>> }[], id: string, lang: Lang): string {
  return list.find((item) => item.id === id)?.name[lang] ?? id;
}

export const partyName = (charter: Charter, id: string, lang: Lang): string => nameIn(charter.parties, id, lang);
