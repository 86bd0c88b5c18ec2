import { z } from 'zod';
import type { Lang } from '../time.ts';
import { fill, say, wordsSchema, type Words } from '../words.ts';

/**
 * Words of probability, by a table of the organisation's own or one that others publish. A table says which words stand for which per
 * cent; what lies between two of its steps is said as lying between them.
 */
const percent = z.number().min(0).max(100);
const step = z.strictObject({
  from: percent,
  to: percent,
  /** As it stands in a sentence of its own: "very likely". */
  word: wordsSchema(60),
  /** As a headline says it of something, `{what}`: "{what} very likely". */
  head: wordsSchema(80),
});
export const likelihoodTable = z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9_-]{1,49}$/), name: wordsSchema(120), steps: z.array(step).min(2).max(20) })
  .refine(({ steps }) => steps.every(({ from, to }, i) => from <= to && (i === 0 || from >= steps[i - 1]!.to)), 'steps rise and do not overlap');
export type LikelihoodTable = z.infer<typeof likelihoodTable>;

const of = (from: number, to: number, en: string, ru: string, head?: { en: string; ru: string }): LikelihoodTable['steps'][number] =>
  ({ from, to, word: { en, ru }, head: head ?? { en: `{what} ${en}`, ru: `{what} — ${ru}` } });
const chance = (en: string, ru: string) => ({ en: `${en} of {what}`, ru: `${ru}${ru.includes('шанс') ? ' на' : ':'} {what}` });

/** Intelligence Community Directive 203, Analytic Standards (2015): seven steps, one after the other. */
export const ICD203: LikelihoodTable = {
  id: 'icd203', name: { en: 'ICD 203, seven steps', ru: 'ICD 203, семь ступеней' },
  steps: [
    of(0, 5, 'almost no chance', 'почти нет шансов', chance('almost no chance', 'почти нет шансов')), of(5, 20, 'very unlikely', 'весьма маловероятно'), of(20, 45, 'unlikely', 'маловероятно'),
    of(45, 55, 'roughly even chance', 'примерно равные шансы', chance('a roughly even chance', 'примерно равные шансы')), of(55, 80, 'likely', 'вероятно'), of(80, 95, 'very likely', 'весьма вероятно'), of(95, 100, 'almost certain', 'почти наверняка'),
  ],
};

/** The probability yardstick of the Professional Head of Intelligence Assessment (United Kingdom, 2019), with gaps between its steps. */
export const PHIA: LikelihoodTable = {
  id: 'phia', name: { en: 'PHIA probability yardstick', ru: 'Шкала вероятностей PHIA' },
  steps: [
    of(0, 5, 'remote chance', 'ничтожные шансы', chance('a remote chance', 'ничтожные шансы')), of(10, 20, 'highly unlikely', 'крайне маловероятно'), of(25, 35, 'unlikely', 'маловероятно'),
    of(40, 50, 'realistic possibility', 'реальная возможность', chance('a realistic possibility', 'реальная возможность')), of(55, 75, 'likely or probable', 'вероятно'), of(80, 90, 'highly likely', 'весьма вероятно'), of(95, 100, 'almost certain', 'почти наверняка'),
  ],
};
export const TABLES: readonly LikelihoodTable[] = [ICD203, PHIA];

/** The table of a charter: one that is named, its own, or the first where it names none. */
export const tableOf = (named: string | LikelihoodTable | undefined): LikelihoodTable => (typeof named === 'object' ? named : (TABLES.find((table) => table.id === named) ?? ICD203));

export type Worded = { readonly step: number } | { readonly between: readonly [number, number] };

/** Where a probability stands in a table. An end belongs to the step that begins with it; the last step has both its ends. @param p from 0 to 1. @throws RangeError beyond */
export function placeOf({ steps }: LikelihoodTable, p: number): Worded {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is no probability`);
  const per = Math.round(p * 1e6) / 1e4;
  const beyond = steps.findIndex(({ from }) => from > per);
  const last = beyond === -1 ? steps.length - 1 : beyond - 1;
  if (last < 0) return { step: 0 };
  const gap = per > steps[last]!.to || (per === steps[last]!.to && steps[last]!.from !== per && beyond !== -1 && steps[beyond]!.from === per);
  return gap && last + 1 < steps.length ? { between: [last, last + 1] } : { step: last };
}

const BETWEEN = { en: 'between {a} and {b}', ru: 'между «{a}» и «{b}»' };

/** "very likely"; "between unlikely and realistic possibility" where a table has a gap. @param p from 0 to 1 */
export function wordOf(table: LikelihoodTable, p: number, lang: Lang): string {
  const place = placeOf(table, p);
  const word = (i: number): string => say(table.steps[i]!.word, lang);
  return 'step' in place ? word(place.step) : fill(say(BETWEEN, lang), { a: word(place.between[0]), b: word(place.between[1]) });
}

/** The words of a range, from its lower to its upper end: one where both say the same. @param range in per cent */
export function wordsOfRange(table: LikelihoodTable, { from, to }: { from: number; to: number }, lang: Lang): string {
  const [a, b] = [wordOf(table, from / 100, lang), wordOf(table, to / 100, lang)];
  return a === b ? a : fill(lang === 'ru' ? 'от «{a}» до «{b}»' : '{a} to {b}', { a, b });
}

const GAP_HEAD: Words = { en: '{what}, {word}', ru: '{what}, {word}' };
/** A headline that says how likely something is. @param what as a noun: "100 or more deaths in May 2022" */
export function headOf(table: LikelihoodTable, p: number, what: string, lang: Lang): string {
  const place = placeOf(table, p);
  return 'step' in place ? fill(say(table.steps[place.step]!.head, lang), { what }) : fill(say(GAP_HEAD, lang), { what, word: wordOf(table, p, lang) });
}

/** How words of confidence begin, in the languages of the desk. */
const CONFIDENCE = /\b(?:confiden(?:t|ce|tly)|certainty)\b|(?:^|[^\p{L}])(?:уверен|достоверност)/iu;
const SENTENCES = /(?<=[.!?…])\s+|\n+/u;
const bare = (text: string): string => text.toLowerCase();

/**
 * The first sentence that says how likely something is and how sure we are of it, or null. The two are different things: read together,
 * "likely, with low confidence" is taken for "less likely" (ICD 203, D.6.e(2)(a)).
 */
export function mixedSentence(text: string, tables: readonly LikelihoodTable[] = TABLES): string | null {
  const words = tables.flatMap(({ steps }) => steps.flatMap(({ word }) => Object.values(word).map(bare)));
  const likely = (sentence: string): boolean => words.some((word) => bare(sentence).includes(word)) || /\d\s?(?:%|per cent|процент)/u.test(sentence);
  return text.split(SENTENCES).find((sentence) => CONFIDENCE.test(sentence) && likely(sentence))?.trim() ?? null;
}
