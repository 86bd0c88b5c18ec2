import { PARTIES, partyToken, PUBLIC, SECRETARIAT, type Audience } from './act.ts';
import type { Charter } from './charter/schema.ts';

/** The audience that a marking of the charter gives. `named` needs the parties that are named. */
export function audienceOf(kind: Charter['markings'][number]['audience'], named: readonly string[]): Audience {
  switch (kind) {
    case 'public':
      return [PUBLIC];
    case 'parties':
      return [PARTIES];
    case 'secretariat':
      return [SECRETARIAT];
    case 'named':
      return [SECRETARIAT, ...named.map(partyToken)];
  }
}

/** May every person of this party's delegation read it? */
export const partyReads = (audience: Audience, party: string): boolean =>
  audience.includes(PUBLIC) || audience.includes(PARTIES) || audience.includes(partyToken(party));

/** May everybody of `readers` read what has this audience? The public reads nothing else; all parties read what is theirs. */
export const reaches = (audience: Audience, readers: Audience): boolean =>
  audience.includes(PUBLIC) || readers.every((token) => audience.includes(token) || (token !== PUBLIC && audience.includes(PARTIES) && /^(party:|secretariat$)/.test(token)));

/**
 * Who may know that a dossier exists, after one more act in it. Whoever reads what all parties read knows it already, so
 * that a person, a centre or a party with acts of its own in it is not named.
 */
export function widened(known: Iterable<string>, more: Audience): string[] {
  const all = new Set([...known, ...more]);
  const open = all.has(PUBLIC) || all.has(PARTIES);
  return [...all].filter((token) => !open || !/^(person|centre|party):/.test(token)).sort((a, b) => (a < b ? -1 : 1));
}

/** What a reader sees together with all who belong to the same: without what is the person's own. */
export const sharedTokens = (tokens: Audience): Audience => tokens.filter((token) => !token.startsWith('person:'));
