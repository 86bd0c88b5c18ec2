import type { Instant } from '#core/time.ts';

/** An act as one line: who, and what in words. */
export type Told = { readonly who: string; readonly what: string; readonly seq: number; readonly at: Instant; readonly dossier: string; readonly example: boolean };
/** Acts that say the same of several: one line with all their names, at the newest of them. */
export type Line = { readonly who: readonly string[]; readonly what: string; readonly seq: number; readonly at: Instant; readonly dossier: string; readonly acts: number; readonly example: boolean };

/** Newest first. Acts with the same words in the same dossier are one line; somebody who did it twice is named once. */
export function linesOf(told: readonly Told[]): Line[] {
  const lines = new Map<string, { who: string[]; what: string; seq: number; at: Instant; dossier: string; acts: number; example: boolean }>();
  for (const { who, what, seq, at, dossier, example } of [...told].sort((a, b) => b.seq - a.seq)) {
    const key = JSON.stringify([dossier, what]);
    const line = lines.get(key);
    if (!line) lines.set(key, { who: [who], what, seq, at, dossier, acts: 1, example });
    else {
      line.acts++;
      if (!line.who.includes(who)) line.who.push(who);
      line.example &&= example;
    }
  }
  return [...lines.values()].map((line) => ({ ...line, who: line.who.toReversed() }));
}
