import type { Because } from '../../core/procedure/silence.ts';
import { fill } from '../../core/words.ts';

/** Facts that name something which has words of its own. */
const LABELS = { base: 'base_', weight: 'weight_', form: 'form_' } as const;

/**
 * One reason of an outcome, said in a language: the table's sentence, with parties, bodies and groups by their names.
 * @param ui the words of procedures in the language
 */
export function sayBecause(ui: Readonly<Record<string, string>>, { code, facts }: Because, name: (id: string) => string): string {
  const named = Object.entries(facts).map(([key, fact]): [string, string] => {
    const label = LABELS[key as keyof typeof LABELS];
    if (label) return [key, ui[`${label}${String(fact)}`] ?? String(fact)];
    const list = Array.isArray(fact) ? fact : [fact];
    return [key, list.map((one) => (typeof one === 'string' ? name(one) : String(one))).join(', ')];
  });
  return fill(ui[code] ?? code, Object.fromEntries(named));
}
