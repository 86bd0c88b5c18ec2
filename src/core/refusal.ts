/**
 * A refusal is a value: what was asked did not happen, and nothing changed. The code names the reason, the facts
 * fill the words, and the words (what, why, how to mend) live beside the feature in `words.ts`, per language.
 */
export type Fact = string | number | boolean | null | readonly (string | number)[];
export type Refusal = {
  readonly refused: true;
  readonly code: string;
  readonly facts: Readonly<Record<string, Fact>>;
  /** The form field the refusal is about, where there is one. */
  readonly field?: string;
};

export function refuse(code: string, facts: Record<string, Fact> = {}, field?: string): Refusal {
  return field === undefined ? { refused: true, code, facts } : { refused: true, code, facts, field };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;
}
