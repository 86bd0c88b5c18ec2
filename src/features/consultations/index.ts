/**
 * Consultations: a party asks the others to consult on a warning, under an article of the treaty.
 *
 * Those who are asked owe an answer: accept, ask for more, or reject with a reason. Who still owes one, and whether it
 * is late, is computed from the acts and the hour.
 */
import type { Feature } from '../../platform/feature.ts';
import { saysAnswered, saysRequested } from './says.ts';
import { answered, requested } from './schema.ts';
import { projectAnswered, projectRequested } from './store.ts';
import { words } from './words.ts';

export const consultations: Feature = {
  name: 'consultations',
  acts: {
    'consultations.requested': { payload: requested, project: projectRequested, says: saysRequested },
    'consultations.answered': { payload: answered, project: projectAnswered, says: saysAnswered },
  },
  projections: { consultations: 'id', answers: "consultation || ' ' || party" },
  words,
};

export { answerRequest, requestConsultation } from './commands.ts';
export { mayAnswer, mayRequest } from './rights.ts';
export { consultationMatters, standingOf, type RequestStanding } from './rules.ts';
export { ANSWERS, type AnswerKind } from './schema.ts';
export { answersTo, asGiven, asksOf, asRequest, consultationById, consultationsBetween, listConsultations, outstandingRequests, requestsWithoutText, warningsWithoutRequest, type Answer, type Consultation } from './store.ts';
export { stepOfConsultation } from './steps.ts';
export { words as consultationsWords } from './words.ts';
