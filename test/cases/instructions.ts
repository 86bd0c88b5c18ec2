import type { Decision } from '../../src/core/act.ts';
import { drop, note, prepare, release, type NoteInstruction, type Preparation, type PreparePosition, type Stand } from '../../src/features/instructions/rules.ts';
import { analyst, as, both, later, signedDelegates } from '../actors.ts';
import { DEADLINE, HASH } from './procedures.ts';
import type { RefusalCase } from './refusal.ts';

const { KAZ } = signedDelegates;
const stand: Stand = { id: 'S-1', hash: HASH, roster: ['KAZ'], deadline: DEADLINE, closedAt: null, newest: null };
const waiting: Preparation = { party: 'KAZ', procedure: 'S-1', revision: 2, state: 'waiting', prepared_by: 'x', content: { kind: 'agrees', paragraphs: [], words: null, hash: HASH, seen: null } };
const noting = (change: Partial<NoteInstruction> = {}, state = { readable: true, version: 0 }): Decision => note(state, { subject: 'T-1', words: both('x'), seen: 0, ...change }, as(KAZ));
const preparing = (change: Partial<PreparePosition> = {}, state: Stand | null = stand, now = later(1)): Decision => prepare({ stand: state, before: null }, { procedure: 'S-1', hash: HASH, kind: 'agrees', paragraphs: [], words: {}, seen: null, ...change }, as(KAZ, now));

export const instructionRefusals: readonly RefusalCase[] = [
  ['instructions.not_allowed', 'an analyst of a centre notes', () => note({ readable: true, version: 0 }, { subject: 'T-1', words: both('x'), seen: 0 }, as(analyst))],
  ['instructions.not_found', 'on a text that the party may not read', () => noting({}, { readable: false, version: 0 }), { facts: { subject: 'T-1' } }],
  ['instructions.no_words', 'without words', () => noting({ words: {} }), { field: 'instruction' }],
  ['instructions.stale', 'a version was noted since', () => noting({}, { readable: true, version: 3 }), { facts: { version: 3 }, field: 'instruction' }],
  ['instructions.over', 'after the hour', () => preparing({}, stand, DEADLINE)],
  ['instructions.moved', 'the text is another', () => preparing({ hash: 'f'.repeat(64) })],
  ['instructions.moved', 'the party has moved', () => preparing({}, { ...stand, newest: 9 })],
  ['instructions.no_position', 'no position', () => preparing({ kind: null }), { field: 'kind' }],
  ['instructions.no_reason', 'an objection without words', () => preparing({ kind: 'objects' }), { field: 'words' }],
  ['instructions.nothing_waits', 'what was dropped is dropped again', () => drop({ ...waiting, state: 'dropped' }, { procedure: 'S-1', revision: 2 }, as(KAZ))],
  ['instructions.prepared_anew', 'an older revision is released', () => release(waiting, { procedure: 'S-1', revision: 1 }, as(KAZ), () => ({ acts: [] })), { facts: { revision: 2 } }],
];
