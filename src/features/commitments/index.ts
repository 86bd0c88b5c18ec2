/**
 * Commitments: every pledge followed to its outcome.
 *
 * A pledge is entered with the words it was made in, at most twelve, and the place where they stand: characters of a registered source, or a
 * paragraph of a text of the desk, whose audience it then has. What became of it is told by claims, each with source, grade and date; those
 * that disagree stand side by side. Status, days and what is overdue are computed on reading. With milestones a commitment is a goal.
 */
import type { Feature } from '../../platform/feature.ts';
import { claimWithdrawn, claimed, milestoneMet, milestoneSet, recorded, sourceAdded, useReported } from './schema.ts';
import { projectClaimWithdrawn, projectClaimed, projectMet, projectMilestone, projectRecorded, projectSource, projectUse } from './store.ts';
import { words } from './words.ts';

export const commitments: Feature = {
  name: 'commitments',
  acts: {
    'commitments.source_added': { payload: sourceAdded, project: projectSource },
    'commitments.recorded': { payload: recorded, project: projectRecorded },
    'commitments.claimed': { payload: claimed, project: projectClaimed },
    'commitments.claim_withdrawn': { payload: claimWithdrawn, project: projectClaimWithdrawn },
    'commitments.milestone_set': { payload: milestoneSet, project: projectMilestone },
    'commitments.milestone_met': { payload: milestoneMet, project: projectMet },
    'commitments.use_reported': { payload: useReported, project: projectUse },
  },
  projections: { claim_sources: 'id', commitments: 'id', commitment_claims: "lpad(seq::text, 18, '0')", commitment_milestones: "commitment || ' ' || lpad(no::text, 6, '0')", commitment_uses: "lpad(seq::text, 18, '0')" },
  words,
};

export { addSource, claimOutcome, meetMilestone, recordCommitment, reportUse, setMilestone, withdrawClaim } from './commands.ts';
export { readClaimForm, readCommitmentForm, readMetForm, readMilestoneForm, readSourceForm, readUseForm } from './form.ts';
export { mayClaim, mayRecordCommitment } from './rights.ts';
export type { AddSource, Claim, RecordCommitment } from './rules.ts';
export { CREDIBILITIES, GRADES, STATUSES, type Grade, type Status } from './schema.ts';
export { standingOf, type Days, type Standing } from './standing.ts';
export { claimsOf, commitmentById, listCommitments, listSources, milestonesOf, sourceById, usesOf, type ClaimRow, type Commitment, type Source } from './store.ts';
export { latestOf, type Progress } from './goal.ts';
export { overdueCommitments, readGoals, readRegister, standingFrom, type Followed, type Goal } from './view.ts';
export { words as commitmentsWords } from './words.ts';
