/**
 * Warnings: a person's, never a machine's. One sentence, a probability and apart from it a confidence, a consequence,
 * addressees, response options with lead times, and the date by which an answer is needed.
 *
 * Answer-by is the horizon less the longest lead time; another date needs a reason. A warning without addressee,
 * option or date is refused.
 *
 * Whoever may not issue one proposes it: a proposal warns nobody until a named person who did not write it approves it,
 * word for word as the page showed it (`hashOf`).
 */
import type { Feature } from '../../platform/feature.ts';
import { saysIssued, saysProposed, saysReturned, saysWithdrawn } from './says.ts';
import { issued, proposed, returned, withdrawn } from './schema.ts';
import { projectIssued, projectProposed, projectReturned, projectWithdrawn } from './store.ts';
import { words } from './words.ts';

export const warnings: Feature = {
  name: 'warnings',
  acts: {
    'warnings.issued': { payload: issued, project: projectIssued, says: saysIssued },
    'warnings.proposed': { payload: proposed, project: projectProposed, says: saysProposed },
    'warnings.returned': { payload: returned, project: projectReturned, says: saysReturned },
    'warnings.withdrawn': { payload: withdrawn, project: projectWithdrawn, says: saysWithdrawn },
  },
  projections: { warnings: 'id', proposals: 'id' },
  words,
};

export { approveProposal, issueWarning, proposeWarning, returnProposal, withdrawProposal, type Witness } from './commands.ts';
export { evidenceName, formOfContent, OPTION_ROWS, readEvidence, readWarningForm, type EvidenceRef } from './form.ts';
export { mayIssueWarning, mayProposeWarning } from './rights.ts';
export { answerByOf, type IssueWarning } from './rules.ts';
export { CONFIDENCE, type Content, type Evidence, type Option, type Proposal } from './schema.ts';
export { countWarnings, firstWarnings, listProposals, listWarnings, proposalById, signalsCited, warningById, warningHours, warningsIssued, warningsWithEvidence, type Warning } from './store.ts';
export { stepsOfWarning } from './steps.ts';
export { words as warningsWords } from './words.ts';
