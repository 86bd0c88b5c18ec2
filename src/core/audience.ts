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
