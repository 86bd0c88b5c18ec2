/**
 * Operations: a request, the decision that opens a mandate, the forces and equipment that add up, the reports, the withdrawal, the close.
 *
 * An operation lives in a dossier and is what its acts say; state, what is owed, and the four strengths by day are computed on
 * reading by `core/operation`. A mandate is changed by a decision and by nothing else. Facts of the past come in by the same acts,
 * with their own day and their source, and are never refused for being late.
 */
import type { Feature } from '../../platform/feature.ts';
import { payloads } from './schema.ts';
import { projectEntry, projectRequested } from './store.ts';
import { words } from './words.ts';

export const operations: Feature = {
  name: 'operations',
  acts: {
    'operations.requested': { payload: payloads.requested, project: projectRequested },
    'operations.decided': { payload: payloads.decided, project: projectEntry },
    'operations.review_set': { payload: payloads.review_set, project: projectEntry },
    'operations.mandate_changed': { payload: payloads.mandate_changed, project: projectEntry },
    'operations.claimed': { payload: payloads.claimed, project: projectEntry },
    'operations.notified': { payload: payloads.notified, project: projectEntry },
    'operations.report_made': { payload: payloads.report_made, project: projectEntry },
    'operations.unit_required': { payload: payloads.unit_required, project: projectEntry },
    'operations.unit_offered': { payload: payloads.unit_offered, project: projectEntry },
    'operations.moved': { payload: payloads.moved, project: projectEntry },
    'operations.strength_reported': { payload: payloads.strength_reported, project: projectEntry },
    'operations.discrepancy_recorded': { payload: payloads.discrepancy_recorded, project: projectEntry },
    'operations.sitrep_entered': { payload: payloads.sitrep_entered, project: projectEntry },
    'operations.equipment_set': { payload: payloads.equipment_set, project: projectEntry },
    'operations.visit_recorded': { payload: payloads.visit_recorded, project: projectEntry },
    'operations.stage_entered': { payload: payloads.stage_entered, project: projectEntry },
    'operations.closed': { payload: payloads.closed, project: projectEntry },
    'operations.corrected': { payload: payloads.corrected, project: projectEntry },
  },
  projections: { operations: 'id', operation_acts: "lpad(seq::text, 18, '0')" },
  words,
};

export { recordEntry, requestOperation } from './commands.ts';
export { isWhat, readEntry, readRequest, REPORT_ROWS } from './form.ts';
export { notificationRules, readinessOrder } from './charter.ts';
export { mayKeepOperation, mayRecordMandate, mayRecordSome, mayReportFor, mayRequestOperation } from './rights.ts';
export { partyOf, type RequestOperation } from './rules.ts';
export { WHATS, type Entry, type What } from './schema.ts';
export { listOperations, operationById, runningOperations, type OperationFile, type OperationRow } from './store.ts';
export { words as operationsWords } from './words.ts';
