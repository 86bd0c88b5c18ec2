import type { Charter } from './schema.ts';

/** A name as files write it, without case, accents, blanks and stops: "Côte d' Ivoire" is "cotedivoire". */
export function plainName(text: string): string {
  return text.normalize('NFKD').toLowerCase().replace(/^\s*the\s+/, '').replace(/[^\p{L}\p{N}]/gu, '');
}

/** Finds the party behind an id, a name in any language, a short name or an alias; null for a name the charter does not know. */
export function partyNames(charter: Charter): (name: string) => string | null {
  const known = new Map<string, string>();
  for (const { id, name, short, aliases } of charter.parties) {
    for (const one of [...(aliases ?? []), ...Object.values(short ?? {}), ...Object.values(name), id]) known.set(plainName(one), id);
  }
  return (name) => known.get(plainName(name)) ?? null;
}
