/**
 * Procedures: a frozen text is circulated under the charter's silence procedure, and the parties take positions.
 *
 * The rule, the roster, the text's hash and the hour are pinned when the text is circulated. The outcome is computed on
 * reading by `core/procedure`, with its explanation as data; the newest position of a party on a paragraph stands.
 */
import type { Feature } from '../../platform/feature.ts';
import { saysCirculated, saysPosition, saysWithdrawn } from './says.ts';
import { circulated, objectionWithdrawn, positionTaken } from './schema.ts';
import { projectCirculated, projectPosition, projectWithdrawn } from './store.ts';
import { words } from './words.ts';

export const procedures: Feature = {
  name: 'procedures',
  acts: {
    'procedures.circulated': { payload: circulated, project: projectCirculated, says: saysCirculated },
    'procedures.position_taken': { payload: positionTaken, project: projectPosition, says: saysPosition },
    'procedures.objection_withdrawn': { payload: objectionWithdrawn, project: projectWithdrawn, says: saysWithdrawn },
  },
  projections: { procedures: 'id', positions: "lpad(seq::text, 18, '0')" },
  words,
};

export { sayBecause } from './because.ts';
export { circulateText, decisionsAt, openProcedureOn, outcomeOf, takePosition, withdrawObjection } from './commands.ts';
export { mayCirculate, mayTakePosition } from './rights.ts';
export { newestOf, silenceMatters } from './rules.ts';
export { asRunning, disputedProcedures, listProcedures, liveProcedures, procedureById, proceduresBetween, runningProcedures, uncirculatedTexts, type FullProcedure, type PositionRow } from './store.ts';
export { stepOfDecision } from './steps.ts';
export { words as proceduresWords } from './words.ts';
