import { DESK, type Actor } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import type { Command } from '../../platform/perform.ts';
import { consultationById } from '../consultations/index.ts';
import { asRunning, decidePosition, newestOf, procedureById, type Running } from '../procedures/index.ts';
import { textById } from '../texts/index.ts';
import { drop as decideDrop, note as decideNote, prepare as decidePrepare, release as decideRelease, type NoteInstruction, type Preparation, type PreparePosition, type Settle, type Stand } from './rules.ts';
import { instructionsOn, preparationIn } from './store.ts';

const readable = async (lease: ReadLease, subject: string): Promise<boolean> => (subject.startsWith('T-') ? await textById(lease, subject) : await consultationById(lease, subject)) !== null;
const runningIn = async (lease: ReadLease, id: string): Promise<Running | null> => {
  const found = await procedureById(lease, id);
  return found && asRunning(found);
};

export function noteInstruction(input: NoteInstruction, actor: Pick<Actor, 'party'>, once: string | null): Command<Charter, { readable: boolean; version: number }> {
  return {
    dossier: DESK, once,
    load: async (lease) => ({ readable: await readable(lease, input.subject), version: actor.party === null ? 0 : ((await instructionsOn(lease, actor.party, input.subject))[0]?.version ?? 0) }),
    decide: (state, context) => decideNote(state, input, context),
  };
}

export function preparePosition(input: PreparePosition, actor: Pick<Actor, 'party'>, once: string | null): Command<Charter, { stand: Stand | null; before: Preparation | null }> {
  return {
    dossier: DESK, once,
    load: async (lease) => {
      const running = await runningIn(lease, input.procedure);
      const party = actor.party ?? '';
      return {
        stand: running && { id: running.id, hash: running.hash, roster: running.roster, deadline: running.deadline, closedAt: running.closedAt, newest: newestOf(running.positions, party) },
        before: await preparationIn(lease, party, input.procedure),
      };
    },
    decide: (state, context) => decidePrepare(state, input, context),
  };
}

type Waiting = { before: Preparation | null; running: Running | null };
const load = (input: Settle, actor: Pick<Actor, 'party'>): Command<Charter, Waiting>['load'] => async (lease) => ({ before: await preparationIn(lease, actor.party ?? '', input.procedure), running: await runningIn(lease, input.procedure) });

/** Locks the dossier of the procedure, as taking a position does. */
export function releasePosition(input: Settle, procedure: { dossier: string }, actor: Pick<Actor, 'party'>, once: string | null): Command<Charter, Waiting> {
  return {
    dossier: procedure.dossier, once, load: load(input, actor),
    decide: ({ before, running }, context) => decideRelease(before, input, context, ({ kind, paragraphs, words, hash, seen }, preparedBy) =>
      decidePosition({ running }, { procedure: input.procedure, hash, kind, paragraphs, words: words ?? {}, seen, ...(preparedBy === context.actor.person ? {} : { preparedBy }) }, context)),
  };
}

export function dropPosition(input: Settle, actor: Pick<Actor, 'party'>, once: string | null): Command<Charter, Waiting> {
  return { dossier: DESK, once, load: load(input, actor), decide: ({ before }, context) => decideDrop(before, input, context) };
}
