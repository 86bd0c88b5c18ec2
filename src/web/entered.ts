/** What a form held when it was refused, for showing it again. */
export type Entered = Readonly<Record<string, readonly string[]>> | null | undefined;

export function valuesOf(entered: Entered): {
  one(name: string): string;
  has(name: string, value: string): boolean;
  /** Values of `name.en`, `name.ru` ... */
  words(name: string): Record<string, string>;
} {
  const values = entered ?? {};
  return {
    one: (name) => values[name]?.[0] ?? '',
    has: (name, value) => values[name]?.includes(value) ?? false,
    words: (name) => Object.fromEntries(Object.entries(values).flatMap(([key, [first]]) => (key.startsWith(`${name}.`) && first !== undefined ? [[key.slice(name.length + 1), first]] : []))),
  };
}

type Refused = { readonly field: string | null; readonly mend: string; readonly what: string } | null | undefined;

/** What to do about a field that a form was refused for, to stand beside it. */
export const errorAt = (refusal: Refused) => (field: string): string | undefined => (refusal?.field === field ? refusal.mend || refusal.what : undefined);
