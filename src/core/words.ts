import { z } from 'zod';
import type { Fact, Refusal } from './refusal.ts';
import type { Lang } from './time.ts';

/** What somebody said, in one language or several: `{ ru: 'Стороны ...', en: 'The Parties ...' }`. */
export type Words = Readonly<Record<Lang, string>>;

/** At least one language; every text trimmed and not empty. */
export const wordsSchema = (max: number) =>
  z
    .record(z.string().regex(/^[a-z]{2,3}$/), z.string().trim().min(1).max(max).refine((text) => text.isWellFormed() && !text.includes('\0'), 'no such character'))
    .refine((words) => Object.keys(words).length > 0, { message: 'no language' });

/** The words in the reader's language, else in the first language they were said in. `lang` says which it is. */
export function inLang(words: Words, lang: Lang): { text: string; lang: Lang } {
  const text = words[lang];
  if (text !== undefined) return { text, lang };
  const first = Object.keys(words).sort((a, b) => (a < b ? -1 : 1))[0] ?? lang;
  return { text: words[first] ?? '', lang: first };
}

export const say = (words: Words, lang: Lang): string => inLang(words, lang).text;

/** The words of one refusal: what did not happen and why; what to do. `{name}` is filled from the facts. */
export type RefusalWords = { what: string; mend: string };

/** What a feature says in one language. `ui` holds labels and sentences, `refusals` one entry per code, `acts` one per kind. */
export type FeatureWords = {
  ui: Record<string, string>;
  refusals: Record<string, RefusalWords>;
  acts: Record<string, string>;
};

export function fill(template: string, facts: Readonly<Record<string, Fact>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = facts[name];
    if (fact === undefined || fact === null) return whole;
    return Array.isArray(fact) ? fact.join(', ') : String(fact);
  });
}

export function wordRefusal(table: Record<string, RefusalWords>, refusal: Refusal): RefusalWords {
  const words = table[refusal.code];
  if (!words) return { what: refusal.code, mend: '' };
  return { what: fill(words.what, refusal.facts), mend: fill(words.mend, refusal.facts) };
}

/** Made once for a language: making one takes longer than a hundred uses of it. */
const plurals = new Map<Lang, Intl.PluralRules>();
const numbers = new Map<Lang, Intl.NumberFormat>();

/** "1 day", "2 days"; "1 день", "2 дня", "5 дней". Forms are keyed by the language's plural category. */
export function plural(lang: Lang, n: number, forms: Partial<Record<Intl.LDMLPluralRule, string>>): string {
  let rules = plurals.get(lang);
  if (!rules) plurals.set(lang, (rules = new Intl.PluralRules(lang)));
  const rule = rules.select(n);
  return fill(forms[rule] ?? forms.other ?? '', { n: sayNumber(n, lang) });
}

/** Thousands grouped by a no-break space ("5 307"), in every language. */
export function sayNumber(n: number, lang: Lang): string {
  let format = numbers.get(lang);
  if (!format) numbers.set(lang, (format = new Intl.NumberFormat(lang === 'en' ? 'en-GB' : lang, { maximumFractionDigits: 2 })));
  const text = format.format(n);
  return lang === 'en' ? text.replace(/,/g, '\u00a0') : text;
}
