import { readFileSync } from 'node:fs';
import type { Actor, Context, Decision } from '../src/core/act.ts';
import type { Charter } from '../src/core/charter/schema.ts';
import { isRefusal, type Refusal } from '../src/core/refusal.ts';
import type { Instant } from '../src/core/time.ts';
import type { Words } from '../src/core/words.ts';
import { EXAMPLE_PEOPLE, PLANNER } from '../src/example/people.ts';
import { readCharter } from '../src/features/charter/read.ts';
import { actorFrom } from '../src/features/people/rules.ts';

/** The charter, the persons and the hours that tests speak of; nothing here touches a database. */
export const CHARTER_TEXT = readFileSync(new URL('../charters/csto.yaml', import.meta.url), 'utf8');
export const csto = readCharter(CHARTER_TEXT, 'csto.yaml') as Charter;

/** A Tuesday at noon in Moscow, under the chair of Armenia. */
export const NOW: Instant = '2022-05-10T09:00:00.000Z';
export const later = (hours: number, from: Instant = NOW): Instant => new Date(Date.parse(from) + hours * 3_600_000).toISOString();

const people = new Map(EXAMPLE_PEOPLE.map((p) => [p.person, actorFrom({ ...p, closed: false, example: false })]));
export const officer = people.get('officer')!;
export const general = people.get('general')!;
export const admin = people.get('admin')!;
export const planner = actorFrom({ ...PLANNER, closed: false, example: false });
/** The delegate of each party, by the party. */
export const signedDelegates = Object.fromEntries([...people.values()].filter((p) => p.party !== null).map((p) => [p.party!, p])) as Record<'ARM' | 'BLR' | 'KAZ' | 'KGZ' | 'RUS' | 'TJK', Actor>;
export const PARTIES_IN_ORDER = Object.keys(signedDelegates) as (keyof typeof signedDelegates)[];
/** Whoever presides in May 2022. */
export const chair = signedDelegates.ARM;
export const analyst = actorFrom({ person: 'kaz-analyst', name: { en: 'A. Serikova' }, party: null, centre: 'KAZ-1', secretariat: false, offices: ['analyst'], closed: false, example: false });

export const as = (actor: Actor, now: Instant = NOW, charter: Charter = csto): Context<Charter> => ({ now, recordedAt: now, actor, charter });

/** The same words in both languages, told apart. */
export const both = (text: string): Words => ({ en: text, ru: `${text} (ru)` });

/** A charter with one part changed. */
export const changed = (change: (charter: Charter) => void): Charter => {
  const copy = structuredClone(csto);
  change(copy);
  return copy;
};

/** The acts of a decision. @throws when it is a refusal. */
export function actsOf(decision: Decision): Extract<Decision, { acts: unknown }>['acts'] {
  if (isRefusal(decision)) throw new Error(`refused: ${decision.code} ${JSON.stringify(decision.facts)}`);
  return decision.acts;
}

/** What was asked for, or an error that names the refusal. */
export function must<T extends object>(result: T | Refusal): T {
  if (isRefusal(result)) throw new Error(`refused: ${result.code} ${JSON.stringify(result.facts)}`);
  return result;
}
