import type { Because } from '../../core/procedure/silence.ts';
import type { Refusal } from '../../core/refusal.ts';
import { fill, type FeatureWords, type RefusalWords } from '../../core/words.ts';

/** Facts that name something which has words of its own. */
const LABELS = { base: 'base_', weight: 'weight_', form: 'form_', state: 'st_' } as const;

/**
 * One reason of an outcome, said in a language: the table's sentence, with parties, bodies and groups by their names.
 * @param ui the words of procedures in the language
 */
export function sayBecause(ui: Readonly<Record<string, string>>, { code, facts }: Because, name: (id: string) => string): string {
  return fill(ui[code] ?? code, saidFacts(ui, facts, name));
}

/** The words of a refusal of the evaluator: what did not happen and why; what to do. */
export function sayRefused({ ui, refusals }: Pick<FeatureWords, 'ui' | 'refusals'>, { code, facts }: Refusal, name: (id: string) => string): RefusalWords {
  const { what, mend } = refusals[code] ?? { what: code, mend: '' };
  const said = saidFacts(ui, facts, name);
  return { what: fill(what, said), mend: fill(mend, said) };
}

function saidFacts(ui: Readonly<Record<string, string>>, facts: Because['facts'], name: (id: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).map(([key, fact]): [string, string] => {
    const label = LABELS[key as keyof typeof LABELS];
    if (label) return [key, ui[`${label}${String(fact)}`] ?? String(fact)];
    const list = Array.isArray(fact) ? fact : [fact];
    return [key, list.map((one) => (typeof one === 'string' ? name(one) : String(one))).join(', ')];
  }));
}
