import type { Body } from '#core/exchange/record.ts';
import type { Warning } from '#features/warnings/index.ts';

/**
 * A warning of this desk as it travels. The record has one probability, and the desk a range: its middle goes, and the range is said with the
 * consequence. Sources of figures have no grade here: F6, which cannot be judged, is what the scale has for that.
 */
export function asWarning(warning: Warning, { lang }: { lang: string }): Body<'warning'> {
  const { sentence, consequence, probability_from: from, probability_to: to, options, bodies, parties, answer_by: answerBy, evidence } = warning;
  const range: Record<string, string> = { en: `Probability ${from}–${to} %.`, ru: `Вероятность ${from}–${to} %.` };
  const sources = new Map(evidence.map(({ source, vintage }) => [`${source}, ${vintage}`, { title: `${source}, ${vintage}`.slice(0, 400), grade: 'F6', published: null }]));
  return {
    title: sentence, consequence: Object.fromEntries(Object.entries(consequence).map(([one, text]) => [one, `${text}\n\n${range[one] ?? range[lang] ?? range.en!}`])), options: options.map(({ what }) => what),
    addressee: [...bodies, ...parties], answerBy, probability: (from + to) / 200, sources: [...sources.values()],
  };
}
