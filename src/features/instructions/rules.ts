import { DESK, partyToken, type ActDraft, type Actor, type Context, type Decision } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { POSITIONS, type Position } from '../../core/procedure/silence.ts';
import { isRefusal, refuse } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { mayInstruct } from './rights.ts';
import type { Content } from './schema.ts';

/** In the chain of the organisation, so that no dossier shows that it is there, and read by the party alone. */
const own = (kind: string, party: string, payload: object): ActDraft => ({ kind, dossier: DESK, payload, audience: [partyToken(party)] });

export type NoteInstruction = { subject: string; words: Words; /** The version that the page showed; 0 for none. */ seen: number };

/** A member of the delegation notes what the capital says, on what the party may read. */
export function note(state: { readable: boolean; version: number }, command: NoteInstruction, { actor }: Context<Charter>): Decision {
  if (!mayInstruct(actor)) return refuse('instructions.not_allowed');
  if (!state.readable) return refuse('instructions.not_found', { subject: command.subject });
  if (Object.keys(command.words).length === 0) return refuse('instructions.no_words', {}, 'instruction');
  if (state.version !== command.seen) return refuse('instructions.stale', { version: state.version }, 'instruction');
  return { acts: [own('instructions.noted', actor.party!, { party: actor.party, subject: command.subject, version: state.version + 1, words: command.words })] };
}

/** What preparing needs of a procedure: what stands in it. */
export type Stand = { id: string; hash: string; roster: readonly string[]; deadline: Instant; closedAt: Instant | null; newest: number | null };
export type Preparation = { party: string; procedure: string; revision: number; content: Content; state: 'waiting' | 'released' | 'dropped'; prepared_by: string };
export type PreparePosition = { procedure: string; hash: string; kind: string | null; paragraphs: readonly number[]; words: Words; seen: number | null };

/** A member of the delegation prepares a position; the party alone reads it. */
export function prepare(state: { stand: Stand | null; before: Preparation | null }, command: PreparePosition, { actor, now }: Context<Charter>): Decision {
  if (!mayInstruct(actor)) return refuse('instructions.not_allowed');
  const { stand, before } = state;
  if (!stand || !stand.roster.includes(actor.party!)) return refuse('instructions.not_found', { subject: command.procedure });
  if (stand.closedAt !== null || now >= stand.deadline) return refuse('instructions.over', { deadline: stand.deadline });
  if (command.hash !== stand.hash || command.seen !== stand.newest) return refuse('instructions.moved', { procedure: stand.id });
  const kind = POSITIONS.find((one) => one === command.kind);
  if (!kind) return refuse('instructions.no_position', {}, 'kind');
  const words = Object.keys(command.words).length > 0 ? command.words : null;
  if ((kind === 'objects' || kind === 'reserves') && words === null) return refuse('instructions.no_reason', {}, 'words');
  const content = { kind, paragraphs: [...new Set(command.paragraphs)].sort((a, b) => a - b), words, hash: stand.hash, seen: stand.newest };
  return { acts: [own('instructions.prepared', actor.party!, { party: actor.party, procedure: stand.id, revision: (before?.revision ?? 0) + 1, content })] };
}

export type Settle = { procedure: string; revision: number };

function waiting(before: Preparation | null, command: Settle, actor: Actor): Preparation | ReturnType<typeof refuse> {
  if (!mayInstruct(actor)) return refuse('instructions.not_allowed');
  if (before?.state !== 'waiting') return refuse('instructions.nothing_waits', { procedure: command.procedure });
  return before.revision === command.revision ? before : refuse('instructions.prepared_anew', { revision: before.revision });
}

/** A person with the office releases what was prepared: the ordinary position, decided by `decide`, and the end of the preparation. */
export function release(before: Preparation | null, command: Settle, context: Context<Charter>, decide: (content: Content, preparedBy: string) => Decision): Decision {
  const found = waiting(before, command, context.actor);
  if (isRefusal(found)) return found;
  const taken = decide(found.content, found.prepared_by);
  if (isRefusal(taken)) return taken;
  return { acts: [...taken.acts, own('instructions.settled', found.party, { party: found.party, procedure: found.procedure, revision: found.revision, how: 'released' })] };
}

/** Anybody of the delegation drops what waits. */
export function drop(before: Preparation | null, command: Settle, { actor }: Context<Charter>): Decision {
  const found = waiting(before, command, actor);
  if (isRefusal(found)) return found;
  return { acts: [own('instructions.settled', found.party, { party: found.party, procedure: found.procedure, revision: found.revision, how: 'dropped' })] };
}

/** The position that a preparation would become, for working out what would follow. */
export const asPosition = ({ party, content }: Pick<Preparation, 'party' | 'content'>): Pick<Position, 'party' | 'kind' | 'paragraphs'> => ({ party, kind: content.kind, paragraphs: content.paragraphs });
