import { DESK, type Context, type Decision } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import * as rules from './rules.ts';
import { exerciseById, lessonsOf, type Exercise } from './store.ts';

type Made<S> = Command<Charter, S>;

export const planExercise = (input: rules.Plan, once: string | null): Made<{ next: number }> => ({
  dossier: DESK, once, load: async (lease) => ({ next: await nextNumber(lease, 'EX') }), decide: (state, context) => rules.planExercise(state, input, context),
});

const onExercise = <I extends { readonly exercise: string }>(decide: (state: { exercise: Exercise | null }, input: I, context: Context<Charter>) => Decision) =>
  (input: I, once: string | null): Made<{ exercise: Exercise | null }> => ({ dossier: DESK, once, load: async (lease) => ({ exercise: await exerciseById(lease, input.exercise) }), decide: (state, context) => decide(state, input, context) });

export const consentTo = onExercise(rules.consent);
export const attend = onExercise(rules.attend);
export const recordOutcome = onExercise(rules.recordOutcome);
export const recordDates = onExercise(rules.recordDates);

export const learnLesson = (input: Parameters<typeof rules.learnLesson>[1], once: string | null): Made<{ exercise: Exercise | null; next: number }> => ({
  dossier: DESK, once,
  load: async (lease) => ({ exercise: await exerciseById(lease, input.exercise), next: (await lessonsOf(lease, input.exercise)).length + 1 }),
  decide: (state, context) => rules.learnLesson(state, input, context),
});

export const closeLesson = (input: Parameters<typeof rules.closeLesson>[1], once: string | null): Made<Parameters<typeof rules.closeLesson>[0]> => ({
  dossier: DESK, once,
  load: async (lease) => {
    const lesson = (await lessonsOf(lease, input.exercise)).find((one) => one.no === input.no);
    return { exercise: await exerciseById(lease, input.exercise), lesson: lesson ? { no: lesson.no, closed: lesson.closed !== null } : null };
  },
  decide: (state, context) => rules.closeLesson(state, input, context),
});
