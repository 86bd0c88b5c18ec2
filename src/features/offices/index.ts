/**
 * Offices: who holds those of the charter, by what mandate, what they report and did; and who presides.
 *
 * The chair follows from the rotation (`core/charter/chair.ts`); where a decision says otherwise, the decision is an act and a
 * recorded term of the charter (`withTurns`), so that the rights of the chair follow it. Terms end, and reports are overdue, by
 * what is computed on reading.
 */
import type { Feature } from '../../platform/feature.ts';
import { left, logged, mandateGiven, presided, reported, takenUp } from './schema.ts';
import { projectLeft, projectLogged, projectMandate, projectPresided, projectReported, projectTakenUp } from './store.ts';
import { words } from './words.ts';

export const offices: Feature = {
  name: 'offices',
  acts: {
    'offices.taken_up': { payload: takenUp, project: projectTakenUp },
    'offices.left': { payload: left, project: projectLeft },
    'offices.mandate_given': { payload: mandateGiven, project: projectMandate },
    'offices.reported': { payload: reported, project: projectReported },
    'offices.logged': { payload: logged, project: projectLogged },
    'offices.presided': { payload: presided, project: projectPresided },
  },
  projections: { office_holdings: 'id', office_mandates: 'id', office_entries: 'id', chair_turns: 'id' },
  words,
};

export { giveMandate, leaveOffice, preside, takeUp, writeEntry } from './commands.ts';
export { readEntry, readLeave, readMandate, readPreside, readTakeUp } from './form.ts';
export { overdueReports, readOffices, standingOf, type OfficeRows, type OfficeStanding, type Overdue } from './read.ts';
export { mayKeepOffices, mayRecordChair, mayReport } from './rights.ts';
export { keptOffices, type TakeUp } from './rules.ts';
export { chairTurns, entriesOf, type ChairTurn, type Holding, type Mandate, type OfficeEntry } from './store.ts';
export { addMonths, duesUntil, expiryOf, nextDue, overdueOn } from '../../core/charter/terms.ts';
export { withTurns } from './turns.ts';
export { words as officesWords } from './words.ts';
