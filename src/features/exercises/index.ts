/**
 * Exercises: plan, the host's consent, who takes part, what came of it, and lessons that stay open until closed.
 *
 * Whoever hosts consents; each party says for itself whether it comes. Held, cancelled or moved is recorded with who said so and the reason,
 * or that none was given. Dates that sources tell differently stand side by side. That a day has passed without a word is computed on reading.
 */
import type { Feature } from '../../platform/feature.ts';
import { attended, came, consented, dated, lessonClosed, lessonLearnt, planned } from './schema.ts';
import { projectAttended, projectCame, projectClosed, projectConsented, projectDated, projectLearnt, projectPlanned } from './store.ts';
import { words } from './words.ts';

export const exercises: Feature = {
  name: 'exercises',
  acts: {
    'exercises.planned': { payload: planned, project: projectPlanned },
    'exercises.consented': { payload: consented, project: projectConsented },
    'exercises.attended': { payload: attended, project: projectAttended },
    'exercises.came': { payload: came, project: projectCame },
    'exercises.dated': { payload: dated, project: projectDated },
    'exercises.lesson_learnt': { payload: lessonLearnt, project: projectLearnt },
    'exercises.lesson_closed': { payload: lessonClosed, project: projectClosed },
  },
  projections: { exercises: 'id', exercise_dates: "lpad(seq::text, 18, '0')", exercise_attendance: "exercise || ' ' || party", exercise_lessons: "exercise || ' ' || lpad(no::text, 6, '0')" },
  words,
};

export { attend, closeLesson, consentTo, learnLesson, planExercise, recordDates, recordOutcome } from './commands.ts';
export { OBJECTIVE_ROWS, readAttendForm, readCloseForm, readConsentForm, readDatesForm, readLessonForm, readOutcomeForm, readPlanForm } from './form.ts';
export { mayAttend, mayConsent, mayLearn, mayPlanExercise } from './rights.ts';
export { datesDiffer, stateOf as exerciseState, type Plan } from './rules.ts';
export { ATTENDS, CAME } from './schema.ts';
export { attendanceOf, datesOf, exerciseById, lessonsOf, listExercises, type Exercise } from './store.ts';
export { words as exercisesWords } from './words.ts';
