import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';

/** To whom a notice goes, as a word that `reaches` turns into a test of the reader. */
export type Scope = 'asked' | 'owing' | 'requester' | 'named' | 'issuers' | 'handlers' | 'answerers' | 'everyone';
/** `key` names the words: `n_key` on the page, `m_key` in a mail. `mail`: it may leave by mail. `urgent`: it waits for the reader. */
export type Trigger = { readonly key: string; readonly to: Scope; readonly mail: boolean; readonly urgent: boolean };

/** Something that may be told, found in acts that one reader may read, or in what the hour makes of them. */
export type Happening = {
  readonly on: string; /** With `on` it names the notice, once and for all. */ readonly id: string; /** The number that is said aloud: C-2. */ readonly number: string;
  readonly at: Instant; readonly href: string; readonly deadline: Instant | null; readonly what: Words | null; readonly by: { person: string; party: string | null } | null;
  readonly asked: readonly string[]; readonly owing: readonly string[]; readonly requester: string | null; readonly named: string | null; readonly example: boolean;
};
/** Who reads. `party` is that of a delegation, and null for a centre. */
export type Reader = { readonly person: string; readonly party: string | null; readonly issues: boolean; readonly handles: boolean; /** Writes answers to questions of other nodes. */ readonly answers: boolean };
export type Notice = Happening & { readonly key: string; readonly trigger: Trigger };

export function reaches(to: Scope, one: Happening, reader: Reader): boolean {
  switch (to) {
    case 'asked': return reader.party !== null && one.asked.includes(reader.party);
    case 'owing': return reader.party !== null && one.owing.includes(reader.party);
    case 'requester': return reader.party !== null && one.requester === reader.party;
    case 'named': return one.named === reader.person;
    case 'issuers': return reader.issues;
    case 'handlers': return reader.handles;
    case 'answerers': return reader.answers;
    case 'everyone': return true;
  }
}

/** What a reader is told at an hour, newest first: each once, nothing of what is still to come, and nobody of what they did themselves. */
export function noticesDue(triggers: readonly Trigger[], happenings: readonly Happening[], now: Instant, reader: Reader): Notice[] {
  const told = new Map<string, Notice>();
  for (const one of happenings) {
    const trigger = triggers.find((t) => t.key === one.on);
    if (!trigger || one.at > now || one.by?.person === reader.person || !reaches(trigger.to, one, reader)) continue;
    const key = `${one.on}:${one.id}`;
    if (!told.has(key)) told.set(key, { ...one, key, trigger });
  }
  return [...told.values()].sort((a, b) => (a.at === b.at ? (a.key < b.key ? -1 : 1) : a.at > b.at ? -1 : 1));
}

/** A mail that could not be given over waits longer each time: 1, 2, 4 ... minutes, at most four hours. */
export const MOST_TRIES = 10;
export const waitMinutes = (tries: number): number => Math.min(240, 2 ** Math.max(0, tries - 1));

/** What came of an attempt: taken; refused for good; or not now. */
export type Attempt = { readonly taken: true } | { readonly taken: false; readonly forGood: boolean; readonly code: string };
export type MailState = 'waiting' | 'sent' | 'failed';
export const stateAfter = (attempt: Attempt, tries: number): MailState => (attempt.taken ? 'sent' : attempt.forGood || tries >= MOST_TRIES ? 'failed' : 'waiting');
