/**
 * Procedures: a frozen text is circulated under the charter's silence procedure, and the parties take positions.
 *
 * The rule, the roster, the text's hash and the hour are pinned when the text is circulated. The outcome is computed on
 * reading by `core/procedure`, with its explanation as data; the newest position of a party on a paragraph stands.
 */
import type { Feature } from '../../platform/feature.ts';
import { saysCirculated, saysEnded, saysExtended, saysPosition, saysProposed, saysTakenBack, saysWithdrawn } from './says.ts';
import { circulated, confirmed, ended, extended, objectionWithdrawn, positionTaken, proposed, useObjected, takenBack } from './schema.ts';
import { projectCirculated, projectConfirmed, projectEnded, projectExtended, projectPosition, projectProposed, projectUseObjected, projectTakenBack, projectWithdrawn } from './store.ts';
import { words } from './words.ts';

export const procedures: Feature = {
  name: 'procedures',
  acts: {
    'procedures.circulated': { payload: circulated, project: projectCirculated, says: saysCirculated },
    'procedures.position_taken': { payload: positionTaken, project: projectPosition, says: saysPosition },
    'procedures.objection_withdrawn': { payload: objectionWithdrawn, project: projectWithdrawn, says: saysWithdrawn },
    'procedures.extended': { payload: extended, project: projectExtended, says: saysExtended },
    'procedures.ended': { payload: ended, project: projectEnded, says: saysEnded },
    'procedures.confirmed': { payload: confirmed, project: projectConfirmed },
    'procedures.proposed': { payload: proposed, project: projectProposed, says: saysProposed },
    'procedures.use_objected': { payload: useObjected, project: projectUseObjected },
    'procedures.taken_back': { payload: takenBack, project: projectTakenBack, says: saysTakenBack },
  },
  projections: { procedures: 'id', positions: "lpad(seq::text, 18, '0')", silence_proposals: 'id' },
  words,
};

export { sayBecause, sayRefused } from './because.ts';
export { circulateText, confirmAdoption, decisionsAt, endPeriod, extendPeriod, objectToUse, openProcedureOn, outcomeOf, proposeSilence, takePosition, takePositionBack, withdrawObjection } from './commands.ts';
export { mayCirculate, mayTakePosition } from './rights.ts';
export { consequence, deciding, newestOf, silenceMatters, takePosition as decidePosition, undoable, type Running, type TakePosition } from './rules.ts';
export { asRunning, disputedProcedures, listProcedures, liveProcedures, procedureById, proposalOf, proceduresBetween, runningProcedures, uncirculatedTexts, type FullProcedure, type PositionRow, type ProposalRow } from './store.ts';
export { stepOfDecision } from './steps.ts';
export { words as proceduresWords } from './words.ts';
